"""Addresses in the repository that a library lives in: see a file, edit it, open an issue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlencode

_quoted = lru_cache(maxsize=8192)(quote)


@lru_cache
def _place(address: str, action: str, branch: str) -> str:
    """Return the address below which a forge does something with the files of a branch."""
    dash = "/-" if "gitlab" in address.partition("://")[2].partition("/")[0] else ""
    return f"{address}{dash}/{action}/{quote(branch)}"


@dataclass(frozen=True, slots=True)
class Forge:
    """The repository on a forge that a library lives in.

    `address` is its web address without a final slash, `branch` the one that readers see, `folder`
    the library's place in the repository, "" or with a final slash.
    """

    address: str
    branch: str = "main"
    folder: str = ""

    def _file(self, action: str, path: str) -> str:
        return f"{_place(self.address, action, self.branch)}/{_quoted(self.folder + path)}"

    def view(self, path: str, anchor: str = "") -> str:
        """Return the address of a file."""
        return self._file("blob", path) + (f"#{quote(anchor)}" if anchor else "")

    def tree(self, path: str) -> str:
        """Return the address of a folder; `.` is the library itself."""
        return self._file("tree", "" if path == "." else path)

    def edit(self, path: str) -> str:
        """Return the address where a file can be edited."""
        return self._file("edit", path)

    def new_issue(self, title: str, body: str) -> str:
        """Return the address of a form for a new issue, filled in."""
        if "/-/" in self._file("", ""):
            return f"{self.address}/-/issues/new?" + urlencode({"issue[title]": title, "issue[description]": body})
        return f"{self.address}/issues/new?" + urlencode({"title": title, "body": body})
