"""What happens on a disk: files are read and changed there, whole or not at all."""
