"""Which happening do several words tell, and what do the words around them make of it?

"Stopped arming B" is no help but its end; "killed 20 in a bombing" is one attack and not two; talks among
three are multilateral; an order to one's own men to attack is a threat to those they are to attack.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from blowback.coding.clashes import against_whom
from blowback.coding.draft import Draft
from blowback.coding.lexicon import ended, threat_mode
from blowback.vocab.claims import (
    BackingPhase,
    ClaimKind,
    ExpectationKind,
    Factuality,
    Modality,
    Role,
)
from blowback.vocab.plover import EventType, quad

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

_MANY = 3
_HOSTILE = 4
_MANNER = ("in", "by", "during", "with", "from")


def turn_endings(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Make of an act that is told as ended the act of ending it: "stopped sending arms"."""
    for draft in drafts:
        if not draft.governors or draft.governors[0].kind != "ended" or draft.event_type is None:
            continue
        nominal = tree.pos[draft.trigger] != "VERB"
        if nominal and draft.event_type is not EventType.AGREE:
            _leave_under_way(draft)
            continue  # "the war ended", "the talks ended": nobody is said to have ended them
        turned = ended(draft.event_type)
        if turned is not None and draft.kind is ClaimKind.EVENT:
            draft.event_type, draft.mode = turned
            draft.why.append("ended")


def _leave_under_way(draft: Draft) -> None:
    """Of whose attacks somebody asks an end, he makes them: "called for an end to Kesh's attacks"."""
    asked = draft.modality in (Modality.REQUESTED, Modality.WISHED, Modality.INTENDED)
    hostile = draft.event_type is not None and quad(draft.event_type) == _HOSTILE
    if asked and hostile and draft.heads(Role.ACTOR) and draft.factuality is Factuality.UNKNOWN:
        draft.modality, draft.factuality = Modality.ACTUAL, Factuality.CERTAIN
        draft.why.append("to be ended, so under way")


def merge_told_twice(tree: Tree, cast: Cast, drafts: Sequence[Draft]) -> list[Draft]:
    """Tell an attack and the harm that it did once, on the verb: "a bombing that killed 20"."""
    violent = {
        d.trigger: d for d in drafts if d.kind is ClaimKind.EVENT and d.event_type is EventType.ASSAULT
    }
    dropped: set[int] = set()
    for harm in violent.values():
        if tree.pos[harm.trigger] != "VERB" or not (harm.quantities or harm.heads(Role.RECIPIENT)):
            continue
        for noun in _attacks_of(tree, harm.trigger):
            attack = violent.get(noun)
            if attack is None or attack.modality is not harm.modality:
                continue
            if attack.factuality is not harm.factuality or _tells_of_others(attack, harm):
                continue
            _take_over(tree, cast, harm, attack)
            dropped.add(id(attack))
    dropped |= {id(d) for d in drafts if _returns_to_fight(tree, d, violent)}
    return [d for d in drafts if id(d) not in dropped]


def _returns_to_fight(tree: Tree, draft: Draft, violent: dict[int, Draft]) -> bool:
    """Who goes back in order to fight does not step back."""
    if (draft.event_type, draft.mode) != (EventType.RETREAT, "return"):
        return False
    return any(tree.head[t] == draft.trigger and tree.tag[t] == "VB" for t in violent)


def _attacks_of(tree: Tree, verb: int) -> list[int]:
    """The nouns of one phrase with the verb: in which, by which, or whose clause it is."""
    frame = tree.frame(verb)
    found = [each for each in frame.subjects if tree.pos[each] == "NOUN"]
    objects = [pair for each in frame.objects for pair in tree.prepositions(each)]
    found += [head for name, head in (*frame.obliques, *objects) if name in _MANNER]
    if tree.dep[verb] in ("relcl", "acl"):
        found.append(tree.head[verb])
    return found


def _tells_of_others(attack: Draft, harm: Draft) -> bool:
    """Has the noun a number of victims, or victims and attackers, that the verb does not tell?"""
    doers, suspects = harm.heads(Role.ACTOR), attack.heads(Role.ACTOR)
    return bool(attack.quantities) or bool(doers and suspects and set(doers).isdisjoint(suspects))


def _take_over(tree: Tree, cast: Cast, harm: Draft, attack: Draft) -> None:
    heads = {head for _, head in harm.roles}
    kept = [Role.ACTOR] if not harm.heads(Role.ACTOR) else []
    kept += [role for role in (Role.AGAINST, Role.INSTRUMENT_OWNER) if not harm.heads(role)]
    if not harm.heads(Role.RECIPIENT):
        kept.append(Role.RECIPIENT)
    doers = against_whom(tree, cast, harm, attack.trigger, attack.heads(Role.ACTOR))
    told = [pair for pair in attack.roles if pair[0] is not Role.ACTOR or pair[1] in doers]
    harm.roles += [(role, head) for role, head in told if role in kept and head not in heads]
    harm.mode = harm.mode or attack.mode
    harm.contexts = tuple(dict.fromkeys((*harm.contexts, *attack.contexts)))
    harm.responsibility = harm.responsibility or attack.responsibility
    harm.weight = max(harm.weight, attack.weight)
    harm.told_at = (*harm.told_at, attack.trigger)
    harm.why.append(f"the same happening: {attack.why[0]}")


def count_parties(cast: Cast, drafts: Sequence[Draft]) -> None:
    """Talks of three parties or more are multilateral."""
    for draft in drafts:
        if draft.event_type is EventType.CONSULT and draft.mode is None:
            parties = {cast.participant(role, head).name for role, head in draft.roles}
            if len(parties) >= _MANY:
                draft.mode = "multilateral"


def orders_to_own_men(cast: Cast, drafts: Sequence[Draft]) -> None:
    """To order one's own men to attack somebody is to threaten him."""
    by_trigger = {d.trigger: d for d in drafts if d.kind is ClaimKind.EVENT}
    for draft in drafts:
        outer = by_trigger.get(draft.content_of) if draft.content_of is not None else None
        if outer is None or draft.modality is not Modality.REQUESTED or draft.event_type is None:
            continue
        asks = outer.event_type in (EventType.REQUEST, EventType.MOBILIZE)
        if not asks or quad(draft.event_type) != _HOSTILE or not _own_men(cast, outer, draft):
            continue
        threatened = draft.heads(Role.RECIPIENT)
        holders = outer.heads(Role.ACTOR)
        outer.event_type, outer.mode = EventType.THREATEN, threat_mode(draft.event_type, draft.mode)
        outer.roles = [(role, head) for role, head in outer.roles if role is not Role.RECIPIENT]
        outer.roles += [(Role.RECIPIENT, head) for head in threatened]
        outer.expectation = (
            holders[0] if holders else None,
            threatened[0] if threatened else None,
            ExpectationKind.THREATENED,
        )
        outer.why.append("an order to one's own men")


def _own_men(cast: Cast, outer: Draft, draft: Draft) -> bool:
    """Are those who are to act the one who orders it, or his: "its men"?"""
    chiefs = {actor.id for head in outer.heads(Role.ACTOR) if (actor := cast.stands_for(head))}
    doers = draft.heads(Role.ACTOR)
    owners = [child for head in doers for child in cast.tree.children[head] if cast.tree.dep[child] == "poss"]
    return any(actor.id in chiefs for head in (*doers, *owners) if (actor := cast.stands_for(head)))


def phase_of_plans(drafts: Sequence[Draft]) -> None:
    """Backing that has not come is not given: where somebody waits for it it is sought, else it starts.

    A promise or plan to back somebody speaks of a start; that it has not come is what the modality says.
    """
    for draft in drafts:
        backing = draft.backing
        if backing is None or backing.phase is not BackingPhase.GIVEN or draft.modality is Modality.ACTUAL:
            continue
        phase = BackingPhase.SOUGHT if draft.expectation is not None else BackingPhase.STARTS
        draft.backing = msgspec.structs.replace(backing, phase=phase)
