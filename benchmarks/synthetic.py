"""Make a large pattern library by varying the patterns of a given one, the same for the same seed."""

from __future__ import annotations

import random
import re
import shutil
import sys
from pathlib import Path

_LINK = re.compile(r"\]\((?!https?:|#|mailto:)[^)\s]*?([\w-]+)\.md(#[^)]*)?\)")
_WORD = re.compile(r"\b[a-z]{6,}\b")
_SWAPPED = 0.05


def _varied(text: str, chance: random.Random, words: list[str]) -> str:
    """Swap one long word in twenty for another of the library, so that no two patterns are alike."""
    return _WORD.sub(lambda m: chance.choice(words) if chance.random() < _SWAPPED else m.group(), text)


def _body(source: str, number: int, count: int, chance: random.Random, words: list[str]) -> str:
    """Return a pattern like the source, with its own title and links to other patterns of the new library."""
    text = _LINK.sub(lambda m: f"](p{chance.randrange(count):05d}-{m.group(1)}.md)", source)
    text = re.sub(r"\]\((?!https?:|#|mailto:)[^)\s]*/[^)]*\)", "](https://example.org/)", text)
    text = re.sub(r"(## Title\s+)(.+)", lambda m: f"{m.group(1)}{m.group(2)} {number}", text, count=1)
    return _varied(text, chance, words)


def make_library(origin: Path, target: Path, count: int, seed: int = 1) -> Path:
    """Write a library of `count` level-2 patterns into an empty folder and return it."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    files = sorted((origin / "patterns" / "2-structured").glob("*.md"))
    sources = [(file.stem, file.read_text(encoding="utf-8")) for file in files]
    words = sorted({word for _, text in sources for word in _WORD.findall(text)})
    stems = [sources[i % len(sources)][0] for i in range(count)]
    names = {f"{i:05d}": f"p{i:05d}-{stem}" for i, stem in enumerate(stems)}
    folder = target / "patterns" / "2-structured"
    folder.mkdir(parents=True)
    for i in range(count):
        text = _body(sources[i % len(sources)][1], i, count, chance, words)
        text = re.sub(r"\]\(p(\d{5})-[\w-]+\.md\)", lambda m: f"](./{names[m.group(1)]}.md)", text)
        (folder / f"{names[f'{i:05d}']}.md").write_text(text, encoding="utf-8")
    return target


if __name__ == "__main__":
    origin, target, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    shutil.rmtree(target, ignore_errors=True)
    make_library(origin, target, count)
