"""How do two stretches of text lie to each other?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from blowback.records import Span


def overlaps(a: Span, b: Span) -> bool:
    """Do two spans share a character?"""
    return a[0] < b[1] and b[0] < a[1]


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """What do the spans cover, as disjoint stretches in order? Touching ones become one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def length(spans: Iterable[Span]) -> int:
    """How many characters do disjoint spans cover?"""
    return sum(end - start for start, end in spans)


class TokenIndex:
    """Which tokens does a stretch of characters touch? Built once for a sorted list of token spans."""

    def __init__(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        self._starts = starts
        self._ends = ends

    def tokens(self, span: Span) -> range:
        """The indices of the tokens that share a character with ``span``."""
        return range(bisect_right(self._ends, span[0]), bisect_left(self._starts, span[1]))
