"""The advisor in the browser gives the same matches as the one in Python, for the same reasons."""

from __future__ import annotations

import json
import random
import tomllib
from typing import TYPE_CHECKING

import pytest
from parity import answered

from patternbook.collaborate.opening import open_library
from patternbook.discover import shards
from patternbook.discover.advisor.index import AdviceIndex
from patternbook.discover.advisor.knowledge import make_advice
from patternbook.discover.advisor.matching import recommend

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

SCRIPTS = "src/patternbook/publish/formats/web/theme/js"
ODD = [
    "",
    " ",
    "?!",
    "a" * 60,
    "level:2",
    "<b>trust</b> & fear",
    "ﬁ ½ İ",
    "é è",
    "trust " * 700,
    "信頼できない、なぜ？",
    "İstanbul’da ekip",
]


def questions(index: AdviceIndex, root: Path, language: str) -> list[str]:
    """Return questions for a language: odd ones, written ones in English, and words cut from the library's texts."""
    asked = tomllib.loads((root / "benchmarks" / "questions.toml").read_text(encoding="utf-8"))
    written = [each["text"] for each in asked["answerable"]] + asked["unanswerable"] if language == "en" else []
    chance = random.Random(11)
    texts = [passage.text for entry in index.entries for passage in entry.passages if len(passage.text) > 80]
    made = []
    while len(made) + len(written) + len(ODD) < 150:
        first, second = chance.choice(texts), chance.choice(texts)
        cut, other = chance.randrange(len(first) - 40), chance.randrange(len(second) - 40)
        made.append(f"{first[cut : cut + 40]} {second[other : other + 25]}")
    return [*ODD, *written, *made]


@pytest.mark.parametrize("language", ["en", "es", "ja", "zh"])
def test_python_and_the_browser_agree(browser: Browser, corpus: Path, root: Path, language: str) -> None:
    """Protects the promise of one advisor everywhere: 150 questions a language, order, confidence and quotes alike."""
    library = open_library(corpus)
    advice = make_advice(library, language)
    index = AdviceIndex(advice)
    made = shards.files(shards.shards(library, language, largest=90_000))
    files = {f"search/{name}": make(shard) for name, make, shard in made}
    files |= {f"js/{name}": (root / SCRIPTS / name).read_bytes() for name in ("advise.js", "search.js")}
    asked = questions(index, root, language)
    found = answered(
        browser,
        files,
        """async ([asked, address]) => {
            const { loadAdvisor } = await import("/js/advise.js");
            const advisor = await loadAdvisor(address);
            const why = (r) => [r.section, r.start, r.end, r.text, r.answers];
            const told = (m) => [m.slug, m.confidence, m.reasons.map(why)];
            return asked.map((question) => advisor.recommend(question).map(told));
        }""",
        asked,
    )
    expected = [
        [
            [m.slug, m.confidence, [[r.section, *r.span, r.text, r.answers] for r in m.reasons]]
            for m in recommend(question, index)
        ]
        for question in asked
    ]
    for question, theirs, ours in zip(asked, found, json.loads(json.dumps(expected)), strict=True):
        assert theirs == ours, question
    assert sum(map(bool, expected)) > 90
