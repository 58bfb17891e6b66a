"""What is known of a period when the day of writing is only known between two days?

Every expression is resolved as if the text had been written on the first possible day and as on the
last one. Anchoring keeps order, so the truth lies between the two: the ends are the outer ones, and the
value keeps what both agree on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from blowback.read.times.calendar import Period


def merge_periods(worlds: Sequence[Period], plain: Period) -> Period:
    """The period that holds what is meant in every world; ``plain`` is what is known without an anchor."""
    first, last = worlds[0], worlds[-1]
    if first == last:
        return first
    if not first.known and not last.known:
        return plain
    return Period(
        plain.unit,
        _merge_values(first, last, plain.value),
        _outer(min, first.start, last.start, last.known),
        _outer(max, last.end, first.end, first.known),
    )


def _outer(
    choose: Callable[[datetime, datetime], datetime],
    own: datetime | None,
    other: datetime | None,
    both: bool,
) -> datetime | None:
    """The outer of two ends; the one that is known where the other world has none."""
    if own is None or not both:
        return own
    return None if other is None else choose(own, other)


_FIELD = re.compile(r"[-T:]|[^-T:]+")


def _merge_values(first: Period, last: Period, plain: str) -> str:
    """What both values say; from the first field that differs on, what is known without an anchor."""
    if not first.known or not last.known:
        return plain
    one, two, none = (_FIELD.findall(value) for value in (first.value, last.value, plain))
    if not [len(part) for part in one] == [len(part) for part in two] == [len(part) for part in none]:
        return plain
    merged: list[str] = []
    apart = False
    for a, b, unknown in zip(one, two, none, strict=True):
        if apart:
            merged.append(unknown)
        else:
            merged.append(a if a == b else _mask(a, b))
        apart = apart or a != b
    return "".join(merged)


def _mask(one: str, two: str) -> str:
    """X for every figure from the first that differs."""
    at = next(i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a != b)
    return one[:at] + "".join("X" if c.isdigit() else c for c in one[at:])


def merge_alternatives(worlds: Sequence[Sequence[Period]], plain: Sequence[Period]) -> list[Period]:
    """The second readings of every world; those of one world where the other has none."""
    first, last = worlds[0], worlds[-1]
    if len(first) != len(last):
        return list(first or last)
    return [
        merge_periods((a, b), plain[i] if i < len(plain) else Period(a.unit, _blank(a.value)))
        for i, (a, b) in enumerate(zip(first, last, strict=True))
    ]


def _blank(value: str) -> str:
    return "".join("X" if c.isdigit() else c for c in value)
