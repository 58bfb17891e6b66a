"""Which short forms does a text spell out as something else than the registry knows by them?

"Aldra Peak (AP)" makes AP a place in that text, whatever else is called AP.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from blowback.resolve.keys import fold
from blowback.resolve.registry import Registry

_SPELLED = re.compile(
    r"((?:[A-Z][\w'’.-]*\s+(?:(?:of|for|and|the|in|de|e|i|ul)\s+){0,2}){2,9})\(([A-Z]{2,8})\)"
)
_ALIKE = 4  # letters with which words begin that may be two spellings of one


def explained_otherwise(registry: Registry, text: str) -> frozenset[str]:
    """The short forms, folded, that stand in brackets behind words of which the registry knows nothing."""
    return frozenset(
        fold(short)
        for full, short in _spelled_out(text)
        if registry.named(short) and not _is_known_as(registry, full, short)
    )


def _spelled_out(text: str) -> Iterator[tuple[str, str]]:
    """The names in full whose initials the word in brackets behind them has, each with that word."""
    for match in _SPELLED.finditer(text):
        words = match[1].split()
        for first in range(len(words) - 1):
            tail = words[first:]
            capitals = [word for word in tail if word[0].isupper()]
            if tail[0][0].isupper() and "".join(word[0] for word in capitals) == match[2]:
                yield " ".join(tail), match[2]
                break


def _is_known_as(registry: Registry, full: str, short: str) -> bool:
    """Is whom the short form means called so in full, or nearly so: with a word that begins alike?"""
    meant = {sense.id for sense in registry.named(short)}
    if any(sense.id in meant for sense in registry.named(full)):
        return True
    said = set(_beginnings(full.split()))
    return any(
        not said.isdisjoint(_beginnings(spelling.split()))
        for each in meant
        for spelling, _ in registry.entries[each].spellings()
        if spelling != short
    )


def _beginnings(words: Iterable[str]) -> Iterator[str]:
    return (fold(word)[:_ALIKE] for word in words if len(word) >= _ALIKE)
