"""Draw a tree as a picture: text stays text, patterns stay links, the same tree gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from patternbook.discover.maps.views import Node, NodeKind
from patternbook.discover.svg import escape, frontispiece, leave_frame, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_COLUMNS = {
    NodeKind.ROOT: (150, 17),
    NodeKind.BRANCH: (150, 17),
    NodeKind.GROUP: (190, 14),
    NodeKind.CHALLENGE: (250, 15),
    NodeKind.PATTERN: (230, 15),
}
"""Width of each kind's text in pixels, and its font size."""
_GAP = 44
_LINE = 1.3
_ROW = 12
_AIR = 22
_MARGIN = 16
_PHASES = 4

STYLE = """\
svg{font-family:system-ui,"Noto Sans",sans-serif}.node path{fill:none;stroke-width:1.6}.node text{fill:#1d2327}
.branch>text,.root>text{font-weight:700}.root>path{stroke:#566068}.group>text{fill:#566068}
.pattern a text{fill:#0b6b66}.pattern a:hover text{text-decoration:underline}
.b0>path{stroke:#3d6b1f}.b1>path{stroke:#0b6b8a}.b2>path{stroke:#8a3d86}.b3>path{stroke:#8a4d0b}
"""
"""What a picture that stands alone looks like, in plain CSS that converters to PNG know; on a page, the page's own
stylesheet decides."""


@dataclass(slots=True)
class _Box:
    """A node with its place: left edge, the line it sits on, its wrapped text, and its boxes below."""

    node: Node
    lines: tuple[str, ...]
    x: float
    width: float
    size: int
    branch: int
    own: float
    height: float = 0
    y: float = 0
    children: list[_Box] = field(default_factory=list)


class _Drawing:
    """Lays out one tree from left to right and writes it down."""

    def __init__(self, root: Node, address: Callable[[str], str | None]) -> None:
        self.address = address
        self.leave = ""
        self.right = 0.0
        self.root = self._measured(root, _MARGIN, 0)
        self._place(self.root, _MARGIN)

    def _measured(self, node: Node, x: float, branch: int) -> _Box:
        """Return a node's box with its height, which is its own text's or that of all that hangs below it."""
        width, size = _COLUMNS[node.kind]
        lines = wrap(node.title, width, size)
        own = len(lines) * size * _LINE + _ROW
        box = _Box(node, lines, x, width, size, branch, own)
        for number, child in enumerate(node.children):
            below = number % _PHASES if node.kind is NodeKind.ROOT else branch
            box.children.append(self._measured(child, x + width + _GAP, below))
        air = _AIR if node.kind is NodeKind.BRANCH else 0
        box.height = max(own, sum(child.height for child in box.children)) + air
        self.right = max(self.right, x + width)
        return box

    def _place(self, box: _Box, top: float) -> None:
        """Set the line that each node sits on: in the middle of what hangs below it, but never above its own text."""
        below = sum(child.height for child in box.children)
        at = top + (box.height - below) / 2
        for child in box.children:
            self._place(child, at)
            at += child.height
        middle = (box.children[0].y + box.children[-1].y) / 2 if box.children else top + (box.height + box.own) / 2
        box.y = max(middle, top + box.own) - (0 if box.children else _ROW / 2)

    def _edge(self, parent: _Box, child: _Box) -> str:
        start, end = parent.x + parent.width, child.x
        bend = (start + end) / 2
        curve = f"M{start:g} {parent.y:.1f}C{bend:g} {parent.y:.1f} {bend:g} {child.y:.1f} {end:g} {child.y:.1f}"
        return f"{curve}H{child.x + child.width:g}"

    def _text(self, box: _Box) -> str:
        first = box.y - 6 - (len(box.lines) - 1) * box.size * _LINE
        rows = "".join(
            f'<tspan x="{box.x:g}" y="{first + number * box.size * _LINE:.1f}">{escape(line)}</tspan>'
            for number, line in enumerate(box.lines)
        )
        text = f'<text font-size="{box.size}">{rows}</text>'
        address = self.address(box.node.slug) if box.node.slug else None
        return f'<a href="{escape(address)}"{self.leave}>{text}</a>' if address else text

    def _node(self, box: _Box, parent: _Box | None) -> Iterator[str]:
        path = self._edge(parent, box) if parent else f"M{box.x:g} {box.y:.1f}H{box.x + box.width:g}"
        yield f'<g class="node {box.node.kind} b{box.branch}"><path d="{path}"/>{self._text(box)}'
        for child in box.children:
            yield from self._node(child, box)
        yield "</g>"

    def svg(self, label: str, style: str) -> str:
        width, height = self.right + _MARGIN, self.root.height + 2 * _MARGIN
        self.leave = leave_frame(style)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}"'
            f' height="{height:.0f}" class="tree" role="group" aria-label="{escape(label)}">{frontispiece(style)}'
            + "\n".join(self._node(self.root, None))
            + "</svg>\n"
        )


def draw_tree(root: Node, address: Callable[[str], str | None], *, style: str = STYLE) -> str:
    """Return a tree as SVG; `address` gives the link of a pattern's slug, None for no link.

    With an empty `style` the picture takes its looks from the page that it is put into: groups of
    class `node`, with the kind (`root`, `branch`, `group`, `challenge`, `pattern`) and `b0` to `b3`
    for the branch.
    """
    return _Drawing(root, address).svg(root.title, style)
