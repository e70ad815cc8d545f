"""What may be forgotten: kept where it can be, and no reason to fail where it cannot."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import jinja2

from patternbook.collaborate.disk.caches import cache_folder, keep_templates

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def environment() -> jinja2.Environment:
    """Return an environment with one template."""
    return jinja2.Environment(loader=jinja2.DictLoader({"page.html": "<p>{{ words }}</p>"}), autoescape=True)


def filled(pages: jinja2.Environment) -> str:
    """Return the one page, filled."""
    return pages.get_template("page.html").render(words="tea")


def test_templates_are_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects people from waiting for the same work at every build: the second one compiles nothing."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first, second = environment(), environment()
    keep_templates(first)
    assert filled(first) == "<p>tea</p>"
    assert list((cache_folder() / "templates").iterdir())
    keep_templates(second)
    monkeypatch.setattr(second, "compile", None)
    assert filled(second) == "<p>tea</p>"


def test_a_folder_that_vanishes_or_cannot_be_made_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects a build on a full or locked disk: the pages come all the same."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "there"))
    gone = environment()
    keep_templates(gone)
    shutil.rmtree(tmp_path / "there")
    assert filled(gone) == "<p>tea</p>"
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    barred = environment()
    keep_templates(barred)
    assert filled(barred) == "<p>tea</p>"
