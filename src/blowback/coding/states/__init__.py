"""Which lasting conditions does a text state: who leads, belongs to, is allied with or recognises whom?

Every rule is a small generator of findings over one token; the words are in ``data/states.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from blowback.coding.draft import Draft
from blowback.coding.factuality import commitment
from blowback.coding.states.conditions import condition, formation, strength, strong
from blowback.coding.states.endings import MUTUAL, completed, left, over, unextended, unlisted
from blowback.coding.states.kin import married
from blowback.coding.states.nouns import attitude_of, member_list, named_of, noun_state
from blowback.coding.states.power import listed_among, power
from blowback.coding.states.relations import alliance, fighting, inclined, relations, treaty, turned
from blowback.coding.states.sides import allied, conflict, jointly, own_allies
from blowback.coding.states.status import (
    ban,
    ceasefire,
    control,
    designation,
    held,
    named_designation,
    sanctions,
    taken,
)
from blowback.coding.states.taken_in import taken_in
from blowback.coding.states.taken_up import taken_up
from blowback.coding.states.verbs import adjective_state, joining, verb_state
from blowback.coding.states.words import kinds, no_longer, words
from blowback.records import State
from blowback.vocab.claims import ClaimKind, Extent, Factuality, Modality, Role, StateKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree
    from blowback.coding.states.words import Standing

    Rule: TypeAlias = Callable[[Tree, Cast, int], Iterator[Standing]]

__all__ = ["state_drafts"]

_NOUN_RULES: tuple[Rule, ...] = (
    noun_state,
    own_allies,
    attitude_of,
    relations,
    alliance,
    conflict,
    ceasefire,
    sanctions,
    control,
    named_designation,
    condition,
    strength,
    treaty,
    power,
)
_VERB_RULES: tuple[Rule, ...] = (
    verb_state,
    adjective_state,
    member_list,
    designation,
    ban,
    held,
    taken,
    fighting,
    turned,
    joining,
    taken_in,
    formation,
    allied,
    jointly,
    over,
    unextended,
    unlisted,
    left,
    married,
)
_RULES: dict[str, tuple[Rule, ...]] = {
    "NOUN": _NOUN_RULES,
    "PROPN": (noun_state, attitude_of),
    "VERB": _VERB_RULES,
    "AUX": (listed_among,),
    "ADJ": (adjective_state, inclined, allied, strong, married),
}


def state_drafts(
    tree: Tree, cast: Cast, tokens: Iterable[int], cues: dict[int, frozenset[int]]
) -> Iterator[Draft]:
    """Which states do the tokens express? Arguments as for ``event_drafts``."""
    told: list[Draft] = []
    for index in tokens:
        taken = taken_up(tree, told, index)
        if taken is not None:
            yield taken
        rules = _rules(tree, index)
        if not rules:
            continue
        seen: set[tuple[str, frozenset[int]]] = set()
        for rule in rules:
            for found in rule(tree, cast, index):
                key = found.kind, frozenset((*found.actors, *found.recipients))
                if key in seen or _is_of_itself(cast, found):
                    continue
                seen.add(key)
                draft = _draft(tree, cast, found, cues)
                if found.rule == "ended" and not completed(cast, draft, told):
                    continue
                told.append(draft)
                yield draft


def _rules(tree: Tree, index: int) -> tuple[Rule, ...]:
    """The rules that a token can fire; most nouns are of no list, and need not be tried."""
    rules = _RULES.get(tree.pos[index], ())
    if tree.pos[index] not in ("NOUN", "PROPN"):
        return rules
    if tree.pos[index] == "PROPN" and index + 1 < len(tree.text) and tree.lower[index + 1] == "of":
        return (*rules, named_of)
    if tree.lemma[index] in _noun_words() or tree.lower[index] in _noun_words():
        return rules
    return (attitude_of,) if "-" in tree.lower[max(0, index - 6) : index] else ()


@cache
def _noun_words() -> frozenset[str]:
    lists = [("relations", "nouns"), ("conflict", "nouns"), ("condition", "nouns"), ("strength", "nouns")]
    lists += [("status", "ceasefire"), ("status", "sanctions"), ("designation", "designated")]
    lists.append(("relations", "treaties"))
    return frozenset(kinds("nouns")).union(("control", "power"), *(words(*each) for each in lists))


def _draft(tree: Tree, cast: Cast, found: Standing, cues: dict[int, frozenset[int]]) -> Draft:
    trigger = found.word if found.trigger is None else found.trigger
    predicate = found.word if found.predicate is None else found.predicate
    view = commitment(tree, predicate, cues.get(predicate, frozenset()))
    if found.presupposed:
        view = view._replace(factuality=Factuality.CERTAIN, modality=Modality.ACTUAL, hedges=())
    if found.short_of == "near":
        view = view._replace(factuality=Factuality.UNKNOWN, modality=Modality.HYPOTHETICAL)
    elif found.short_of == "spared" and view.factuality is Factuality.CERTAIN:
        view = view._replace(factuality=Factuality.CERTAIN_NOT)
    factuality = view.factuality
    if factuality is Factuality.CERTAIN and any(no_longer(tree, c) for c in tree.children[predicate]):
        factuality = Factuality.CERTAIN_NOT
    told_at: tuple[int, ...] = (predicate,) if predicate != trigger and tree.pos[predicate] == "VERB" else ()
    if found.kind in MUTUAL and factuality is Factuality.CERTAIN:
        told_at += tuple(declared(tree, cast, predicate, found.actors, cues.get(predicate, frozenset())))
    return Draft(
        trigger=trigger,
        kind=ClaimKind.STATE,
        roles=[(Role.ACTOR, a) for a in found.actors] + [(Role.RECIPIENT, r) for r in found.recipients],
        extent=Extent.ONGOING,
        state=State(kind=StateKind(found.kind), value=found.value),
        factuality=factuality,
        modality=view.modality,
        hedges=view.hedges,
        governors=() if found.presupposed else view.governors,
        presupposed=found.presupposed,
        backing=found.backing,
        quantities=found.quantities,
        told_at=told_at,
        weight=found.weight,
        why=[f"{found.rule}: {tree.text[found.word]}"],
    )


def declared(tree: Tree, cast: Cast, verb: int, parties: Iterable[int], cue: Iterable[int]) -> Iterator[int]:
    """The word by which a party declares what it has just done: "said on Monday that it had agreed".

    What binds by being declared has the day of the declaration where none of its own is told.
    """
    if not any(tree.dep[c] == "aux" and tree.lemma[c] == "have" for c in tree.children[verb]):
        return
    bound = {a.id for h in parties if (a := cast.stands_for(h)) is not None}
    for word in cue:
        sayers = tree.frame(word).subjects if tree.pos[word] == "VERB" and tree.tag[word] == "VBD" else ()
        if any((a := cast.stands_for(s)) is not None and a.id in bound for s in sayers):
            yield word


def _is_of_itself(cast: Cast, found: Standing) -> bool:
    """Does the state tie an actor to itself? Then it was misread."""
    actors = {a.id for h in found.actors if (a := cast.stands_for(h)) is not None}
    others = {a.id for h in found.recipients if (a := cast.stands_for(h)) is not None}
    chains = {m.chain for h in found.actors if (m := cast.at(h)) is not None and m.chain}
    joint = {m.chain for h in found.recipients if (m := cast.at(h)) is not None and m.chain}
    return bool(actors & others or chains & joint)
