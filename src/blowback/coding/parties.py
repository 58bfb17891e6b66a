"""Are those who take part the sort of people between whom this is an event?

The words of an event are used of everything: people meet friends, go to the mosque, help a neighbour; a
system allows, a price retreats, "you get shot". PLOVER events are doings of public actors, or violence
against anybody. So what a reading tells is held against who fills its roles: a thing that fills the place
of an actor acts nowhere, and what only private people do with each other is no event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

from blowback.coding.draft import Draft
from blowback.coding.lexicon import classes, readings
from blowback.text.data import toml
from blowback.vocab.actors import ActorKind, MentionForm
from blowback.vocab.claims import Role
from blowback.vocab.plover import EventType
from blowback.vocab.speech import Capacity, SpeakerClass

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree
    from blowback.coding.voices import Voices

_IN_OFFICE = (Capacity.OFFICIAL, Capacity.MILITARY, Capacity.PARTY)
_NO_DEEDS = ("ABSTRACT", "POLICY", "STATEMENT")
_PARTIES = (Role.ACTOR, Role.RECIPIENT, Role.MEDIATOR)


class _Standing(Enum):
    """What sort of party a phrase is; ``OPEN``: a pronoun, ``NAMED``: a name, of which nothing is known."""

    PUBLIC = "public"
    PRIVATE = "private"
    NAMED = "named"
    OPEN = "open"
    PLACE = "place"
    THING = "thing"
    ANYBODY = "anybody"


def told_of_parties(tree: Tree, cast: Cast, voices: Voices, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Which event drafts are events between those who take part in them?

    Args:
        tree: the parse.
        cast: who can fill a role.
        voices: who says what; "we" are those who speak.
        drafts: what the words alone evoke.
    """
    for draft in drafts:
        if draft.event_type is EventType.ASSAULT:
            if not _is_figurative(tree, cast, draft):
                yield draft
            continue
        standings = {head: _standing(tree, cast, head) for role, head in draft.roles if role in _PARTIES}
        for head, standing in standings.items():
            if standing is _Standing.OPEN and tree.lower[head] in _table()["we"]:
                standings[head] = _speaker(voices, draft)
        if _is_event(draft, standings):
            yield draft


def _is_event(draft: Draft, standings: Mapping[int, _Standing]) -> bool:
    table = _table()
    assert draft.event_type is not None
    doers = {standings[head] for head in draft.heads(Role.ACTOR)}
    parties = {standings[head] for role, head in draft.roles if role in _PARTIES}
    if parties and parties <= {_Standing.ANYBODY, _Standing.THING} and _Standing.ANYBODY in parties:
        return False
    if doers and doers <= {_Standing.THING, _Standing.ANYBODY} and draft.event_type in table["of_somebody"]:
        return False
    doubtful = draft.weight < table["doubtful"]
    asks = draft.event_type in table["public"] or doubtful
    enough = {_Standing.PUBLIC}
    if not doubtful and draft.event_type is not EventType.CONSULT:
        enough.add(_Standing.NAMED)
    if not doubtful and (draft.event_type not in table["known"] or draft.mode == "visit"):
        enough.add(_Standing.OPEN)
    told_of_some = not parties <= {_Standing.THING, _Standing.PLACE}
    if asks and told_of_some and parties.isdisjoint(enough):
        return False
    return draft.mode != "visit" or _is_visit(draft, standings)


def _is_visit(draft: Draft, standings: Mapping[int, _Standing]) -> bool:
    """A visit is paid by somebody public, to somebody or to a place that has a name."""
    doers = {standings[head] for head in draft.heads(Role.ACTOR)}
    hosts = {standings[head] for head in draft.heads(Role.RECIPIENT)}
    if hosts and hosts <= {_Standing.THING}:
        return False
    return not doers or not doers.isdisjoint({_Standing.PUBLIC, _Standing.OPEN, _Standing.NAMED})


def _is_figurative(tree: Tree, cast: Cast, draft: Draft) -> bool:
    """Is it harm of "you", or done by what can strike nobody: a policy, a crisis, a report?"""
    words = _table()["anybody"]
    if any(tree.lower[head] in words for _, head in draft.roles):
        return True
    doers = draft.heads(Role.ACTOR)
    return bool(doers) and all(_does_nothing(tree, cast, head) for head in doers)


def _does_nothing(tree: Tree, cast: Cast, head: int) -> bool:
    mention = cast.at(head)
    if tree.pos[head] != "NOUN" or (mention is not None and cast.acts(mention)):
        return False
    named = any(tree.lemma[head] in classes()[each] for each in _NO_DEEDS)
    return named and all(each.event_type is not EventType.ASSAULT for each in readings(tree, head))


def _speaker(voices: Voices, draft: Draft) -> _Standing:
    """What sort of party are those who say "we"?"""
    attribution, speaker, _ = voices.of(draft.trigger)
    if attribution is None or speaker.capacity in _IN_OFFICE or speaker.kind is SpeakerClass.ORGANISATION:
        return _Standing.PUBLIC  # an outlet that says "we" prints a statement
    return _Standing.PRIVATE if speaker.actor is None else _Standing.OPEN


def _standing(tree: Tree, cast: Cast, head: int) -> _Standing:
    table = _table()
    if tree.lower[head] in table["anybody"]:
        return _Standing.ANYBODY
    mention = cast.owner(head)
    collective = _Standing.PUBLIC if tree.lemma[head] in table["collective"] else _Standing.THING
    if mention is None:
        return _Standing.OPEN if tree.pos[head] in ("PRON", "DET", "NUM") else collective
    actor = cast.stands_for(head)
    if actor is None and not cast.acts(mention):
        if mention.form is MentionForm.PRONOUN:
            return _Standing.OPEN
        named = mention.form is MentionForm.NAME or tree.lemma[head] in table["visited"]
        return _Standing.PLACE if mention.kind is ActorKind.PLACE and named else collective
    kind = actor.kind if actor is not None else mention.kind
    if kind in table["public_kinds"]:
        return _Standing.PUBLIC
    if actor is not None and (
        actor.roles or not actor.provisional or actor.sector in table["public_sectors"]
    ):
        return _Standing.PUBLIC
    if mention.form is MentionForm.NAME:
        return _Standing.NAMED
    if mention.form is MentionForm.PRONOUN and actor is None:
        return _Standing.OPEN
    office = tree.lemma[head] in classes()["OFFICIAL"] or tree.lemma[head] in classes()["ENVOY"]
    return _Standing.PUBLIC if office else _Standing.PRIVATE


@cache
def _table() -> Mapping[str, Any]:
    return toml("blowback.coding", "parties.toml")
