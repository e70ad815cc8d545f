"""The space of a library that lives on GitHub: what changes there is heard, and the space answers there."""
