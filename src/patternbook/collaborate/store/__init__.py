"""What is private in a space: its database, who may sign in, what is still to be sent."""
