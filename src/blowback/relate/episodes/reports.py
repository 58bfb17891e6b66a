"""Which claims of one article tell of one happening?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from blowback.relate.episodes.grouping import Grouping
from blowback.relate.episodes.likeness import Likeness, Scale
from blowback.relate.episodes.tellings import Side, Telling
from blowback.relate.episodes.verdicts import Verdicts
from blowback.relate.episodes.words import is_clash, is_harm
from blowback.vocab.plover import EventType

_MARGIN = 0.3  # by how much one candidate must stand out


def told_together(
    tellings: Iterable[Telling], verdicts: Verdicts | None = None, scale: Scale | None = None
) -> list[list[Telling]]:
    """The tellings of one article, those of one happening together, in the order of the text.

    What is doubted is left out, unless what is told beside it speaks for it.

    Args:
        tellings: of one article.
        verdicts: what analysts judged of them.
        scale: one that other articles were weighed on, which is the sooner with this.
    """
    ordered = sorted(tellings, key=lambda t: (t.order[2], t.key))
    told = [each for each in ordered if not each.doubted]
    by_key = {each.key: each for each in ordered}
    at = {each.key: number for number, each in enumerate(ordered)}
    scale = scale or Scale("report")
    ready = {each.key: scale.ready(each) for each in _compared(ordered)} if len(ordered) > 1 else {}

    @cache
    def likeness(one: str, other: str) -> Likeness:
        judged = verdicts.on([one], [other]) if verdicts else None
        return judged or scale.likeness(ready[one], ready[other])

    def behind(vague: str, clear: str) -> float:
        """How far back does the text tell what a vague word may mean? What comes later is farther."""
        steps = at[vague] - at[clear]
        return float(steps) if steps > 0 else len(ordered) - steps

    def pairs() -> Iterator[tuple[str, str]]:
        for number, one in enumerate(told[:-1], 1):
            later = [ready[each.key] for each in told[number:]]
            for other in later if verdicts else scale.possible(ready[one.key], later):
                yield one.key, other.telling.key

    groups = [[each.key] for each in told]
    if links := [pair for pair in pairs() if likeness(*pair).score >= 0]:
        grouping = Grouping(
            [each.key for each in told], likeness, lambda key: ready[key].vague, _MARGIN, behind
        )
        groups = grouping.groups(links)
    for each in ordered:
        if each.doubted:
            _believe(each, groups, likeness, by_key)
    return [[by_key[key] for key in sorted(group, key=at.__getitem__)] for group in groups]


def _compared(told: Sequence[Telling]) -> Iterator[Telling]:
    """The tellings as they are compared.

    Who had no part in "the attack" says nothing of who did it, and that it was is not in doubt: whoever tells
    so denies what somebody told, though he names nobody.
    """
    for each in _of_clashes(told):
        yield each._replace(actors=Side(), denied_by=True) if each.denied and each.pointing else each


def _of_clashes(told: Sequence[Telling]) -> Iterator[Telling]:
    """The tellings, those of harm done in a clash with both who clashed: "A and B fought. Ten of A's died".

    Who fell was killed by the other, so that the dead of the two sides would seem to be of two happenings.
    """
    clashes = [t for t in told if _is_clash(t)]
    both = Side()
    for clash in clashes:
        both |= clash.actors | clash.recipients
    one = len({t.actors.roots | t.recipients.roots for t in clashes}) == 1
    for each in told:
        yield each._replace(actors=both, recipients=Side()) if one and _fell_in(each, clashes) else each


def _is_clash(telling: Telling) -> bool:
    """Is it told that two fought each other?"""
    if telling.type is not EventType.ASSAULT or telling.denied or not any(map(is_clash, telling.words)):
        return False
    return len(telling.actors.roots | telling.recipients.roots) > 1


def _fell_in(telling: Telling, clashes: Sequence[Telling]) -> bool:
    """Is it harm to those who clashed, told after it, at no other time or place, nor done in another way?"""
    if telling.type is not EventType.ASSAULT or telling.mode is not None or telling.another:
        return False
    roots = telling.actors.roots | telling.recipients.roots
    if not roots or not all(map(is_harm, telling.words)):
        return False
    return any(
        roots <= t.actors.roots | t.recipients.roots
        and t.order < telling.order
        and not (telling.place and t.place and telling.place != t.place)
        and not (
            telling.when
            and t.when
            and not (telling.when.first <= t.when.last and t.when.first <= telling.when.last)
        )
        for t in clashes
    )


def _believe(
    doubted: Telling,
    groups: Sequence[list[str]],
    likeness: Callable[[str, str], Likeness],
    by_key: Mapping[str, Telling],
) -> None:
    """Puts what is doubted to what the same article tells surely, where that is the same happening.

    A guess tells nothing of its own, and joins nothing: what is sure is grouped before, and stays so.
    """
    found: list[tuple[float, int]] = []
    for number, group in enumerate(groups):
        sure = [likeness(doubted.key, key) for key in group if not by_key[key].doubted]
        if not any(each.forbidden for each in sure) and sum(each.score for each in sure) >= 0:
            found.append((max(each.score for each in sure), number))
    found.sort(key=lambda each: (-each[0], each[1]))
    if found and (len(found) == 1 or found[0][0] - found[1][0] >= _MARGIN):
        groups[found[0][1]].append(doubted.key)
