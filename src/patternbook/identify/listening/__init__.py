"""What is heard while people talk: a thread that somebody points at, asked consent for, told of once a week."""
