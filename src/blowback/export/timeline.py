"""What happened when, as an inline SVG picture that is computed here, so that it is reproducible?

Above the axis what counts as friendly, below it what counts as hostile or neither; then ties as bars, dashed
where no end is told; turns as bands over all of it; and at the foot how much was read, so that a week without
reading is told from a quiet one. Every mark leads to its line. Many marks become columns of counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from blowback.export.scale import (
    LEFT,
    RIGHT,
    WIDTH,
    Scale,
    axis,
    day_of,
    days_of,
    end_of,
    first_of,
    iso,
    months_of,
    scale_of,
)
from blowback.records import Mark, Timeline
from blowback.text.escapes import visible

MOST_SINGLE = 36  # happenings that are drawn one by one
_ROW, _BAR, _AXIS, _STRIP, _COLUMN = 15.0, 8.0, 5.0, 20.0, 46.0
_SHORTEST = 5.0
_LETTER = 5.4  # of a small letter, in units of the picture
_LONGEST = 44
_MOST_ROWS = 8


class _Placed(NamedTuple):
    """A mark in the picture: where it lies, on which side its words stand, how far all of it reaches."""

    mark: Mark
    words: str
    x: float
    width: float
    side: str
    left: float
    right: float


def timeline_svg(timeline: Timeline, anchors: Mapping[str, str]) -> str | None:
    """The picture as an ``<svg>`` element; ``None`` where nothing is dated.

    Args:
        timeline: what is drawn.
        anchors: where on the page the line of a row is; a row that has none is drawn without a link.
    """
    dated = [mark for mark in timeline.marks if days_of(mark.interval)]
    if not dated:
        return None
    scale = scale_of(timeline.marks)
    picture = _Picture(scale, anchors)
    episodes = [mark for mark in dated if mark.what == "episode"]
    picture.turns([mark for mark in dated if mark.what == "turn"])
    if len(episodes) <= MOST_SINGLE:
        picture.singly(episodes)
    else:
        picture.counted(episodes)
    picture.ties([mark for mark in timeline.marks if mark.what == "tie"])
    picture.read({week: each.articles for each in timeline.exposure if (week := day_of(each.week))})
    return picture.drawn()


class _Picture:
    """Draws one lane under the other."""

    def __init__(self, scale: Scale, anchors: Mapping[str, str]) -> None:
        self._scale, self._anchors = scale, anchors
        self._behind: list[str] = []
        self._body: list[str] = []
        self._bands: list[Mark] = []
        self._top = 6.0

    # --- lanes ------------------------------------------------------------------------------------

    def turns(self, marks: Sequence[Mark]) -> None:
        """Bands over all lanes; their names stand above, with the pair where there are several pairs."""
        self._bands = list(marks)
        pairs = {mark.text.rpartition(": ")[0] for mark in marks}
        stacked = _stacked([self._name(mark, whole=len(pairs) > 1) for mark in marks])
        for placed, row in stacked:
            self._link(placed.mark, _words(placed, self._top + row * _ROW + 10, "label turned"))
        self._top += (max((row for _, row in stacked), default=-1) + 1) * _ROW + (4 if stacked else 0)

    def _name(self, mark: Mark, *, whole: bool) -> _Placed:
        first, last = days_of(mark.interval)
        x, width = self._scale.x(first), max(self._scale.x(last) - self._scale.x(first), _SHORTEST)
        words = mark.text if whole else mark.text.rpartition(": ")[2]
        if len(words) * _LETTER * 1.1 + 6 < width:  # its name stands within the band
            return _Placed(mark, words, x, 0.0, "right", x, x + width)
        return _placed(mark, words, x, width)

    def singly(self, marks: Sequence[Mark]) -> None:
        """One bar a happening, as long as the time that is told, stacked away from the axis."""
        above = _stacked([self._bar(mark) for mark in marks if mark.sign > 0])
        below = _stacked([self._bar(mark) for mark in marks if mark.sign <= 0])
        height = max((row for _, row in above), default=-1) + 1
        if above:
            self._lane("friendly", self._top + height * _ROW - 4)
        for placed, row in above:
            self._episode(placed, self._top + (height - 1 - row) * _ROW)
        self._top += height * _ROW + 3
        self._axis()
        if below:
            self._lane("hostile", self._top + 11)
        for placed, row in below:
            self._episode(placed, self._top + row * _ROW)
        self._top += (max((row for _, row in below), default=-1) + 1) * _ROW + 6

    def _axis(self) -> None:
        y = self._top
        self._body.append(f'<line class="axis" x1="0" x2="{WIDTH:.0f}" y1="{y:.1f}" y2="{y:.1f}"/>')
        self._top += _AXIS

    def _lane(self, name: str, y: float) -> None:
        self._body.append(f'<text class="lane" x="0" y="{y:.1f}">{name}</text>')

    def _bar(self, mark: Mark) -> _Placed:
        first, last = days_of(mark.interval)
        x = self._scale.x(first) if last >= self._scale.first else LEFT
        width = max(self._scale.x(last) - self._scale.x(first), _SHORTEST)
        return _placed(mark, mark.text, x, width)

    def _episode(self, placed: _Placed, y: float) -> None:
        mark = placed.mark
        kind = "deed" if mark.material else "word"
        bar = (
            f'<rect class="s{mark.sign} {kind}" x="{placed.x:.1f}" y="{y + 2:.1f}" '
            f'width="{placed.width:.1f}" height="{_BAR:.0f}" rx="2"/>'
        )
        self._link(mark, bar + _words(placed, y + 10, "label"))

    def counted(self, marks: Sequence[Mark]) -> None:
        """Columns of counts a month, a quarter or a year, deeds nearest to the axis."""
        bins: dict[int, list[Mark]] = defaultdict(list)
        months = months_of(self._scale)
        for mark in marks:
            bins[first_of(max(days_of(mark.interval)[0], self._scale.first), months)].append(mark)
        most = max(sum(m.sign > 0 for m in some) for some in bins.values())
        worst = max(sum(m.sign <= 0 for m in some) for some in bins.values())
        unit = min(_COLUMN * 2 / max(most + worst, 1), _BAR)
        base = self._top + most * unit + 2
        self._lane("friendly", base - 3)
        self._lane("hostile", base + 14)
        for start, some in sorted(bins.items()):
            x, until = self._scale.x(start), self._scale.x(end_of(start, months))
            for sign in (1, -1):
                mine = [m for m in some if (m.sign > 0) == (sign > 0)]
                self._column(sorted(mine, key=lambda m: not m.material), x, until - x - 1, base, sign * unit)
        self._top = base
        self._axis()
        self._top += worst * unit + 4

    def _column(self, marks: Sequence[Mark], x: float, width: float, base: float, step: float) -> None:
        if not marks:
            return
        parts, y = [], base if step > 0 else base + _AXIS
        for sign, material in dict.fromkeys((m.sign, m.material) for m in marks):
            height = sum((m.sign, m.material) == (sign, material) for m in marks) * abs(step)
            top = y - height if step > 0 else y
            y = top if step > 0 else top + height
            kind = "deed" if material else "word"
            parts.append(
                f'<rect class="s{sign} {kind}" x="{x:.1f}" y="{top:.1f}" '
                f'width="{max(width, 1.5):.1f}" height="{height:.1f}"/>'
            )
        told = [f"{len(marks)} from {iso(min(days_of(m.interval)[0] for m in marks))}"]
        told += [_cut(m.text) for m in marks[:6]]
        self._link(marks[0], "".join(parts), " · ".join(told))

    def ties(self, marks: Sequence[Mark]) -> None:
        """One row a tie: solid for the time that is told, dashed where no beginning or no end is."""
        if not marks:
            return
        self._rule()
        self._lane("ties", self._top + 11)
        for mark in marks:
            self._tie(mark)
        self._top += 4

    def _tie(self, mark: Mark) -> None:
        start, end = (day_of(value) for value in mark.interval)
        known = day_of(mark.by) or self._scale.last
        first = self._scale.x(start) if start is not None else LEFT
        told = end if end is not None else max(known, start or known)
        last = self._scale.x(told)
        y = self._top + 12
        parts = []
        if start is None:
            parts.append(self._dashed(mark, LEFT, last, y))
        else:
            width = max(last - first, _SHORTEST)
            parts.append(
                f'<rect class="s{mark.sign} deed" x="{first:.1f}" y="{y - 2:.1f}" width="{width:.1f}" '
                'height="4" rx="1"/>'
            )
        if end is None and mark.standing is not False:
            parts.append(self._dashed(mark, last, WIDTH - RIGHT, y))
        if start is None or end is None:
            parts.append(f'<circle class="known s{mark.sign}" cx="{last:.1f}" cy="{y:.1f}" r="2.6"/>')
        else:
            parts.append(
                f'<line class="end s{mark.sign}" x1="{last:.1f}" x2="{last:.1f}" '
                f'y1="{y - 4:.1f}" y2="{y + 4:.1f}"/>'
            )
        x, anchor = (first + 2, "start") if first < WIDTH * 0.6 else (WIDTH - RIGHT, "end")
        words = escape(_cut(mark.text, 90))
        parts.append(
            f'<text class="label over" x="{x:.1f}" y="{y - 4:.1f}" text-anchor="{anchor}">{words}</text>'
        )
        self._link(mark, "".join(parts))
        self._top += _ROW + 4

    def _dashed(self, mark: Mark, x: float, until: float, y: float) -> str:
        return f'<line class="open s{mark.sign}" x1="{x:.1f}" x2="{until:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'

    def read(self, weeks: Mapping[int, int]) -> None:
        """A faint strip of how many articles of each week, month or quarter were read."""
        months = months_of(self._scale)
        bins: dict[int, int] = defaultdict(int)
        for week, count in weeks.items():
            if self._scale.first - 7 <= week <= self._scale.last:
                bins[first_of(max(week, self._scale.first), months)] += count
        if not bins:
            return
        self._rule()
        self._lane("read", self._top + _STRIP - 4)
        most = max(bins.values())
        for start, count in sorted(bins.items()):
            x, until = self._scale.x(start), self._scale.x(end_of(start, months))
            height = max(_STRIP * count / most, 2)
            title = f"{count} article{'' if count == 1 else 's'} published from {iso(start)}"
            self._body.append(
                f'<rect class="read" x="{x:.1f}" y="{self._top + _STRIP - height:.1f}" '
                f'width="{max(until - x - 0.5, 1):.1f}" height="{height:.1f}"><title>{title}</title></rect>'
            )
        self._top += _STRIP + 2

    def _rule(self) -> None:
        y = self._top
        self._body.append(f'<line class="rule" x1="0" x2="{WIDTH:.0f}" y1="{y:.1f}" y2="{y:.1f}"/>')
        self._top += 3

    # --- all of it --------------------------------------------------------------------------------

    def drawn(self) -> str:
        """The whole picture."""
        bottom = self._top
        for mark in self._bands:
            first, last = days_of(mark.interval)
            x, width = self._scale.x(first), max(self._scale.x(last) - self._scale.x(first), 2.0)
            self._behind.append(
                f'<rect class="band s{mark.sign}" x="{x:.1f}" y="4" width="{width:.1f}" '
                f'height="{bottom - 4:.1f}"/>'
            )
        if self._scale.left > LEFT:
            words = f'<text class="tick" x="{LEFT:.1f}" y="{bottom + 13:.1f}">earlier</text>'
            self._behind.append(
                f'<line class="break" x1="{self._scale.left - 8:.1f}" x2="{self._scale.left - 8:.1f}" '
                f'y1="4" y2="{bottom:.1f}"/>{words}'
            )
        label = "Timeline of what is dated; the table that follows says the same"
        size = f"0 0 {WIDTH:.0f} {bottom + 18:.0f}"
        head = f'<svg class="timeline" viewBox="{size}" role="group" aria-label="{label}">'
        ticks = axis(self._scale, bottom)
        return "".join([head, *self._behind, *ticks, *self._body, "</svg>"])

    def _link(self, mark: Mark, drawn: str, title: str | None = None) -> None:
        words = title or f"{_flat(mark.text)} · {_flat(mark.when or 'not dated')}"
        named = f"<title>{escape(words)}</title>"
        anchor = self._anchors.get(mark.row)
        if anchor is None:
            self._body.append(f"<g>{named}{drawn}</g>")
        else:
            self._body.append(f"<a href={quoteattr('#' + anchor)}>{named}{drawn}</a>")


# --- where things lie -----------------------------------------------------------------------------


def _placed(mark: Mark, words: str, x: float, width: float) -> _Placed:
    """The mark with its words to the right of it, else to the left, else none."""
    room = len(_cut(words)) * _LETTER + 8
    if x + width + room <= WIDTH:
        return _Placed(mark, words, x, width, "right", x, x + width + room)
    if x - room >= LEFT:
        return _Placed(mark, words, x, width, "left", x - room, x + width + 3)
    return _Placed(mark, words, x, width, "", x, x + width + 3)


def _words(placed: _Placed, y: float, kind: str) -> str:
    """What is written beside a mark."""
    if not placed.side:
        return ""
    after = placed.side == "right"
    x, anchor = (placed.x + placed.width + 4, "start") if after else (placed.x - 4, "end")
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text class="{kind}" {place}>{escape(_cut(placed.words))}</text>'


def _stacked(marks: Sequence[_Placed]) -> list[tuple[_Placed, int]]:
    """The marks in rows without overlap; a crowded lane loses words, never a mark."""
    ends: list[float] = []
    found: list[tuple[_Placed, int]] = []
    for each in sorted(marks, key=lambda each: (each.left, each.x, each.mark.row)):
        at = next((n for n, end in enumerate(ends) if end <= each.left), len(ends))
        placed = each
        if at == _MOST_ROWS:
            placed = each._replace(side="", right=each.x + each.width + 3)
            at = ends.index(min(ends))
        if at == len(ends):
            ends.append(0.0)
        ends[at] = max(ends[at], placed.right)
        found.append((placed, at))
    return found


def _flat(text: str) -> str:
    return " ".join(visible(text).split())


def _cut(text: str, most: int = _LONGEST) -> str:
    flat = _flat(text)
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"
