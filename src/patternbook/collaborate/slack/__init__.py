"""Listening in Slack: what comes in and goes out; what it means is told in `identify/listening`."""
