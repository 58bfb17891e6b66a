"""When did what a brief tells happen? An inline SVG picture, computed here so that it is reproducible.

One lane for what counts as friendly, one for what counts as hostile, one for the rest; a bar is as long as
the interval that the text gives, never a point where the text has none, and leads to its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple
from xml.sax.saxutils import escape

from blowback.export.citations import Cited
from blowback.text.escapes import visible

WIDTH, ROW, LEFT, RIGHT = 720, 17, 58, 8
_LANES = ((1, "friendly"), (0, "neither"), (-1, "hostile"))
_SHORTEST = 6.0
_LETTER = 5.5  # of a small letter, in units of the picture
_LONGEST = 40
_MOST_ROWS = 9
_DAYS_OF_YEAR = 365


class _Bar(NamedTuple):
    start: int
    end: int
    sign: int
    text: str
    anchor: str


class _Placed(NamedTuple):
    """A bar in the picture: where it lies, on which side its words stand, how far all of it reaches."""

    bar: _Bar
    x: float
    width: float
    side: str
    left: float
    right: float


class _Scale(NamedTuple):
    first: int
    last: int

    def x(self, day: int) -> float:
        """Where a day lies in the picture."""
        return LEFT + (day - self.first) * (WIDTH - LEFT - RIGHT) / max(self.last - self.first, 1)


def timeline_svg(lines: Iterable[Cited]) -> str | None:
    """The picture as an ``<svg>`` element; ``None`` where fewer than two lines are dated."""
    bars = sorted({(b.start, b.end, b.sign, b.text): b for b in _bars(lines)}.values())
    if len(bars) < 2:
        return None
    first, last = min(bar.start for bar in bars), max(bar.end for bar in bars)
    margin = max((last - first) // 24, 6)
    scale = _Scale(max(first - margin, 1), min(last + margin, date.max.toordinal()))
    body: list[str] = []
    top = 8.0
    for sign, name in _LANES:
        rows = _rows([bar for bar in bars if bar.sign == sign], scale)
        if not rows:
            continue
        height = len(rows) * ROW + 10
        body.append(f'<text class="lane" x="0" y="{top + 15:.0f}">{name}</text>')
        for number, row in enumerate(rows):
            for placed in row:
                body.extend(_drawn(placed, top + 5 + number * ROW))
        top += height
        body.append(f'<line class="rule" x1="0" x2="{WIDTH}" y1="{top:.0f}" y2="{top:.0f}"/>')
        top += 4
    whole = top + 22
    label = "Timeline of what is dated; each bar is as long as the time that the text gives"
    head = f'<svg class="timeline" viewBox="0 0 {WIDTH} {whole:.0f}" role="group" aria-label="{label}">'
    return "".join([head, *_axis(scale, top), *body, "</svg>"])


def _bars(lines: Iterable[Cited]) -> Iterator[_Bar]:
    for cited in lines:
        line = cited.line
        if line.interval is None:
            continue
        days = [day for value in line.interval if (day := _day(value)) is not None]
        if days:
            yield _Bar(days[0], max(days), line.sign, _whole(cited), cited.anchor)


def _whole(cited: Cited) -> str:
    """The line with the part of it that stands in its heading."""
    text, group = cited.line.text, (cited.line.group or "").removeprefix("By ")
    if group and text.startswith("→"):
        text = f"{group} {text}"
    elif group and ": " not in text:
        text = f"{group}: {text}"
    return " ".join(visible(text).split())


def _rows(bars: Sequence[_Bar], scale: _Scale) -> list[list[_Placed]]:
    """The bars of a lane in rows without overlap, words beside each where there is room for them."""
    ends: list[float] = []
    rows: list[list[_Placed]] = []
    placed = sorted((_placed(bar, scale) for bar in bars), key=lambda each: (each.left, each.bar))
    for each in placed:
        at = next((n for n, end in enumerate(ends) if end <= each.left), len(ends))
        if at == _MOST_ROWS:  # a crowded lane loses words, never a bar
            each = each._replace(side="", right=each.x + each.width + 3)
            at = ends.index(min(ends))
        if at == len(ends):
            ends.append(0.0)
            rows.append([])
        ends[at] = max(ends[at], each.right)
        rows[at].append(each)
    return rows


def _placed(bar: _Bar, scale: _Scale) -> _Placed:
    """The bar with its words to the right of it, else to the left, else none."""
    x, width = scale.x(bar.start), max(scale.x(bar.end) - scale.x(bar.start), _SHORTEST)
    words = min(len(bar.text), _LONGEST) * _LETTER + 8
    if x + width + words <= WIDTH:
        return _Placed(bar, x, width, "right", x, x + width + words)
    if x - words >= LEFT:
        return _Placed(bar, x, width, "left", x - words, x + width + 3)
    return _Placed(bar, x, width, "", x, x + width + 3)


def _drawn(placed: _Placed, y: float) -> Iterator[str]:
    bar, x, width = placed.bar, placed.x, placed.width
    words = bar.text if len(bar.text) <= _LONGEST else f"{bar.text[: _LONGEST - 1].rstrip()}…"
    yield f'<a href="#{bar.anchor}"><title>{escape(bar.text)}</title>'
    yield f'<rect class="s{bar.sign}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="10" rx="3"/>'
    if placed.side:
        start, anchor = (x + width + 4, "start") if placed.side == "right" else (x - 4, "end")
        place = f'x="{start:.1f}" y="{y + 9:.1f}" text-anchor="{anchor}"'
        yield f'<text class="label" {place}>{escape(words)}</text>'
    yield "</a>"


def _day(value: str | None) -> int | None:
    try:
        return date.fromisoformat(value[:10]).toordinal() if value is not None else None
    except ValueError:
        return None


def _axis(scale: _Scale, bottom: float) -> Iterator[str]:
    """A line and a number for each year, each month where there are few, each fifth year where many."""
    for day, label in _ticks(scale):
        x = scale.x(day)
        yield f'<line class="year" x1="{x:.1f}" x2="{x:.1f}" y1="4" y2="{bottom + 4:.0f}"/>'
        if x < WIDTH - len(label) * 7:
            yield f'<text class="tick" x="{x + 3:.1f}" y="{bottom + 16:.0f}">{label}</text>'


def _ticks(scale: _Scale) -> Iterator[tuple[int, str]]:
    first, last = date.fromordinal(scale.first), date.fromordinal(scale.last)
    if scale.last - scale.first < 2 * _DAYS_OF_YEAR:
        months = range(first.year * 12 + first.month, last.year * 12 + last.month)
        step = 1 if len(months) <= 13 else 3
        for month in months:
            if month % step == 0:
                day = date(month // 12, month % 12 + 1, 1)
                yield day.toordinal(), day.strftime("%Y-%m")
        return
    years = range(first.year + 1, last.year + 1)
    step = next(step for step in (1, 5, 10, 20, 50, 100, 1000) if len(years) <= 16 * step)
    yield from ((date(year, 1, 1).toordinal(), str(year)) for year in years if year % step == 0)
