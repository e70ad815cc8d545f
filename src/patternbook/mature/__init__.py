"""How mature a pattern is: rules, requirements of a level, verdicts. Pure."""
