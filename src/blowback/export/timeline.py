"""When did what a brief tells happen? An inline SVG picture, computed here so that it is reproducible.

One lane for what counts as friendly, one for what counts as hostile, one for the rest; a bar is as long as
the interval that the text gives, never a point where the text has none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from xml.sax.saxutils import escape

from blowback.records import Brief, Line

WIDTH, LANE, TOP, LEFT = 960, 46, 12, 92
_LANES = ((1, "friendly"), (0, "neither"), (-1, "hostile"))
_SHORTEST = 5.0
_MARGIN_DAYS = 40


class _Bar(NamedTuple):
    start: int
    end: int
    sign: int
    text: str


def timeline_svg(brief: Brief) -> str | None:
    """The picture as an ``<svg>`` element; ``None`` where fewer than two lines are dated."""
    bars = sorted(set(_bars(line for section in brief.sections for line in section.lines)))
    if len(bars) < 2:
        return None
    first = min(bar.start for bar in bars) - _MARGIN_DAYS
    last = max(bar.end for bar in bars) + _MARGIN_DAYS
    scale = (WIDTH - LEFT - 12) / max(last - first, 1)
    height = TOP + LANE * len(_LANES) + 30
    label = 'role="img" aria-label="Timeline of what is dated"'
    parts = [f'<svg class="timeline" viewBox="0 0 {WIDTH} {height}" {label}>']
    parts += _axis(first, last, scale, height)
    for number, (sign, name) in enumerate(_LANES):
        top = TOP + number * LANE
        parts.append(f'<text class="lane" x="0" y="{top + LANE / 2 + 4:.0f}">{name}</text>')
        parts.append(f'<line class="rule" x1="{LEFT}" x2="{WIDTH}" y1="{top + LANE}" y2="{top + LANE}"/>')
        ends = [float("-inf")] * 4
        for bar in (b for b in bars if b.sign == sign):
            x = LEFT + (bar.start - first) * scale
            width = max((bar.end - bar.start) * scale, _SHORTEST)
            row = next((r for r, end in enumerate(ends) if end <= x), len(ends) - 1)
            ends[row] = max(ends[row], x + width + 2)
            y = top + 4 + row * 10
            parts.append(
                f'<rect class="s{sign}" x="{x:.1f}" y="{y}" width="{width:.1f}" height="8" rx="2">'
                f"<title>{escape(bar.text)}</title></rect>"
            )
    return "".join([*parts, "</svg>"])


def _bars(lines: Iterable[Line]) -> Iterable[_Bar]:
    for line in lines:
        if line.interval is None:
            continue
        start, end = (_day(value) for value in line.interval)
        if start is None and end is None:
            continue
        start = start if start is not None else end
        end = end if end is not None else start
        assert start is not None and end is not None  # noqa: PT018 - one of them was given
        yield _Bar(
            start, max(start, end), line.sign, f"{line.text} ({line.when})" if line.when else line.text
        )


def _day(value: str | None) -> int | None:
    try:
        return date.fromisoformat(value[:10]).toordinal() if value is not None else None
    except ValueError:
        return None


def _axis(first: int, last: int, scale: float, height: int) -> Iterable[str]:
    """A line and a number for each year, or each fifth where there are many."""
    years = range(date.fromordinal(max(first, 1)).year, date.fromordinal(last).year + 1)
    step = 1 if len(years) <= 16 else 5 if len(years) <= 80 else 20
    for year in years:
        if year % step:
            continue
        x = LEFT + (date(year, 1, 1).toordinal() - first) * scale
        if x < LEFT:
            continue
        yield f'<line class="year" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{height - 22}"/>'
        yield f'<text class="tick" x="{x + 3:.1f}" y="{height - 8}">{year}</text>'
