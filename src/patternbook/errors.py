"""The base class of everything Patternbook raises on bad use; bad data is never an exception."""


class PatternbookError(Exception):
    """Something that a person can mend; the message says what happened, where, and what to do next."""
