"""The weights of the linear model; written by `scripts/train_identify.py`."""

WEIGHTS: dict[str, dict[str, float]] = {
    "worth": {"bias": -4.0, "problem": 1.0, "team": 1.5, "problem+team": 1.0, "chatter": -0.8, "tool": -0.8},
    "problem": {"bias": -2.5, "problem": 1.5, "problem+team": 1.0},
    "solution": {"bias": -3.0, "solved": 1.5, "solved+team": 1.0},
    "practice": {"bias": -3.0, "practice": 2.0},
    "question": {"bias": -2.5, "ask": 2.0, "question": 2.0},
}
