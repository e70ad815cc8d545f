"""What a running space does for those who run it: it keeps itself ready and tells how it is doing."""
