"""Which claims of one article tell of one happening?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from blowback.relate.episodes.grouping import Grouping
from blowback.relate.episodes.likeness import Likeness, Scale
from blowback.relate.episodes.tellings import Telling
from blowback.relate.episodes.verdicts import Verdicts


def told_together(tellings: Iterable[Telling], verdicts: Verdicts | None = None) -> list[list[Telling]]:
    """The tellings of one article, those of one happening together, in the order of the text."""
    told = sorted(tellings, key=lambda t: (t.order[2], t.key))
    if len(told) == 1:
        return [told]
    by_key = {each.key: each for each in told}
    at = {each.key: number for number, each in enumerate(told)}
    scale = _scale()

    @cache
    def likeness(one: str, other: str) -> Likeness:
        judged = verdicts.on([one], [other]) if verdicts else None
        return judged or scale.likeness(by_key[one], by_key[other])

    def behind(vague: str, clear: str) -> float:
        """How far back does the text tell what a vague word may mean? What comes later is farther."""
        steps = at[vague] - at[clear]
        return float(steps) if steps > 0 else len(told) - steps

    links = [pair for pair in _pairs(told) if likeness(*pair).score >= 0]
    grouping = Grouping(list(by_key), likeness, lambda key: by_key[key].is_vague, 0.3, behind)
    return [[by_key[key] for key in group] for group in grouping.groups(links)]


def _pairs(told: Sequence[Telling]) -> Iterable[tuple[str, str]]:
    return ((a.key, b.key) for i, a in enumerate(told) for b in told[i + 1 :])


@cache
def _scale() -> Scale:
    return Scale("report")
