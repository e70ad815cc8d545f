"""How the space's database came to have the tables it has, one step a file."""
