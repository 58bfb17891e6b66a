"""Whom do the phrases around an event leave out, because somebody else in the clause is meant?

"In support of A, B bombed C": B supports A. "A took the town with the help of B": B helped A. "A raised it
in a call with B": A called B. "B backs A in its campaign to defeat C": A fights C. "A fought C alongside B":
B fought C too. "A sent arms to help B": B got them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from blowback.coding.lexicon import readings
from blowback.text.data import toml
from blowback.vocab.actors import ActorKind
from blowback.vocab.claims import ClaimKind, Role
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.draft import Draft
    from blowback.coding.frames import Tree
    from blowback.records import Actor

_HELP = (EventType.AID, EventType.SUPPORT)
_INFERRED = 0.4  # what is told of them elsewhere is taken to be meant here
_OF_STATE = (
    ActorKind.STATE,
    ActorKind.GOVERNMENT_BODY,
    ActorKind.MILITARY,
    ActorKind.SECURITY_SERVICE,
)
_MEETING = ("in", "after", "during", "before", "at", "following", "ahead")


def complete_adjuncts(tree: Tree, cast: Cast, drafts: Sequence[Draft]) -> None:
    """Give events the parties that the clause around them tells."""
    for draft in drafts:
        word = draft.trigger
        if draft.kind is not ClaimKind.EVENT:
            continue
        if draft.event_type is EventType.ASSAULT:
            _spare_the_helped(tree, draft)
            _aim(tree, draft)
            _alongside(tree, draft)
        if draft.event_type in (EventType.ASSAULT, EventType.COERCE):
            _operation(tree, cast, draft)
        if draft.backing is not None and draft.event_type is EventType.AID:
            _meant_for(tree, draft, drafts)
        if tree.pos[word] != "NOUN" or tree.dep[word] != "pobj":
            continue
        preposition = tree.lower[tree.head[word]]
        if draft.event_type in _HELP and preposition in ("in", "with"):
            _help(tree, draft, preposition)
        elif draft.event_type is EventType.CONSULT and preposition in _MEETING:
            _meeting(tree, draft)


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(toml("blowback.coding", "states.toml")["sides"][key])


def _help(tree: Tree, draft: Draft, preposition: str) -> None:
    """Who helps in what is done "in support of A", who is helped in what is done "with the help of B"?"""
    helped = tree.frame(draft.trigger).by("of", "to", "for") if preposition == "in" else ()
    known = {*helped, *draft.heads(Role.ACTOR), *draft.heads(Role.RECIPIENT)}
    doers = [head for head in _doers(tree, tree.head[draft.trigger]) if head not in known]
    if preposition == "with":
        if draft.heads(Role.ACTOR) and not draft.heads(Role.RECIPIENT):
            draft.roles += [(Role.RECIPIENT, head) for head in doers]
        return
    if not helped:
        return
    draft.roles = [(role, head) for role, head in draft.roles if head not in helped]
    draft.roles += [(Role.RECIPIENT, head) for head in helped]
    if not draft.heads(Role.ACTOR):
        draft.roles += [(Role.ACTOR, head) for head in doers]


def _meant_for(tree: Tree, draft: Draft, drafts: Sequence[Draft]) -> None:
    """To whom are arms or men sent of which only the purpose is told: "sent weapons to help A"?"""
    if draft.heads(Role.RECIPIENT) or not draft.heads(Role.ACTOR):
        return
    sent = {draft.trigger, *tree.frame(draft.trigger).objects}
    for aim in drafts:
        purpose = tree.tag[aim.trigger] == "VB" and tree.head[aim.trigger] in sent
        if purpose and aim.event_type in _HELP and not tree.negated(aim.trigger):
            draft.roles += [(Role.RECIPIENT, head) for head in aim.heads(Role.RECIPIENT)]
            return


def _meeting(tree: Tree, draft: Draft) -> None:
    """Who meets those that are met in what is done "after a meeting with B"?"""
    met = draft.heads(Role.RECIPIENT)
    if draft.heads(Role.ACTOR) or not met:
        return
    draft.roles += [(Role.ACTOR, head) for head in _doers(tree, tree.head[draft.trigger]) if head not in met]


def _doers(tree: Tree, preposition: int) -> tuple[int, ...]:
    """Who does what an adjunct hangs on: a verb, or a noun for an event ("strikes in support of A")."""
    above = tree.head[preposition]
    if tree.pos[above] in ("VERB", "AUX"):
        return tuple(h for h in tree.frame(above).subjects if tree.lower[h] not in ("that", "which", "it"))
    if not readings(tree, above):  # "depots in support of A": theirs who hold them, for all one can tell
        return ()
    owners = tree.frame(above).subjects
    if owners or tree.dep[above] != "dobj":
        return owners
    return tree.frame(tree.head[above]).subjects


def _spare_the_helped(tree: Tree, draft: Draft) -> None:
    """Strikes "in support of A" do not hit A."""
    spared: set[int] = set()
    for head in draft.heads(Role.RECIPIENT):
        if tree.dep[head] == "pobj" and tree.lemma[head] in _words("help"):
            spared |= {head, *tree.frame(head).by("of", "to", "for")}
    if spared:
        draft.roles = [(role, head) for role, head in draft.roles if head not in spared]


def _aim(tree: Tree, draft: Draft) -> None:
    """Whose aim is the infinitive right behind the noun for it: "its campaign to defeat B" is its own.

    "They discussed the campaign to defeat B" does not say that it is theirs.
    """
    verb = draft.trigger
    if tree.tag[verb] != "VB" or verb < 2 or tree.lower[verb - 1] != "to":
        return
    noun = verb - 2
    if tree.lemma[noun] not in _words("aims"):
        return
    frame = tree.frame(noun)
    owners = frame.subjects or tuple(m for m in frame.modifiers if tree.pos[m] == "PROPN")[-1:]
    if not owners and tree.dep[noun] == "dobj" and tree.lemma[tree.head[noun]] in _words("spoken_of"):
        speakers = tree.frame(tree.head[noun]).subjects
        draft.roles = [(role, h) for role, h in draft.roles if role is not Role.ACTOR or h not in speakers]
    others = draft.heads(Role.RECIPIENT)
    if owners and not set(owners) & {*others, *draft.heads(Role.ACTOR)}:
        draft.roles = [(role, head) for role, head in draft.roles if role is not Role.ACTOR]
        draft.roles += [(Role.ACTOR, head) for head in owners]


def _operation(tree: Tree, cast: Cast, draft: Draft) -> None:
    """Whose raid was it, where nobody else is told to have done it: "were arrested in police raids"?"""
    if draft.heads(Role.ACTOR) or tree.pos[draft.trigger] != "VERB":
        return
    for noun in tree.frame(draft.trigger).by("in", "during", "by", "after"):
        if tree.lemma[noun] not in _words("operations") and tree.lemma[noun] not in _words("raids"):
            continue
        frame = tree.frame(noun)
        forces = _words("forces")
        named = [m for m in frame.modifiers if tree.text[m][:1].isupper() or tree.lower[m] in forces]
        named = [m for m in named if not _is_scene(cast, m)]
        owners = [h for h in (*frame.subjects, *named[-1:]) if h not in draft.heads(Role.RECIPIENT)]
        if owners:
            draft.roles += [(Role.ACTOR, head) for head in owners]
            return


def _is_scene(cast: Cast, word: int) -> bool:
    """Is it a place of which nothing acts: "died in the Dorna attack"?"""
    mention, actor = cast.at(word), cast.stands_for(word)
    place = mention is not None and mention.kind is ActorKind.PLACE
    return place and (actor is None or actor.kind in (ActorKind.PLACE, ActorKind.OTHER))


def fights_in(tree: Tree, cast: Cast, drafts: Sequence[Draft]) -> None:
    """Whom does a group fight that is told to fight "in A", and elsewhere told to be at war with A?"""
    enemies = {pair for d in drafts if d.event_type is EventType.ASSAULT for pair in _enemies(cast, d)}
    for draft in drafts if enemies else ():
        fight = tree.lemma[draft.trigger] in ("fight", "battle") and tree.pos[draft.trigger] == "VERB"
        if not fight or draft.event_type is not EventType.ASSAULT or draft.heads(Role.RECIPIENT):
            continue
        groups = [g for h in draft.heads(Role.ACTOR) if (g := _group(cast, h)) is not None]
        for head in tree.frame(draft.trigger).by("in"):
            actor = cast.actor_of(cast.at(head))
            if actor is not None and any((g, _country(actor)) in enemies for g in groups):
                draft.roles.append((Role.RECIPIENT, head))
                draft.weight = min(draft.weight, _INFERRED)
                draft.why.append(f"at war with it elsewhere: {tree.text[head]}")


def _enemies(cast: Cast, draft: Draft) -> Iterator[tuple[str, str]]:
    sides = draft.heads(Role.ACTOR), draft.heads(Role.RECIPIENT)
    for mine, others in (sides, sides[::-1]):
        for group in (_group(cast, h) for h in mine):
            for actor in (cast.stands_for(h) for h in others):
                if group is not None and actor is not None and actor.kind in _OF_STATE:
                    yield group, _country(actor)


def _group(cast: Cast, head: int) -> str | None:
    actor = cast.stands_for(head)
    fights = actor is not None and actor.kind in (ActorKind.ARMED_GROUP, ActorKind.FACTION)
    return actor.id.partition(".members")[0] if actor is not None and fights else None


def _country(actor: Actor) -> str:
    return actor.country or actor.id


def _alongside(tree: Tree, draft: Draft) -> None:
    """Who fights beside those who fight somebody?"""
    known = {head for _, head in draft.roles}
    if tree.pos[draft.trigger] != "VERB" or not draft.heads(Role.RECIPIENT):
        return
    beside = [h for h in tree.frame(draft.trigger).by("alongside") if h not in known]
    draft.roles += [(Role.ACTOR, head) for head in beside]
