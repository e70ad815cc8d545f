"""From talk to candidate patterns: discussions become candidates whose every statement is a quote. Pure."""
