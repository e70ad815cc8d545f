"""The life of a pattern, each step one change: begun, given instances, promoted, renamed, retired."""
