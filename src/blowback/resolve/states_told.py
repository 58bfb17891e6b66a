"""Which names does a text itself tell to be states, and which bodies are said to be theirs?

A state that no registry knows has an army, a ministry, people who are called after it. Reading may have taken
its name for a person's: one who has no fuller name in the text, and in whom things happen, is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blowback.records import Mention
from blowback.resolve.actors import PROVISIONAL
from blowback.resolve.keys import fold
from blowback.resolve.nouns import nouns
from blowback.resolve.places import country_of
from blowback.resolve.state import State
from blowback.vocab.actors import ActorKind, Sector

if TYPE_CHECKING:
    from spacy.tokens import Token

_ORGANS = frozenset({Sector.MIL, Sector.LEG, Sector.JUD, Sector.SPY})
_OF_STATE = _ORGANS | {Sector.GOV, Sector.COP}
_BODIES = {
    ActorKind.GOVERNMENT_BODY: Sector.GOV,
    ActorKind.MILITARY: Sector.MIL,
    ActorKind.SECURITY_SERVICE: Sector.COP,
}
_WITHIN = frozenset({"in", "inside", "across", "within", "throughout"})
_OF_STATES_ALONE = frozenset({"ministry", "embassy"})


def give_bodies_to_states(state: State, names: Sequence[Mention]) -> None:
    """A body that is named with its owner ("Vardania's External Protection Bureau") is that state's."""
    states = {
        mention.text: choice.actor
        for mention in names
        if (choice := state.chosen.get(mention.id)) is not None
        and state.found[choice.actor].kind is ActorKind.STATE
    }
    for mention in names:
        choice = state.chosen.get(mention.id)
        body = state.found[choice.actor] if choice is not None else None
        if choice is None or body is None or body.kind not in _BODIES or not body.id.startswith(PROVISIONAL):
            continue
        owner, possessive, _ = body.name.replace("’", "'").partition("'s ")
        if possessive and owner in states and body.country is None:
            sector = body.sector or _BODIES[body.kind]
            state.found[body.id] = body._replace(country=states[owner], sector=sector)


def may_be_state(state: State, mention: Mention) -> bool:
    """Is a name of a place, or of nobody knows what, one that no registry knows?"""
    if mention.kind is ActorKind.PERSON and not _is_land(state, mention):
        return False
    if mention.kind not in (ActorKind.PLACE, ActorKind.STATE, ActorKind.OTHER, ActorKind.PERSON):
        return False
    choice = state.chosen.get(mention.id)
    unknown = choice is None or state.found[choice.actor].kind in (ActorKind.OTHER, mention.kind)
    return unknown and mention.text.isalpha() and not state.registry.named(mention.text)


def _is_land(state: State, mention: Mention) -> bool:
    """Is what reading took for a person a state: nobody's family name, somewhere, or owner of two organs?"""
    word = fold(mention.text)
    if any(len(words) > 1 and word in words for words, _ in state.person_names):
        return False
    same = state.tokens(mention.text)
    if any(token.dep_ == "pobj" and token.head.lower_ in _WITHIN for token in same):
        return True
    organs = {owned.lemma_ for token in same if (owned := _owned(token, person=True)) is not None}
    return len(organs) > 1


def has_organs(state: State, mention: Mention) -> bool:
    """Is a name that of an owner of what only a state has: "X's army", "X's ministry", "the army of X"?"""
    head = state.head(mention)
    person = mention.kind in (ActorKind.PERSON, ActorKind.OTHER)
    return head is not None and _owned(head, person=person) is not None


def _owned(owner: Token, *, person: bool) -> Token | None:
    """The organ of state of which a name is the owner; of a supposed person also "the police of X".

    A "government" tells a state wherever the name is not that of a town or division.
    """
    noun: Token | None = owner.head if owner.dep_ == "poss" else None
    if owner.dep_ == "pobj" and owner.head.lower_ == "of":
        noun = owner.head.head
        person = person or (noun.lemma_ == "government" and country_of(owner.text) is None)
        noun = noun if person else None
    known = nouns().plain(fold(noun.text)) if noun is not None else None
    if noun is None or known is None or known.person:
        return None
    alone = noun.lemma_.lower() in _OF_STATES_ALONE
    organ = known.sector in (_OF_STATE if person else _ORGANS)
    return noun if organ or alone else None
