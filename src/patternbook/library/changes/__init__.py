"""A change as a value: what it edits and moves, how it is put together, and how people see it."""
