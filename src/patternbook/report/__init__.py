"""The same findings in the words of many readers: people, editors, forges, build servers."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from patternbook.library import Finding, Library

FORMATS = {
    "text": "text",
    "json": "json_report",
    "github": "github",
    "gitlab": "gitlab",
    "sarif": "sarif",
    "junit": "junit",
}
"""Each format and its module, which has `write(findings, library) -> str`."""


def writer(name: str) -> Callable[[Sequence[Finding], Library], str]:
    """Return the function that writes findings in a format of FORMATS."""
    write: Callable[[Sequence[Finding], Library], str] = import_module(f"patternbook.report.{FORMATS[name]}").write
    return write
