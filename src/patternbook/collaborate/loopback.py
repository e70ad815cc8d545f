"""By which names a machine calls itself; nobody else is reached by them, nor reaches what listens on them alone."""

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
