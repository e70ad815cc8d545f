"""Draw relations as a circle: patterns around it by group, a curve for each; the same view gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING

from patternbook.discover.svg import escape, frontispiece, leave_frame, text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from patternbook.discover.relations.view import Member, RelationView, Tied

LARGEST = 400
"""Patterns that one circle can hold and still be read; beyond it the relations are told as a list only."""

_SIZE = 13
_SLOT = 20
_SMALLEST = 190
_GAP = 1.6
_LABEL = 330
_BEND = 0.32
_COLORS = 6
_CORNER = 0.29
"""How far, in radii, a circle stays away from the corner of its square, so that a legend fits there."""

CIRCLE_STYLE = """\
svg{font-family:system-ui,"Noto Sans",sans-serif}.member text,.groups text{fill:#1d2327}.groups text{font-weight:700}
.member a text{fill:#0b6b66}.member a:hover text{text-decoration:underline}.member.alone text{fill:#566068}
.ties path{fill:none;stroke:#566068;stroke-opacity:.45;stroke-width:1.2}.ties .mentioned{stroke-opacity:.25}
.ties .leads-to{stroke:#0b6b66;stroke-opacity:.85}.ties .requires,.ties .part-of{stroke:#9d4216;stroke-opacity:.8}
.ties .alternative{stroke-dasharray:5 4}.c0 circle,.c0 rect{fill:#3d6b1f}.c1 circle,.c1 rect{fill:#0b6b8a}
.c2 circle,.c2 rect{fill:#8a3d86}.c3 circle,.c3 rect{fill:#8a4d0b}.c4 circle,.c4 rect{fill:#4a55a8}
.c5 circle,.c5 rect{fill:#a0303d}
"""
"""What a circle that stands alone looks like; on a page, the page's own stylesheet decides."""


@dataclass(frozen=True, slots=True)
class _Seat:
    """Where a pattern sits: its angle in turns from the top, clockwise, and the point on the circle."""

    member: Member
    turn: float
    x: float
    y: float


def shortened(text: str, width: float, size: float) -> str:
    """Return a text that fits a width in pixels, its end cut where it does not."""
    if text_width(text, size) <= width:
        return text
    kept = text
    while kept and text_width(f"{kept}…", size) > width:
        kept = kept[: max(0, len(kept) - 1 - len(kept) // 16)]
    return f"{kept.rstrip()}…"


class _Circle:
    """Seats the patterns of a view and writes them down."""

    def __init__(self, view: RelationView, address: Callable[[str], str | None]) -> None:
        self.view = view
        self.address = address
        self.leave = ""
        self.there = sorted({member.group for member in view.members})
        slots = len(view.members) + _GAP * len(self.there)
        self.radius = max(_SMALLEST, slots * _SLOT / (2 * pi))
        self.alone = {member.slug for member in view.orphans}
        labels = (text_width(shortened(m.title, _LABEL, _SIZE), _SIZE) for m in view.members)
        self.center = self.radius + max(labels, default=0) + 28
        self.legend = max(0, 26 * len(self.there) + 16 - _CORNER * self.center)
        self.seats = self._seated(slots)

    def _seated(self, slots: float) -> dict[str, _Seat]:
        seats: dict[str, _Seat] = {}
        at = _GAP / 2
        before = self.there[0] if self.there else 0
        for member in self.view.members:
            at += _GAP if member.group != before else 0
            before = member.group
            turn = (at + 0.5) / slots
            angle = 2 * pi * turn - pi / 2
            seats[member.slug] = _Seat(member, turn, self.radius * cos(angle), self.radius * sin(angle))
            at += 1
        return seats

    def _tie(self, tie: Tied) -> str:
        one, two = self.seats[tie.source], self.seats[tie.target]
        middle = f"{(one.x + two.x) / 2 * _BEND:.1f} {(one.y + two.y) / 2 * _BEND:.1f}"
        return (
            f'<path class="{tie.kind}" data-from="{escape(tie.source)}" data-to="{escape(tie.target)}"'
            f' d="M{one.x:.1f} {one.y:.1f}Q{middle} {two.x:.1f} {two.y:.1f}"/>'
        )

    def _member(self, seat: _Seat) -> str:
        member = seat.member
        degrees = 360 * seat.turn - 90
        is_left = seat.turn > 1 / 2
        place = f"rotate({degrees:.2f}) translate({self.radius:.1f} 0)"
        turned = ' transform="rotate(180)"' if is_left else ""
        words = escape(shortened(member.title, _LABEL, _SIZE))
        text = (
            f'<text font-size="{_SIZE}" x="{-10 if is_left else 10}" dy=".35em"'
            f' text-anchor="{"end" if is_left else "start"}"{turned}>{words}</text>'
        )
        address = self.address(member.slug)
        shown = f'<a href="{escape(address)}"{self.leave}>{text}</a>' if address else text
        alone = " alone" if member.slug in self.alone else ""
        return (
            f'<g class="member c{member.group % _COLORS}{alone}" data-slug="{escape(member.slug)}" transform="{place}">'
            f'<title>{escape(member.title)}</title><circle r="4"/>{shown}</g>'
        )

    def _groups(self) -> Iterator[str]:
        for row, number in enumerate(self.there):
            y = 16 + 26 * row
            yield (
                f'<g class="c{number % _COLORS}"><rect x="16" y="{y}" width="14" height="14" rx="7"/>'
                f'<text x="38" y="{y + 12}" font-size="15">{escape(self.view.groups[number])}</text></g>'
            )

    def svg(self, label: str, style: str) -> str:
        width, height = 2 * self.center, 2 * self.center + self.legend
        self.leave = leave_frame(style)
        middle = f"translate({self.center:.1f} {self.center + self.legend:.1f})"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}"'
            f' height="{height:.0f}" class="circle" role="group" aria-label="{escape(label)}">{frontispiece(style)}'
            f'<g class="groups">{"".join(self._groups())}</g><g transform="{middle}">'
            f'<g class="ties" aria-hidden="true">{"".join(map(self._tie, self.view.ties))}</g>\n'
            + "\n".join(map(self._member, self.seats.values()))
            + "</g></svg>\n"
        )


def draw_circle(
    view: RelationView, label: str, address: Callable[[str], str | None], *, style: str = CIRCLE_STYLE
) -> str:
    """Return relations as SVG; `address` gives the link of a pattern's slug, None for no link.

    With an empty `style` the picture takes its looks from the page that it is put into: groups of
    class `member` with `data-slug` and `c0` to `c5` for the group, paths inside `ties` with the
    kind of the relation as class and its ends as `data-from` and `data-to`.
    """
    return _Circle(view, address).svg(label, style)
