"""Numbers of things as sentences tell them."""

from __future__ import annotations


def number_of(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: "1 section", "2 sections"; `plural` where an s does not make it."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"
