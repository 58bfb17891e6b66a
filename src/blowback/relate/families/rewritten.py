"""Which texts tell the same in the same order with other words?

Who rewrites a report, translates it or has a machine replace its words keeps what it tells of and in which
order: one speaker after the other, the same side figures. Who reports the same happening on his own shares
its place, its date and its main figures, but has other speakers and details, and orders them otherwise.
Where he was told of the same decision by the same speakers, it is side figures that he leaves out and
brings. So names and figures are lined up in order, and count by how near they stand to the same place of
both texts, figures more than names.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from blowback.relate.families.anchors import Anchors, anchors, is_figure, matched
from blowback.relate.families.copies import beside
from blowback.relate.families.kinship import CopyKind, Likeness
from blowback.relate.families.signature import RUN
from blowback.relate.families.texts import Words

ALIKE = 0.455  # from here on a text is taken to be rewritten
ALIKE_LATER = 0.65  # of another week, or of one outlet: a story is followed up with what was told before
DAYS = 4  # within which news is rewritten
TELLING = 8  # names and figures without which nothing can be told
CANDIDATE = 5  # names and figures that are worth laying two texts beside each other
_KEPT = 0.2  # a score that is worth keeping: what copies of the two texts score counts, too
_FIGURE = 3.0  # so many names is a figure worth: whoever reports hears the names, but picks other figures
_LEAST = 12  # names and figures that are told in the same order


class Lined(NamedTuple):
    """Names and figures of two texts in the order of both: where each stands, in words."""

    score: float
    chain: tuple[tuple[int, int, str, str], ...]


def rewriting(one: Words, other: Words) -> Likeness | None:
    """How much of what two texts tell comes in the same order in both? None where it is next to nothing."""
    one, other = sorted((one, other), key=lambda words: words.text.id)
    lined = line_up(one, other)
    if lined.score < _KEPT:
        return None
    shown = ", ".join(words for *_, words, _ in lined.chain[:5])
    return Likeness(
        CopyKind.REWRITTEN,
        round(lined.score if len(lined.chain) >= _LEAST else min(lined.score, ALIKE - 0.01), 4),
        len(lined.chain),
        f"{len(lined.chain)} names and figures told in the same order: {shown} ...",
    )


def line_up(one: Words, other: Words) -> Lined:
    """Which names and figures come in the same order in both, and how much of both texts is that?

    What both have word for word is left out: that is no rewriting, and has been looked at before.
    """
    pair = beside(one, other, least=RUN + 2)
    first = _outside(anchors(one), [(a, size) for a, _, size in pair.runs])
    second = _outside(anchors(other), [(b, size) for _, b, size in pair.runs])
    if min(len(first), len(second)) < TELLING:
        return Lined(0.0, ())
    found = [
        (one.words[first[a]].sentence, other.words[second[b]].sentence, first[a], second[b], a)
        for a, b in matched(first, second).items()
    ]
    last = (one.words[-1].sentence + 1, other.words[-1].sentence + 1)
    weighted = [
        (x, y, i, j, name, _weight(name) * (1 - min(1.0, 2 * abs(x / last[0] - y / last[1]))))
        for x, y, i, j, name in found
    ]
    chain = _heaviest(sorted(weighted))
    told = sqrt(sum(map(_weight, first)) * sum(map(_weight, second)))
    score = sum(each[5] for each in chain) / told
    shown = tuple((i, j, one.written(i), other.written(j)) for _, _, i, j, _, _ in chain)
    return Lined(min(score, 1.0), shown)


def _weight(told: str) -> float:
    """What does it count that both tell this?"""
    return _FIGURE if is_figure(told) else 1.0


def _outside(found: Anchors, runs: Sequence[tuple[int, int]]) -> dict[str, int]:
    """The names and figures that are first told outside of common passages."""
    inside = {index for start, size in runs for index in range(start, start + size)}
    return {each: index for each, index in found.items() if index not in inside}


_Link = tuple[int, int, int, int, str, float]


def _heaviest(links: Sequence[_Link]) -> list[_Link]:
    """Of links in order of the one text, the heaviest that are in order of the other, by sentence."""
    best: list[float] = []
    before: list[int] = []
    for at, link in enumerate(links):
        weight, previous = 0.0, -1
        for earlier in range(at):
            if links[earlier][1] <= link[1] and best[earlier] > weight:
                weight, previous = best[earlier], earlier
        best.append(weight + link[5])
        before.append(previous)
    if not links:
        return []
    at = max(range(len(links)), key=lambda n: (best[n], -n))
    chain = []
    while at >= 0:
        chain.append(links[at])
        at = before[at]
    return chain[::-1]
