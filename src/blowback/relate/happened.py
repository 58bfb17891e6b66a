"""How does an episode bear on pairs of states and movements?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations, product
from typing import NamedTuple

from blowback.records import Episode
from blowback.relate.view import View
from blowback.vocab.claims import Role
from blowback.vocab.plover import EventType, valence_sign

_CODE = len("VAR")
_FORCE = 4  # the quad of material conflict


class Side(NamedTuple):
    """An episode as it bears on one directed pair.

    ``member`` where only a faction or member takes part; ``against`` where it is done against the target;
    ``territory`` where nobody is told to have been hit but people and places on the target's soil.
    """

    source: str
    target: str
    sign: int
    episode: Episode
    member: bool = False
    against: bool = False
    territory: bool = False


def sides(view: View, episode: Episode, *, members: bool = True) -> Iterator[Side]:
    """The directed pairs of an episode, rolled up to states and movements; both ways where both act.

    What is done by force to the people of a state, or by a state on another's soil, whoever was hit, is done
    to that state. An episode that is denied by all who tell of it bears on nobody.
    """
    if episode.factuality.is_negative:
        return
    sign = valence_sign(episode.event_type, episode.mode)
    day = (episode.event_time.start if episode.event_time is not None else None) or episode.known_from
    seen: set[tuple[str, str]] = set()
    for source, target, against in _pairs(episode):
        ends = (
            view.rollup.whole(source, members=members, on=day),
            view.rollup.whole(target, members=members, people=episode.quad == _FORCE, on=day),
        )
        if ends[0] == ends[1] or (ends[0], ends[1]) in seen:
            continue
        seen.add((ends[0], ends[1]))
        member = any(view.rollup.whole(each, people=True, on=day) not in ends for each in (source, target))
        yield Side(ends[0], ends[1], -1 if against else sign, episode, member, against)
    if not seen:
        yield from _on_foreign_soil(view, episode, day)


def _on_foreign_soil(view: View, episode: Episode, day: str) -> Iterator[Side]:
    soil = episode.place.country if episode.place is not None else None
    if episode.event_type is not EventType.ASSAULT or soil is None:
        return
    hit = view.rollup.whole(soil, on=day)
    for actor in episode.actors:
        way = view.rollup.way(actor, on=day)
        if any(_is_state(each) for each in way) and soil not in way and hit not in way:
            yield Side(way[-1], hit, -1, episode, territory=True)
            return


def _is_state(actor: str) -> bool:
    """Is an actor a state? Those go by their code."""
    return len(actor) == _CODE and actor.isupper()


def _pairs(episode: Episode) -> Iterator[tuple[str, str, bool]]:
    by_role: dict[Role, list[str]] = defaultdict(list)
    for part in episode.parts:
        if part.actor is not None:
            by_role[part.role].append(part.actor)
    actors, recipients = by_role[Role.ACTOR], by_role[Role.RECIPIENT]
    yield from ((*ends, False) for ends in product(actors, recipients or by_role[Role.BENEFICIARY]))
    yield from ((*ends, True) for ends in product(actors, by_role[Role.AGAINST]))
    if not recipients:
        yield from ((*ends, False) for ends in permutations(actors, 2))
