"""What tests of promotion share: a library of our own words, and how it looks after a plan."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from patternbook.collaborate.opening import preset
from patternbook.library import Files, Library, ToNowhere, apply, make_library, parse_config, target_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from patternbook.mature.lifecycle.plan import Plan

SITE = "https://book.example.org/p"
FORGE = "https://forge.example.org/ours/patterns/blob/main"
CONFIG = f"""
[checks]
own_addresses = ["{FORGE}/"]
book_addresses = ["{SITE}/{{slug}}", "https://book.example.org/v/{{language}}/p/{{slug}}"]
"""


def pattern_text(title: str, solution: str, status: str, *, heading: Mapping[str, str] | None = None) -> str:
    """Return the text of a pattern with the sections that the tests look at."""
    parts = {"Title": title, "Patlet": f"Waiting costs time. {title} ends it.", "Solutions": solution, "Status": status}
    named = heading or {}
    return "\n\n".join(f"## {named.get(kind, kind)}\n\n{body}" for kind, body in parts.items()) + "\n"


def sources() -> dict[str, bytes]:
    """Return a library of three patterns on two levels, in two languages, that link to each other in every way."""
    door = (
        "See [the guide](../2-structured/guide.md#status), [again][g], [bell](bell.md) and "
        '<a href="bell.md">bell</a>, ![plan](../../assets/plan.png).\n\n[g]: ../2-structured/guide.md'
    )
    texts = {
        "patterns/1-initial/open-door.md": pattern_text("Open Door", door, "* Initial\n* Drafted at a table"),
        "patterns/1-initial/bell.md": pattern_text("Bell", "Before: [door](open-door.md#title).", "Initial"),
        "patterns/2-structured/guide.md": pattern_text(
            "Guide", f"[door](../1-initial/open-door.md) or <{FORGE}/patterns/1-initial/open-door.md>", "Structured"
        ),
        "translation/es/patterns/open-door.md": pattern_text(
            "Puerta Abierta", "Lea [la guía](guide.md) y [timbre](../../../patterns/1-initial/bell.md).", "* Inicial"
        ),
        "translation/es/patterns/guide.md": pattern_text("Guía", "[puerta](open-door.md)", "Estructurado"),
        "README.md": (
            "# Ours\n\n## Level 2: Structured\n\n* [Guide](patterns/2-structured/guide.md) - *Waiting costs time.*\n\n"
            "## Level 1: Initial\n\n* [Bell](patterns/1-initial/bell.md) - *Waiting costs time. Bell ends it.*\n"
            "* [Open Door](patterns/1-initial/open-door.md) - *Waiting costs time. Open Door ends it.*\n\n"
            f"Read {FORGE}/patterns/1-initial/open-door.md or {FORGE}/patterns/1-initial/open-door.md-old first.\n"
        ),
        "book/en/toc.md": "# Contents\n\n* [Guide](../../patterns/2-structured/guide.md) - Help.\n\n## End\n",
        "book/es/toc.md": "# Índice\n\n- [Guía](../../translation/es/patterns/guide.md): Ayuda.\n",
        "pattern-categorization/program-mind-map.md": (
            "# Map\n\n## Begin\n\n### Setup\n\n#### Nobody asks\n\n"
            f"##### [Guide]({SITE}/guide)\n\n#### Doors are shut\n"
        ),
        "pattern-categorization/es/program-mind-map.md": (
            f"# Mapa\n\n## Empezar\n\n### Inicio\n\n#### Nadie pregunta\n\n##### [Guía]({SITE}/guide)\n\n#### Puertas\n"
        ),
        "assets/plan.png": "png",
    }
    return {path: text.encode() for path, text in texts.items()}


def library_of(contents: Mapping[str, bytes], paths: frozenset[str] | None = None) -> Library:
    """Read a library from the bytes of its files."""
    return make_library(Files(contents, paths or frozenset(contents)), parse_config(CONFIG, preset()))


def carried_out(plan: Plan, contents: Mapping[str, bytes]) -> dict[str, str]:
    """Return the texts of all files after a plan."""
    return {path: data.decode() for path, data in apply(plan.changes, contents).items()}


def broken_links(library: Library) -> Counter[tuple[str, str]]:
    """Return how often a file, by name, has a link to a name that leads nowhere."""
    found: Counter[tuple[str, str]] = Counter()
    for page in (*library.by_path.values(), *library.documents.values()):
        for link in page.links:
            if isinstance(target_of(library, page.path, link.destination), ToNowhere):
                found[page.path.rpartition("/")[2], link.destination.rpartition("/")[2]] += 1
    return found
