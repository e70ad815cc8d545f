"""A promotion whose process dies at any instant leaves the library as it was or as it was to be, never between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gitlibrary import pattern_text
from test_apply import content, deaths

from patternbook.collaborate.disk.journal import finish, is_unfinished
from patternbook.collaborate.opening import preset
from patternbook.library import Files, apply, make_library, parse_config
from patternbook.mature.lifecycle.promotion import promote
from patternbook.mature.scope import Scope

if TYPE_CHECKING:
    from pathlib import Path

DOOR, GUIDE = "patterns/1-initial/open-door.md", "patterns/2-structured/guide.md"
TEXTS = {
    DOOR: pattern_text("Open Door", "See [Guide](../2-structured/guide.md)."),
    GUIDE: pattern_text("Guide", "See [Open Door](../1-initial/open-door.md).", "Structured"),
    "translation/es/patterns/open-door.md": pattern_text(
        "Puerta", "Vea [guía](../../../patterns/2-structured/guide.md)."
    ),
    "README.md": f"# Ours\n\n## Structured\n\n* [Guide]({GUIDE})\n\n## Initial\n\n* [Open Door]({DOOR}) - *In.*\n",
    "pattern-categorization/mind-map.md": "# Map\n\n## Begin\n\n### Doors\n\n#### Shut\n",
}
BEFORE = {path: text.encode() for path, text in TEXTS.items()}
LIBRARY = make_library(Files(BEFORE, frozenset(BEFORE)), parse_config("", preset()))
CHANGES = promote("open-door", Scope(LIBRARY), under="Shut").changes


def test_a_promotion_killed_at_every_step(tmp_path: Path) -> None:
    """Whatever step it dies at, the next command finds the library before or after, and cleans up behind it."""
    for path, data in BEFORE.items():
        (tmp_path / "library" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "library" / path).write_bytes(data)
    copies = deaths(tmp_path / "library", source="test_promote_killed")
    after = apply(CHANGES, BEFORE)
    assert len(CHANGES.edits) >= 5
    found = []
    for root in copies:
        finish(root)
        assert content(root) in (BEFORE, after), root.name
        assert not is_unfinished(root)
        found.append(content(root) == after)
    assert len(copies) > 30
    assert True in found
    assert False in found
