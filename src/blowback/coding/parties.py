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

from blowback.coding.arson import turn_arson
from blowback.coding.draft import Draft
from blowback.coding.figures import is_violence
from blowback.coding.lexicon import classes
from blowback.coding.seats import is_scene
from blowback.text.data import toml
from blowback.vocab.actors import ActorKind, MentionForm
from blowback.vocab.claims import Factuality, Role
from blowback.vocab.plover import EventType
from blowback.vocab.speech import Capacity, SpeakerClass

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree
    from blowback.coding.voices import Voices

_IN_OFFICE = (Capacity.OFFICIAL, Capacity.MILITARY, Capacity.PARTY)
_PARTIES = (Role.ACTOR, Role.RECIPIENT, Role.MEDIATOR)


class Standing(Enum):
    """What sort of party a phrase is; ``OPEN``: a pronoun, ``NAMED``: a name, of which nothing is known."""

    PUBLIC = "public"
    PEOPLE = "people"
    PRIVATE = "private"
    NAMED = "named"
    OPEN = "open"
    PLACE = "place"
    THING = "thing"
    ANYBODY = "anybody"


_FORCES = frozenset({ActorKind.MILITARY, ActorKind.SECURITY_SERVICE})
_NOBODY = {Standing.THING, Standing.ANYBODY}
_WHERE = frozenset({"in", "to", "from", "through", "near"})


def told_of_parties(tree: Tree, cast: Cast, voices: Voices, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Which event drafts are events between those who take part in them?

    Args:
        tree: the parse.
        cast: who can fill a role.
        voices: who says what; "we" are those who speak.
        drafts: what the words alone evoke.
    """
    for draft in drafts:
        _leave_open(tree, draft)
        turn_arson(tree, cast, draft)
        if draft.event_type is EventType.ASSAULT:
            if is_violence(tree, cast, draft) and _without_garble(tree, cast, draft):
                yield draft
            continue
        draft.roles = [pair for pair in draft.roles if not _is_seat(tree, cast, pair[1])]
        standings = {head: standing(tree, cast, head) for role, head in draft.roles if role in _PARTIES}
        for head, found in standings.items():
            if found is Standing.OPEN and tree.lower[head] in _table()["we"]:
                standings[head] = _speaker(tree, voices, draft, head)
        if _is_business(tree, cast, draft):
            continue
        if _is_event(draft, standings) and not _holds_a_thing(tree, cast, draft, standings):
            if draft.event_type in _table()["to_somebody"]:  # a topic is nobody's counterpart
                draft.roles = [
                    (role, head)
                    for role, head in draft.roles
                    if role is not Role.RECIPIENT
                    or standings[head] is not Standing.THING
                    or tree.text[head][:1].isupper()
                ]
            if draft.event_type in _table()["by_somebody"]:  # "the move restricts them": by nobody told
                draft.roles = [pair for pair in draft.roles if not _is_doing_thing(pair, standings)]
                if standings and not draft.roles and draft.mode != "arrest":
                    continue
            if draft.event_type is EventType.PROTEST:
                draft.roles = [pair for pair in draft.roles if not _is_ground(tree, pair, standings)]
            if _without_garble(tree, cast, draft):
                yield draft


def _leave_open(tree: Tree, draft: Draft) -> None:
    """Who is one of two did it only perhaps: "by forces of either Vardania or Kesh"."""
    doers = draft.heads(Role.ACTOR)
    names = [*doers, *(head for each in doers for name, head in tree.prepositions(each) if name == "of")]
    marks = [
        mark
        for head in names
        for mark in tree.children[head]
        if tree.lower[mark] == "or" and any(tree.pos[c] == "PROPN" for c in tree.children[head] if c > mark)
    ]
    if marks and draft.factuality is Factuality.CERTAIN:
        draft.factuality, draft.hedges = Factuality.POSSIBLE, (*draft.hedges, *marks)


def _is_seat(tree: Tree, cast: Cast, head: int) -> bool:
    """Is it where it was held or signed: "the Ostrapol agreements"?"""
    mention = cast.at(head)
    return mention is not None and is_scene(tree, head, mention, cast.stands_for(head))


def _is_doing_thing(role: tuple[Role, int], standings: Mapping[int, Standing]) -> bool:
    return role[0] is Role.ACTOR and standings[role[1]] is Standing.THING


def _is_ground(tree: Tree, role: tuple[Role, int], standings: Mapping[int, Standing]) -> bool:
    """Is it where people protest or march to, and nobody against whom they do?"""
    head = role[1]
    there = tree.dep[head] == "pobj" and tree.lower[tree.head[head]] in _WHERE
    return role[0] is Role.RECIPIENT and there and standings[head] in (Standing.PLACE, Standing.NAMED)


def _without_garble(tree: Tree, cast: Cast, draft: Draft) -> bool:
    """Is a draft still told of somebody when what can be nobody has left its roles?

    What a clause or an abstraction "does" by a verb is no deed.
    """
    garbled = [head for role, head in draft.roles if role in _PARTIES and _is_garbled(tree, cast, head)]
    if not garbled:
        return True
    doers = draft.heads(Role.ACTOR)
    draft.roles = [(role, head) for role, head in draft.roles if head not in garbled]
    nobody = [head for head in garbled if not (tree.pos[head] == "ADJ" and tree.text[head][:1].isupper())]
    # "in a Kesh prison" says whose it is, and the claim is told of the prisoner
    undone = bool(doers) and all(head in nobody for head in doers) and tree.pos[draft.trigger] == "VERB"
    # "preventive arrests were made" tells neither by whom nor of whom
    violent = draft.event_type is EventType.ASSAULT or (draft.mode == "arrest" and not undone)
    return violent or (bool(draft.roles) and not undone)


def _is_garbled(tree: Tree, cast: Cast, head: int) -> bool:
    """Is what stands in a role neither somebody nor a thing: a clause, a mark, a time, an abstraction?"""
    table, lemma, pos = _table(), tree.lemma[head], tree.pos[head]
    if tree.lower[head] == "this" and tree.tag[head] == "DT" and cast.stands_for(head) is None:
        return True
    mention = cast.owner(head)
    if mention is not None and (cast.acts(mention) or mention.form is not MentionForm.NOMINAL):
        return False
    if pos in ("PRON", "DET"):
        return tree.lower[head] in table["no_one"]
    if pos in ("ADJ", "VERB"):  # "the wounded", "the accused", but not "late"
        return not any(tree.dep[child] == "det" for child in tree.children[head])
    if pos not in ("NOUN", "PROPN", "NUM"):
        return True
    if not any(letter.isalpha() or letter.isdigit() for letter in lemma):
        return True
    if lemma in classes()["TIME"]:
        return True
    return pos == "NOUN" and lemma.endswith(tuple(table["abstract"])) and not _is_known(lemma)


def is_nobody(tree: Tree, cast: Cast, head: int) -> bool:
    """Is what stands in a role of a deed of no type nobody who takes part: a thing of nobody's, a clause?"""
    if _is_garbled(tree, cast, head):
        return True
    mention = cast.owner(head)
    named = mention is not None and (cast.acts(mention) or mention.form is not MentionForm.NOMINAL)
    return not named and standing(tree, cast, head) is Standing.THING


def _is_known(lemma: str) -> bool:
    """Is a noun one of people, bodies or things that something can happen to?"""
    table = _table()
    return (
        lemma in table["collective"]
        or lemma in table["not_abstract"]
        or any(lemma in classes()[name] for name in table["patients"])
    )


def _is_event(draft: Draft, standings: Mapping[int, Standing]) -> bool:
    table = _table()
    assert draft.event_type is not None
    doers = {standings[head] for head in draft.heads(Role.ACTOR)}
    others = {standings[head] for head in draft.heads(Role.RECIPIENT)}
    parties = set(standings.values())
    if Standing.ANYBODY in parties and parties <= _NOBODY:
        return False
    if doers and doers <= _NOBODY and draft.event_type in table["of_somebody"]:
        return False
    anybody_may = draft.mode == "arrest" or (draft.event_type is EventType.PROTEST and bool(doers))
    if draft.weight <= table["doubtful"] and not anybody_may:  # the words by themselves prove little
        met = bool(others) and others != {Standing.THING} and _is_met(draft, doers, others)
        return met and not doers.isdisjoint({Standing.PUBLIC, Standing.PEOPLE})
    enough = {Standing.PUBLIC, Standing.PEOPLE}
    if draft.event_type is not EventType.CONSULT or draft.mode not in (None, "visit"):
        enough.add(Standing.NAMED)
    if draft.event_type not in table["known"] or draft.mode == "visit":
        enough.add(Standing.OPEN)
    told_of_some = not parties <= {Standing.THING, Standing.PLACE}
    if draft.event_type in table["public"] and told_of_some and parties.isdisjoint(enough):
        return False
    return _is_met(draft, doers, others)


def _is_business(tree: Tree, cast: Cast, draft: Draft) -> bool:
    """Is it what a firm sells or buys, with nobody told who takes or gives it?"""
    if draft.event_type is not EventType.COOPERATE or tree.lemma[draft.trigger] not in _table()["trading"]:
        return False
    doers = [cast.stands_for(head) for head in draft.heads(Role.ACTOR)]
    firms = bool(doers) and all(each is not None and each.kind is ActorKind.COMPANY for each in doers)
    partner = any(name in ("to", "from") for name, _ in tree.prepositions(draft.trigger))
    return firms and not partner and not draft.heads(Role.RECIPIENT)


def _holds_a_thing(tree: Tree, cast: Cast, draft: Draft, standings: Mapping[int, Standing]) -> bool:
    """Nobody arrests or sets free a thing: figures are released, a seat is captured, pace picked up."""
    if draft.mode not in _table()["of_people"] or tree.dep[draft.trigger] == "amod":  # "the arrested duo"
        return False
    held = draft.heads(Role.RECIPIENT)
    counted = [*held, *(of for head in held for name, of in tree.prepositions(head) if name == "of")]
    if any(tree.dep[c] == "nummod" for head in counted for c in tree.children[head]):  # "a total of 40 louts"
        return False
    if _is_hold_of_forces(tree, cast, draft):
        return False
    if not held or any(standings[h] is not Standing.THING or tree.pos[h] != "NOUN" for h in held):
        return False
    grounds = (classes()[name] for name in _table()["taken"])
    if tree.lemma[draft.trigger] == "capture" and any(
        tree.lemma[h] in each for each in grounds for h in held
    ):
        draft.mode, draft.quantities = "seize", ()  # "captured the mosque"
        return False
    return True


def _is_hold_of_forces(tree: Tree, cast: Cast, draft: Draft) -> bool:
    """Do police or soldiers arrest what no class of things has: somebody by a word or a name unknown here?"""
    doers = [cast.stands_for(head) for head in draft.heads(Role.ACTOR)]
    if draft.mode != "arrest" or not any(each is not None and each.kind in _FORCES for each in doers):
        return False
    things = [classes()[name] for name in _table()["impounded"]]
    return not any(tree.lemma[head] in each for each in things for head in draft.heads(Role.RECIPIENT))


def _is_met(draft: Draft, doers: set[Standing], hosts: set[Standing]) -> bool:
    """A visit is paid by somebody who may be public, to somebody or to a place that has a name."""
    if draft.mode != "visit":
        return True
    if hosts == {Standing.THING}:
        return False
    return not doers or not doers.isdisjoint({Standing.PUBLIC, Standing.OPEN, Standing.NAMED})


def _speaker(tree: Tree, voices: Voices, draft: Draft, head: int) -> Standing:
    """What sort of party are those who say "we"?"""
    attribution, speaker, _ = voices.of(draft.trigger)
    if attribution is None:  # an outlet that says "we" prints a statement; "I" may be its reporter
        return Standing.PUBLIC if tree.lower[head] in _table()["statement"] else Standing.PRIVATE
    if speaker.capacity in _IN_OFFICE or speaker.kind is SpeakerClass.ORGANISATION:
        return Standing.PUBLIC
    return Standing.PRIVATE if speaker.actor is None else Standing.OPEN


def standing(tree: Tree, cast: Cast, head: int) -> Standing:
    """What sort of party is the phrase at ``head``?"""
    table = _table()
    if tree.lower[head] in table["anybody"]:
        return Standing.ANYBODY
    if tree.pos[head] == "NOUN" and tree.lemma[head] in table["collective"]:
        return Standing.PUBLIC
    mention = cast.owner(head)
    if tree.lower[head] in ("this", "that") and tree.tag[head] == "DT" and cast.stands_for(head) is None:
        return Standing.THING  # "this allows firms to stay"
    if mention is None:
        return Standing.OPEN if tree.pos[head] in ("PRON", "DET", "NUM") else Standing.THING
    actor = cast.stands_for(head)
    if actor is None and not cast.acts(mention):
        if mention.form is MentionForm.PRONOUN:
            return Standing.OPEN
        named = mention.form is MentionForm.NAME or tree.lemma[head] in table["visited"]
        return Standing.PLACE if mention.kind is ActorKind.PLACE and named else Standing.THING
    kind = actor.kind if actor is not None else mention.kind
    if kind in table["public_kinds"]:
        return Standing.PUBLIC
    if actor is not None and actor.kind is ActorKind.POPULATION:
        return Standing.PEOPLE
    if actor is not None and (not actor.provisional or actor.sector in table["public_sectors"]):
        return Standing.PUBLIC
    if actor is not None and actor.roles and actor.sector is None:
        return Standing.PUBLIC
    if mention.form is MentionForm.NAME:
        return Standing.NAMED
    if mention.form is MentionForm.PRONOUN and actor is None:
        return Standing.OPEN
    office = tree.lemma[head] in classes()["OFFICIAL"] or tree.lemma[head] in classes()["ENVOY"]
    return Standing.PUBLIC if office else Standing.PRIVATE


@cache
def _table() -> Mapping[str, Any]:
    return toml("blowback.coding", "parties.toml")
