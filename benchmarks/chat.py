"""Write a synthetic Slack export: labelled talk among chatter, a third of it in threads, the same for the same seed.

python benchmarks/chat.py FOLDER MESSAGES CHANNELS
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
_DAY, _PER_DAY = 86_400, 400
_THREADED, _TELLING = 0.35, 0.02
_CHATTER = (
    "good morning", "sounds good", "the build is green again", "can somebody look at the log of the last run?",
    "lunch at noon?", "thanks a lot!", "I restarted the node and the error is gone", "on it",
    "see the ticket for details", "the release goes out at four", "works for me", "which version do you use?",
)  # fmt: skip


def _texts() -> list[str]:
    lines = (ROOT / "benchmarks" / "labelled" / "talk-en.txt").read_text(encoding="utf-8").splitlines()
    return [line.partition("\t")[2] for line in lines if line]


def make_export(target: Path, messages: int, channels: int, seed: int = 1) -> None:
    """Write an export with so many messages, a third of them in threads."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    telling = _texts()
    users = [{"id": f"U{n:08d}", "name": f"member{n}"} for n in range(500)]
    (target / "users.json").write_text(json.dumps(users), encoding="utf-8")
    for channel in range(channels):
        folder = target / f"channel-{channel:03d}"
        folder.mkdir()
        left, day, opened = messages // channels, 0, ""
        while left > 0:
            rows = []
            for number in range(min(left, _PER_DAY)):
                stamp = f"{1_600_000_000 + day * _DAY + number * 120}.{number:06d}"
                text = chance.choice(telling) if chance.random() < _TELLING else chance.choice(_CHATTER)
                text = f"{text} {chance.randrange(10**6)}"
                row = {"type": "message", "user": chance.choice(users)["id"], "text": text, "ts": stamp}
                if opened and chance.random() < _THREADED:
                    row["thread_ts"] = opened
                elif chance.random() < _THREADED:
                    row["thread_ts"] = opened = stamp
                rows.append(row)
            left -= len(rows)
            date = time.strftime("%Y-%m-%d", time.gmtime(1_600_000_000 + day * _DAY))
            (folder / f"{date}.json").write_text(json.dumps(rows), encoding="utf-8")
            day += 1


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True)
    make_export(folder, int(sys.argv[2]), int(sys.argv[3]))
