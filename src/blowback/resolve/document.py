"""Who is meant by each mention of a document?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from blowback.records import Actor, Mention, Notice, PartOf, Published
from blowback.resolve.actors import PROVISIONAL, part_of_rows, to_actor
from blowback.resolve.names import resolve_names
from blowback.resolve.nominals import of_part, resolve_nominals
from blowback.resolve.registry import Registry
from blowback.resolve.state import Choice, State
from blowback.vocab.actors import ActorKind, MentionForm

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Resolution(NamedTuple):
    """What resolving a document gives: mentions with their actors, and why each is meant."""

    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    part_of: tuple[PartOf, ...]
    notices: tuple[Notice, ...]
    why: Mapping[str, str]


class Resolver:
    """Resolves documents against a registry."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    def resolve(
        self, doc: Doc, mentions: Sequence[Mention], published: Published | None = None
    ) -> Resolution:
        """Who is meant by each mention of a document, as of its publication?

        Args:
            doc: the parse of the text that the mentions have their offsets in.
            mentions: with form, kind and, where known, chain.
            published: the date on which offices and statuses are looked up; open ends count as today's.
        """
        on = (published.start or published.end) if published is not None else None
        state = State(self.registry, doc, mentions, on)
        resolve_names(state)
        resolve_nominals(state)
        _spread(state)
        return _records(state)


def _spread(state: State) -> None:
    """All mentions of a chain get the actor of its best name."""
    chains: dict[str, list[Mention]] = {}
    for mention in state.mentions:
        if mention.chain is not None:
            chains.setdefault(mention.chain, []).append(mention)
    for members in chains.values():
        named_ones = [m for m in members if m.id in state.chosen]
        if not named_ones:
            continue
        best = _best(state, named_ones)
        person = state.found[best.actor].kind is ActorKind.PERSON
        for mention in members:
            own = state.chosen.get(mention.id)
            if mention.id in state.places or _may_be_part(state, mention, best.actor):
                continue
            if best.rank == 0 and _is_anothers(state, mention, best.actor):
                continue
            new = own is not None and own.actor != best.actor and own.actor.startswith(PROVISIONAL)
            if own is None or new or (own.rank < best.rank and _yields(mention, own, person=person)):
                state.chosen[mention.id] = Choice(
                    best.actor, 0, f"refers to “{state.found[best.actor].name}”"
                )


def _may_be_part(state: State, mention: Mention, actor: str) -> bool:
    """Is it "the state" in a country of states, of which it may be one?"""
    entry = state.registry.get(actor)
    if mention.form is not MentionForm.NOMINAL or entry is None or entry.kind is not ActorKind.STATE:
        return False
    head = state.head(mention)
    return head is not None and head.lemma_.lower() == "state" and of_part(mention, entry.country or entry.id)


def _is_anothers(state: State, mention: Mention, actor: str) -> bool:
    """Is it named as that of another: "Ilmere's army" is not the army of the state of which a text speaks?"""
    country, head = state.found[actor].country, state.head(mention)
    if mention.form is not MentionForm.NOMINAL or country is None or head is None:
        return False
    owners = [child for child in head.children if child.dep_ == "poss" and child.pos_ == "PROPN"]
    named = (m for m in state.mentions if m.form is MentionForm.NAME and m.id in state.chosen)
    owned = {state.chosen[m.id].actor for m in named if state.head(m) in owners}
    return bool(owned) and owned.isdisjoint({country, actor})


def _best(state: State, members: Sequence[Mention]) -> Choice:
    votes = Counter(state.chosen[mention.id].actor for mention in members)
    choices = [state.chosen[mention.id] for mention in members]
    words = {choice.actor: state.found[choice.actor].name.count(" ") > 0 for choice in choices}
    return max(choices, key=lambda choice: (choice.rank, words[choice.actor], votes[choice.actor]))


def _yields(mention: Mention, own: Choice, *, person: bool) -> bool:
    """A title yields to the name of its bearer; a phrase that names another whole does not yield."""
    if mention.form is MentionForm.NAME:
        return own.rank < 3
    return person or own.rank == 0


def _records(state: State) -> Resolution:
    mentions = tuple(
        msgspec.structs.replace(mention, actor=state.chosen[mention.id].actor)
        if mention.id in state.chosen
        else mention
        for mention in state.mentions
    )
    used = [state.found[a] for a in dict.fromkeys(m.actor for m in mentions if m.actor is not None)]
    part_of, wholes = part_of_rows(state.registry, used, state.on)
    actors = tuple(to_actor(state.registry, found, state.on) for found in (*used, *wholes))
    why = {mention: choice.why for mention, choice in state.chosen.items()}
    return Resolution(mentions, actors, part_of, tuple(state.notices), why)
