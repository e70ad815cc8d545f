"""Begin proposals from a process of its own, at the same time as others do."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from patternbook.collaborate.git.repository import commit_at, open_repository
from patternbook.collaborate.proposals.discussion import begin
from patternbook.collaborate.proposals.forge import Kind, Note, Person


def beginnings(root: Path, writer: str, count: int) -> None:
    """Begin proposals; print the number of each with the words of its first note."""
    repository = open_repository(root)
    head = commit_at(repository, "HEAD").id
    for edit in range(count):
        words = f"{writer}-{edit}"
        note = Note(Kind.PROPOSED, Person(writer), datetime.now(UTC), words, head=str(head))
        print(begin(repository.git, note, head), words)  # noqa: T201 - its parent listens


def race(root: Path, processes: int, count: int) -> list[tuple[int, str]]:
    """Let several processes begin proposals; return the numbers that they were told, with the words."""
    command = [sys.executable, __file__, str(root)]
    running = [
        subprocess.Popen([*command, f"writer-{n}", str(count)], stdout=subprocess.PIPE, text=True)
        for n in range(processes)
    ]
    lines = [line for each in running for line in each.communicate(timeout=300)[0].splitlines()]
    assert [each.returncode for each in running] == [0] * processes
    return [(int(number), words) for number, _, words in (line.partition(" ") for line in lines)]


if __name__ == "__main__":
    beginnings(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
