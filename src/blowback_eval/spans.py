"""How do stretches of text lie to each other?

The harness has its own arithmetic, so that it checks the package and does not echo it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]


def spans(raw: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """The spans of a JSON list of pairs, in order."""
    return tuple(sorted((int(start), int(end)) for start, end in raw))


def touch(a: Span, b: Span) -> bool:
    """Do two spans share a character?"""
    return a[0] < b[1] and b[0] < a[1]


def any_touch(left: Iterable[Span], right: Iterable[Span]) -> bool:
    """Does any span of one side share a character with any of the other?"""
    others = tuple(right)
    return any(touch(a, b) for a in left for b in others)


def characters(covered: Iterable[Span]) -> set[int]:
    """Which characters do the spans cover?"""
    return {place for start, end in covered for place in range(start, end)}


def iou(a: Iterable[Span], b: Iterable[Span]) -> float:
    """What share of the characters that either covers do both cover?"""
    left, right = characters(a), characters(b)
    return len(left & right) / len(left | right) if left or right else 0.0


def words(text: str) -> Iterator[Span]:
    """Where does each run of characters between blanks stand?"""
    for word in re.finditer(r"\S+", text):
        yield word.span()


def place_tokens(text: str, tokens: Iterable[str]) -> list[Span]:
    """Where do tokens stand in a text that spells the same with other blanks?"""
    placed: list[Span] = []
    at = 0
    for token in tokens:
        start = end = -1
        for character in token.replace(" ", ""):
            while at < len(text) and text[at].isspace():
                at += 1
            if at >= len(text) or text[at] != character:
                raise ValueError(f"expected {token!r} at {at} of the text, found {text[at : at + 20]!r}")
            start = at if start < 0 else start
            at += 1
            end = at
        placed.append((max(start, 0), max(end, 0)))
    return placed
