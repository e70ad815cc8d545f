"""Every key of the configuration is explained, and what is explained exists."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.opening import preset
from patternbook.collaborate.store.operator import GitHub, OAuth
from patternbook.identify.settings import Settings as Identify
from patternbook.library import BookConfig, parse_config
from patternbook.library.config_keys import refuse_unknown
from patternbook.mature.levels.approval import Approval
from patternbook.mature.levels.requirements import Requirement
from patternbook.mature.settings import Settings as Checks

if TYPE_CHECKING:
    from pathlib import Path

TABLES = {"checks": Checks, "book": BookConfig, "requirements": Requirement, "approval": Approval, "identify": Identify}
READ = re.compile(r'options\.get\(\s*"(\w+)"|_table\(\w+(?:\.\w+)*, "(\w+)"\)')


def chapters(root: Path) -> dict[str, str]:
    """Return the chapters of the page by the tables that their headings name."""
    text = (root / "docs/configuration.md").read_text(encoding="utf-8")
    parts = re.split(r"(?m)^## ", text)[1:]
    return {name: part for part in parts for name in re.findall(r"`\[+(\w+)", part.partition("\n")[0])}


def keys(chapter: str) -> set[str]:
    """Return the keys that the table of a chapter explains."""
    return set(re.findall(r"(?m)^\| `([\w-]+)` \|", chapter))


@pytest.mark.parametrize("table", TABLES)
def test_every_key_of_a_table_is_explained(root: Path, table: str) -> None:
    """Protects people who configure: each key that is read is on the page, and no other."""
    assert keys(chapters(root)[table]) == {field.name for field in fields(TABLES[table])}


def test_every_key_of_the_library_is_explained(root: Path) -> None:
    """Protects libraries of another shape: each key of the preset's first table, and each key of a section."""
    found = tomllib.loads(preset())
    assert keys(chapters(root)["library"]) == set(found["library"])
    assert keys(chapters(root)["template"]) == {key for form in found["template"]["sections"] for key in form}


def test_every_table_is_explained(root: Path) -> None:
    """Protects from tables that only their author knows: all that the program or the preset names are on the page."""
    sources = (path.read_text(encoding="utf-8") for path in (root / "src/patternbook").rglob("*.py"))
    read = {name for source in sources for match in READ.findall(source) for name in match if name}
    page = (root / "docs/configuration.md").read_text(encoding="utf-8")
    missing = {name for name in {*read, *tomllib.loads(preset())} if f"[{name}" not in page}
    assert not missing


def test_what_is_explained_may_be_written(root: Path) -> None:
    """Protects whoever follows the page: no table or key that it explains is refused, nor any that the preset has."""
    refuse_unknown(preset())
    for table, chapter in chapters(root).items():
        head = "[[template.sections]]" if table == "template" else f"[{table}]"
        refuse_unknown("\n".join([head, *(f"{key} = 1" for key in keys(chapter))]))


@pytest.mark.parametrize("table", [OAuth, GitHub])
def test_every_setting_of_the_operator_is_explained(root: Path, table: type[OAuth | GitHub]) -> None:
    """Protects operators: each key of the settings file stands in its example."""
    page = (root / "docs/operations.md").read_text(encoding="utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    written = tomllib.loads(example)[table.__name__.lower()]
    assert set(written) == {each.name.replace("_", "-") for each in fields(table)}


def test_the_example_can_be_read(root: Path) -> None:
    """Protects whoever copies the example from the page."""
    page = (root / "docs/configuration.md").read_text(encoding="utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    config = parse_config(example, preset())
    assert [level.name for level in config.levels] == ["Draft", "Published"]
    assert [form.kind for form in config.forms] == ["problem", "solution"]
