"""Is it violence, or a word of violence used of something else?

Politicians attack each other, advertisements hit, governments fight inflation and scandals destroy a
reputation. Who does it and what is struck tell the figure from the deed: what civil people "attack" with
no manner of violence told they criticise, and what strikes or is struck must be able to.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from blowback.coding.draft import Draft
from blowback.coding.lexicon import classes, readings
from blowback.coding.seats import is_scene
from blowback.text.data import toml
from blowback.vocab.actors import ActorKind, MentionForm
from blowback.vocab.claims import Modality, Role
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

# nobody promises or threatens to criticise
_TO_COME = frozenset({Modality.PROMISED, Modality.THREATENED, Modality.INTENDED})


def is_violence(tree: Tree, cast: Cast, draft: Draft) -> bool:
    """Is an assault told of violence? Where it is told of words, the draft becomes the criticism that it is.

    Args:
        tree: the parse.
        cast: who can fill a role.
        draft: an assault, as the words alone evoke it.

    Returns:
        Whether the draft is an event at all.
    """
    table = _table()
    draft.roles = [
        pair for pair in draft.roles if not (pair[0] is Role.ACTOR and _is_where(tree, cast, pair[1]))
    ]
    _drop_deeds(tree, cast, draft)
    doers, hit = draft.heads(Role.ACTOR), draft.heads(Role.RECIPIENT)
    if _is_bloodless(tree, draft):
        return False
    in_words = draft.mode is None and not draft.quantities and tree.lemma[draft.trigger] in table["verbal"]
    in_words = in_words and draft.modality not in _TO_COME
    if doers and all(_does_nothing(tree, cast, head) for head in doers):
        return in_words and any(_hears(cast, head) for head in hit) and _criticises(draft, without=doers)
    burned = tree.lemma[draft.trigger] == "burn" and not tree.frame(draft.trigger).objects
    if burned and doers and not hit:  # "many burned in the shop"
        draft.roles = [(Role.RECIPIENT if role is Role.ACTOR else role, head) for role, head in draft.roles]
    civil = bool(doers) and all(_is_civil(tree, cast, head) for head in doers)
    if _is_won(tree, cast, draft, hit, civil=civil):
        return False
    if draft.mode is not None or draft.quantities:
        return True
    if civil and in_words and all(_hears(cast, h) or _is_unreal(tree, cast, h) for h in hit):
        return _criticises(draft)
    fought = tree.lemma[draft.trigger] in table["fighting"]
    if fought and not hit and doers and _is_striving(tree, cast, draft.trigger, doers):
        return False
    if fought and civil and not hit:  # "the candidates battled in the north": for votes
        return False
    if tree.lemma[draft.trigger] in table["contested"]:
        if civil and hit and all(_is_civil(tree, cast, head) for head in hit):  # by votes and arguments
            return False
        told = doers or tree.frame(draft.trigger).subjects  # an inquiry is an event, too, and no doer
        if told and all(_is_no_striker(tree, cast, head) for head in told):
            return False
    if hit and (civil or fought) and not any(_can_be_hit(tree, cast, head) for head in hit):
        return False
    if hit and all(_is_unreal(tree, cast, head) for head in hit):
        draft.roles = [(role, head) for role, head in draft.roles if role is not Role.RECIPIENT]
        return tree.pos[draft.trigger] == "NOUN" and bool(
            doers
        )  # "strikes in support of", not "hit its image"
    return True


def _is_won(tree: Tree, cast: Cast, draft: Draft, hit: list[int], *, civil: bool) -> bool:
    """Is it at the polls that one politician beats another, or in trade that one country does?

    Blows fall on people: who beats a state, a group or a firm has the better of it.
    """
    if draft.mode != "beat" or tree.lemma[draft.trigger] != "beat" or not hit:
        return False
    if all(_is_body(cast, head) for head in hit):
        return True
    return civil and all(_is_civil(tree, cast, head) for head in hit)


def _is_body(cast: Cast, head: int) -> bool:
    """Is it a country, a group or a firm itself, and none of its people?"""
    actor, mention = cast.stands_for(head), cast.at(head)
    return actor is not None and mention is not None and actor.kind in _table()["bodies"]


def _is_bloodless(tree: Tree, draft: Draft) -> bool:
    """Do the words beside it say that nobody is struck: "killing us economically", "hostility to change"?

    Nobody that is told of is in "you get shot".
    """
    if any(tree.lower[head] in _table()["anybody"] for _, head in draft.roles):
        return True
    if any(tree.lower[c] in _table()["bloodless"] for c in tree.children[draft.trigger]):
        return True
    attitude = tree.lemma[draft.trigger] == "hostility" and tree.tag[draft.trigger] == "NN"
    return attitude and not draft.heads(Role.RECIPIENT)


def _is_striving(tree: Tree, cast: Cast, verb: int, doers: list[int]) -> bool:
    """Does somebody who is no armed man "fight for" something or somebody, at no place: strive for it?"""
    names = [name for name, _ in tree.prepositions(verb)]
    if "for" not in names or any(
        name in ("in", "at", "near", "against", "with", "alongside") for name in names
    ):
        return False
    return not any(_is_armed(tree, cast, head) for head in doers)


def _is_armed(tree: Tree, cast: Cast, head: int) -> bool:
    """Is it a man, a body or a state that fights with weapons?"""
    fighting = (ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.STATE, ActorKind.SECURITY_SERVICE)
    if cast.kind_of(head) in fighting:
        return True
    actor = cast.stands_for(head)
    return _is_of(tree, head, "fighters") or (actor is not None and actor.sector in ("MIL", "REB", "UAF"))


def _is_where(tree: Tree, cast: Cast, head: int) -> bool:
    """Does a town before an event noun say where it was ("the Dorna attack"), not whose deed it is?"""
    mention, actor = cast.at(head), cast.stands_for(head)
    place = mention is None or mention.kind is ActorKind.PLACE or actor is None
    if mention is not None and is_scene(tree, head, mention, actor):
        return True
    if not place and mention is not None and actor is not None and actor.kind is not ActorKind.STATE:
        place = mention.text.lower() not in (actor.name or "").lower()  # the seat of a government
    return (
        tree.dep[head] in ("compound", "nmod") and place and tree.doc[head].ent_type_ in ("GPE", "LOC", "FAC")
    )


def _criticises(draft: Draft, without: list[int] | None = None) -> bool:
    draft.event_type, draft.mode = EventType.ACCUSE, "disapprove"
    draft.roles = [(role, head) for role, head in draft.roles if head not in (without or ())]
    draft.responsibility = None
    draft.why.append("attacked in words")
    return True


def _drop_deeds(tree: Tree, cast: Cast, draft: Draft) -> None:
    """Takes other deeds out of those hit, where somebody else is: "killed 85 in raids, and bombings ..."."""
    deeds = [head for head in draft.heads(Role.RECIPIENT) if is_deed(tree, cast, head)]
    if len(deeds) < len(draft.heads(Role.RECIPIENT)):
        draft.roles = [pair for pair in draft.roles if pair[1] not in deeds]


def is_deed(tree: Tree, cast: Cast, head: int) -> bool:
    """Is what a violent verb seems to hit, or who does it, a deed: "in raids, and bombings killed 43"?"""
    mention = cast.at(head)
    if tree.pos[head] != "NOUN" or (mention is not None and cast.acts(mention)):
        return False
    return any(each.event_type is EventType.ASSAULT for each in readings(tree, head)) and not _is_of(
        tree, head, "concrete"
    )


def _does_nothing(tree: Tree, cast: Cast, head: int) -> bool:
    """Is it a thing that strikes nobody: a policy, a crisis, a report?"""
    mention, table = cast.at(head), _table()
    if tree.pos[head] != "NOUN" or (mention is not None and cast.acts(mention)):
        return False
    named = tree.lemma[head] in table["said"] or _is_of(tree, head, "no_deeds")
    return named and all(each.event_type is not EventType.ASSAULT for each in readings(tree, head))


def _is_no_striker(tree: Tree, cast: Cast, head: int) -> bool:
    """Is it neither somebody nor what wounds: "the inquiry hurt her", "his views hurt him"?"""
    mention = cast.at(head)
    if tree.pos[head] != "NOUN" or (mention is not None and cast.acts(mention)):
        return False
    wounds = any(each.event_type is EventType.ASSAULT for each in readings(tree, head))
    return not wounds and not _is_of(tree, head, "concrete")


def _is_civil(tree: Tree, cast: Cast, head: int) -> bool:
    """Is it a politician, a party, an outlet: somebody who attacks in words unless a weapon is told?"""
    mention, table = cast.owner(head), _table()
    actor = cast.stands_for(head)
    if mention is None:
        return False
    if actor is None:
        office = tree.lemma[head] in table["civil_offices"]
        return cast.acts(mention) and (office or mention.kind in table["civil_kinds"])
    if actor.kind is ActorKind.PERSON:
        return actor.sector in table["civil_sectors"]
    return actor.kind in table["civil_kinds"]


def _hears(cast: Cast, head: int) -> bool:
    mention = cast.owner(head)
    if mention is None or not cast.acts(mention):
        return mention is not None and mention.form is MentionForm.PRONOUN
    actor = cast.stands_for(head)
    return (actor.kind if actor is not None else mention.kind) in _table()["hearers"]


def _can_be_hit(tree: Tree, cast: Cast, head: int) -> bool:
    """Is it somebody, a place, or a thing that can be struck?"""
    mention = cast.owner(head)
    if mention is not None and (cast.acts(mention) or mention.kind is ActorKind.PLACE):
        return not _is_unreal(tree, cast, head)
    return tree.pos[head] in ("PRON", "NUM", "DET") or _is_of(tree, head, "concrete")


def _is_unreal(tree: Tree, cast: Cast, head: int) -> bool:
    """Is it what nobody can strike, even where it is somebody's: a plan, a reputation, a problem?"""
    if tree.dep[head] == "poss" and _is_unreal(tree, cast, tree.head[head]):
        return True  # "to damage Marek's campaign": not him
    mention = cast.at(head)
    if tree.pos[head] != "NOUN" or (mention is not None and cast.acts(mention)):
        return False
    if tree.lemma[head] == "target" and _is_aimed_at(tree, cast, head):
        return False
    unreal = tree.lemma[head] in _table()["unreal"] or _is_of(tree, head, "no_targets")
    return unreal and not _is_of(tree, head, "concrete")


def _is_aimed_at(tree: Tree, cast: Cast, target: int) -> bool:
    """Is it what one shoots at: "struck 40 targets", "Kesh Front targets", no "growth target"?"""
    before = [c for c in tree.children[target] if c < target]
    if any(tree.dep[c] == "poss" and tree.pos[c] == "PRON" for c in before):
        return False
    if any(tree.dep[c] == "nummod" or tree.lemma[c] in _table()["aimed_at"] for c in before):
        return True
    return any(cast.owner(c) is not None for c in (target, *before))


def _is_of(tree: Tree, head: int, group: str) -> bool:
    return any(tree.lemma[head] in classes()[each] for each in _table()[group])


@cache
def _table() -> Mapping[str, Any]:
    return toml("blowback.coding", "figures.toml")
