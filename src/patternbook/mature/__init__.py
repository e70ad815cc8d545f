"""How mature a pattern is: rules, verdicts, what people said, and every change that a pattern goes through. Pure."""
