"""What people do in the space, one task a file: its pages, its forms, and what follows from them."""
