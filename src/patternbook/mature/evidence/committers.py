"""Who may review: the accounts that the library's page of trusted committers or its CODEOWNERS name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.pattern.markdown import list_items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from patternbook.library import Document

_ACCOUNT = re.compile(r"(?<![\w.+-])@([A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?)(?![\w/-])")
_CURRENT = re.compile(r"\b(?:trusted )?(?:committer|maintainer|owner|editor)s?\b", re.IGNORECASE)
_NAME_END = re.compile(r"\s*(?:[,;:(（]|\s[-–—]\s)")
_FORMER = re.compile(r"\b(?:alumni|former|past|emeritus|emeriti|hall of fame)\b", re.IGNORECASE)


def account_key(name: str) -> str:
    """Return by what an account is known, however somebody wrote its name: without a leading @ and without case."""
    return name.strip().removeprefix("@").casefold()


def committers_on_page(page: Document) -> tuple[str, ...]:
    """Return the accounts listed below the headings of present committers, in order; alumni are none.

    A page that names no account lists people by their names.
    """
    parts = tuple(_parts(page))
    accounts = dict.fromkeys(account for part in parts for account in _ACCOUNT.findall(part))
    names = (_NAME_END.split(item.text, maxsplit=1)[0].strip() for part in parts for item in list_items(part))
    return tuple(accounts or dict.fromkeys(name for name in names if name))


def _parts(page: Document) -> Iterator[str]:
    """Yield the texts below the headings of present committers."""
    headings = page.headings
    for index, heading in enumerate(headings):
        end = headings[index + 1].span.start if index + 1 < len(headings) else len(page.source)
        if _CURRENT.search(heading.text) and not _FORMER.search(heading.text):
            yield page.source[heading.span.end : end]


def code_owners(text: str) -> tuple[str, ...]:
    """Return the accounts of a CODEOWNERS file, in order; teams are left out, since nobody can be told from them."""
    lines = (line.partition("#")[0] for line in text.splitlines())
    return tuple(dict.fromkeys(name for line in lines for name in _ACCOUNT.findall(line)))
