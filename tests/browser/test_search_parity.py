"""The search in the browser gives the same answers as the one in Python, in the same order."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest
from parity import answered

from patternbook.collaborate.opening import open_library
from patternbook.discover import shards
from patternbook.discover.index import make_index
from patternbook.discover.search import SearchIndex

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

SCRIPT = "src/patternbook/publish/formats/web/theme/js/search.js"
ODD = [
    '"',
    "",
    "level:2",
    "org:SAP level:2",
    'has:instances "trusted committer"',
    "ﬁ ½ İ ẞ",
    "パターン",
    "内源",
    "é è",
    "a" * 60,
]


def queries(index: SearchIndex, count: int) -> list[str]:
    """Make queries from the library's own words: single ones, pairs, beginnings, phrases, strings cut anywhere."""
    chance = random.Random(7)
    texts = [passage.text for entry in index.entries for passage in entry.passages if len(passage.text) > 60]
    made = [*ODD, *(entry.title.lower() for entry in index.entries[:20])]
    while len(made) < count:
        text = chance.choice(texts)
        words = text.split() or [text]
        start = chance.randrange(len(words))
        kind = chance.randrange(5)
        some = " ".join(words[start : start + chance.randint(1, 4)])
        cut = chance.randrange(len(text) - 30)
        made.append([some, some[:4], f'"{some}"', f"{some} level:2", text[cut : cut + chance.randint(5, 30)]][kind])
    return made


@pytest.mark.parametrize("language", ["en", "es", "ja", "zh"])
def test_python_and_the_browser_agree(browser: Browser, corpus: Path, root: Path, language: str) -> None:
    """Protects the promise of one ranking everywhere: 200 queries, slugs, scores, sections and snippets alike."""
    library = open_library(corpus)
    index = SearchIndex(make_index(library, language))
    made = shards.files(shards.shards(library, language, largest=60_000))
    files = {f"search/{name}": make(shard) for name, make, shard in made}
    files["search.js"] = (root / SCRIPT).read_bytes()
    asked = queries(index, 200)
    found = answered(
        browser,
        files,
        """async ([asked, address]) => {
            const { loadIndex } = await import("/search.js");
            const index = await loadIndex(address);
            return asked.map((query) => index.search(query, 10).map((h) => [h.slug, h.score, h.section, h.snippet]));
        }""",
        asked,
    )
    expected = [[[h.slug, h.score, h.section, h.snippet] for h in index.search(query, 10)] for query in asked]
    for query, theirs, ours in zip(asked, found, json.loads(json.dumps(expected)), strict=True):
        assert theirs == ours, query
    assert sum(map(bool, expected)) > 150
