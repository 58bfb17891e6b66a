"""Which claims of one article tell of one happening?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from blowback.relate.episodes.grouping import Grouping
from blowback.relate.episodes.likeness import Likeness, Scale
from blowback.relate.episodes.tellings import Telling
from blowback.relate.episodes.verdicts import Verdicts


def told_together(
    tellings: Iterable[Telling], verdicts: Verdicts | None = None, scale: Scale | None = None
) -> list[list[Telling]]:
    """The tellings of one article, those of one happening together, in the order of the text.

    Args:
        tellings: of one article.
        verdicts: what analysts judged of them.
        scale: one that other articles were weighed on, which is the sooner with this.
    """
    told = sorted(tellings, key=lambda t: (t.order[2], t.key))
    if len(told) == 1:
        return [told]
    by_key = {each.key: each for each in told}
    at = {each.key: number for number, each in enumerate(told)}
    scale = scale or Scale("report")
    ready = {each.key: scale.ready(each) for each in told}

    @cache
    def likeness(one: str, other: str) -> Likeness:
        judged = verdicts.on([one], [other]) if verdicts else None
        return judged or scale.likeness(ready[one], ready[other])

    def behind(vague: str, clear: str) -> float:
        """How far back does the text tell what a vague word may mean? What comes later is farther."""
        steps = at[vague] - at[clear]
        return float(steps) if steps > 0 else len(told) - steps

    def pairs() -> Iterator[tuple[str, str]]:
        for number, one in enumerate(told):
            later = [ready[each.key] for each in told[number + 1 :]]
            for other in later if verdicts else scale.possible(ready[one.key], later):
                yield one.key, other.telling.key

    links = [pair for pair in pairs() if likeness(*pair).score >= 0]
    grouping = Grouping(list(by_key), likeness, lambda key: by_key[key].is_vague, 0.3, behind)
    return [[by_key[key] for key in group] for group in grouping.groups(links)]
