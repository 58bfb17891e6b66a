"""Whose are "its fighters": "Vardania armed the Front and trained its fighters"?

The chains take the subject for the owner of every "its"; but who arms somebody else and pays "its commanders"
pays the commanders of the one who was armed. Only two deeds of help that share their subject are read so.
A state has soldiers, so that "its fighters" are those of the one armed group that the sentence has named
before, if there is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from blowback.resolve.state import State
from blowback.text.data import toml
from blowback.vocab.actors import ActorKind, MentionForm

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = frozenset({"dobj", "obj", "dative", "iobj"})
_STATES = (ActorKind.STATE, ActorKind.PLACE, ActorKind.GOVERNMENT_BODY)


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(toml("blowback.resolve", "helped.toml")[section])


def helped_owner(state: State, possessive: Token) -> str | None:
    """What is the name of whoever was helped before, where a possessive says whose members are helped now?"""
    members = possessive.head
    helping = members.head
    if (
        possessive.lower_ not in ("its", "their")
        or members.lemma_.lower() not in _words("members")
        or members.dep_ not in _OBJECTS
        or any(child.lower_ == "own" for child in members.children)
        or helping.dep_ != "conj"
        or helping.lemma_ not in _words("helping")
        or any(child.dep_ in ("nsubj", "nsubjpass") for child in helping.children)
    ):
        return None
    before = helping.head
    while before.dep_ == "conj" and before.lemma_ not in _words("helping"):
        before = before.head
    if before.lemma_ not in _words("helping"):
        return None
    for token in _recipients(before):
        for mention in state.starting(token.left_edge.idx, token.idx + len(token)):
            if mention.form is not MentionForm.PRONOUN and state.head(mention) == token:
                name = state.called(mention)
                if name is not None:
                    return name
    return None


def fighting_owner(state: State, possessive: Token) -> str | None:
    """What is the name of the armed group that "its fighters" are of, where the chains say a state?"""
    if possessive.lower_ not in ("its", "their") or possessive.head.lemma_.lower() not in _words("fighters"):
        return None
    whose = state.starting(possessive.idx, possessive.idx + len(possessive))
    if not any(m.form is MentionForm.PRONOUN and m.kind in _STATES for m in whose):
        return None
    groups = {}
    for mention in state.starting(possessive.sent.start_char, possessive.idx):
        if mention.form is not MentionForm.PRONOUN and mention.kind is ActorKind.ARMED_GROUP:
            groups[mention.chain] = state.called(mention)
    return groups.popitem()[1] if len(groups) == 1 else None


def _recipients(verb: Token) -> Iterator[Token]:
    """To whom may help have gone: "to the Front", "armed the Front", "gave the Front rifles"?"""
    objects = [child for child in verb.children if child.dep_ in _OBJECTS]
    for above in (verb, *objects):  # "delivered rifles to the Front": the parser hangs "to" on either
        for to in above.children:
            if to.dep_ in ("prep", "dative") and to.lower_ == "to":
                yield from (each for each in to.children if each.dep_ == "pobj")
    yield from sorted(objects, key=lambda each: each.dep_ in ("dobj", "obj"))
