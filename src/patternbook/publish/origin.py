"""Addresses in the repository that a library lives in: see a file, edit it, open an issue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import quote, urlencode

_quoted = lru_cache(maxsize=8192)(quote)


@lru_cache
def _place(address: str, action: str, branch: str) -> str:
    """Return the address below which a forge does something with the files of a branch."""
    dash = "/-" if "gitlab" in address.partition("://")[2].partition("/")[0] else ""
    return f"{address}{dash}/{action}/{quote(branch)}"


@dataclass(frozen=True, slots=True)
class Origin:
    """The repository on a forge that a library lives in.

    `address` is its web address without a final slash, `branch` the one that readers see, `folder`
    the library's place in the repository, "" or with a final slash. Of a shelf, the files `public` lie in
    the repository of the library underneath, `below`. Without an address there are none to give, only "".
    """

    address: str
    branch: str = "main"
    folder: str = ""
    public: frozenset[str] = frozenset()
    below: Origin | None = None

    def _file(self, action: str, path: str) -> str:
        if path in self.public:
            return self.below._file(action, path) if self.below else ""  # noqa: SLF001 - its own kind
        if not self.address:
            return ""
        return f"{_place(self.address, action, self.branch)}/{_quoted(self.folder + path)}"

    def view(self, path: str, anchor: str = "") -> str:
        """Return the address of a file."""
        address = self._file("blob", path)
        return f"{address}#{quote(anchor)}" if anchor and address else address

    def tree(self, path: str) -> str:
        """Return the address of a folder, in the library underneath where it holds files of that; `.` is the whole."""
        if path != "." and any(file.startswith(f"{path}/") for file in self.public):
            return self.below.tree(path) if self.below else ""
        return self._file("tree", "" if path == "." else path)

    def edit(self, path: str) -> str:
        """Return the address where a file can be edited."""
        return self._file("edit", path)

    def edit_notes(self, path: str) -> str:
        """Return the address where a shelf's notes can be edited, though a public file have the same path."""
        return replace(self, public=frozenset(), below=None).edit(path)

    def new_issue(self, title: str, body: str) -> str:
        """Return the address of a form for a new issue, filled in."""
        if not self.address:
            return ""
        if "/-/" in self._file("", ""):
            return f"{self.address}/-/issues/new?" + urlencode({"issue[title]": title, "issue[description]": body})
        return f"{self.address}/issues/new?" + urlencode({"title": title, "body": body})
