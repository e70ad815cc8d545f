"""Write a tree as text: nested lists in HTML, an outline in Markdown as markmap reads it, plain values for JSON."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from patternbook.discover.maps.views import Node

_DEEPEST_HEADING = 6


def tree_html(root: Node, address: Callable[[str], str | None]) -> str:
    """Return what hangs below a tree's root as nested lists; items carry their kind as class."""

    def item(node: Node) -> str:
        link = address(node.slug) if node.slug else None
        words = f'<a href="{escape(link)}">{escape(node.title)}</a>' if link else f"<span>{escape(node.title)}</span>"
        below = f"<ul>{''.join(map(item, node.children))}</ul>" if node.children else ""
        return f'<li class="{node.kind}">{words}{below}</li>'

    return f'<ul class="outline">{"".join(map(item, root.children))}</ul>\n'


def tree_markdown(root: Node, address: Callable[[str], str | None]) -> str:
    """Return a tree as an outline of headings, the form in which mind maps are kept and markmap draws them."""
    blocks: list[str] = []

    def write(node: Node, depth: int) -> None:
        link = address(node.slug) if node.slug else None
        title = f"[{node.title}]({link})" if link else node.title
        mark = "#" * depth if depth <= _DEEPEST_HEADING else "-"
        blocks.append(f"{mark} {title}\n")
        for child in node.children:
            write(child, depth + 1)

    write(root, 1)
    return "\n".join(blocks)


def tree_value(root: Node) -> dict[str, Any]:
    """Return a tree as plain values: title, kind, slug of a pattern, children."""
    value: dict[str, Any] = {"title": root.title, "kind": str(root.kind)}
    if root.slug:
        value["slug"] = root.slug
    if root.children:
        value["children"] = [tree_value(child) for child in root.children]
    return value
