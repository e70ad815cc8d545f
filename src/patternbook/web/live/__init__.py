"""The book of a library as its files are now, and what the space sets around its pages."""
