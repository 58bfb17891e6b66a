"""Whose name is kept back? That of a person to whom nothing that was read gives a public role.

An office, rank, command, spokesmanship, party post or named expertise is a public role, in the text or in the
registry; kinship, victimhood and detention are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any

from blowback.ledger import LedgerClaim
from blowback.records import Actor, Annotation
from blowback.text.data import toml
from blowback.text.names import name_words
from blowback.vocab.actors import ActorKind
from blowback.vocab.claims import Role, StateKind
from blowback.vocab.speech import Capacity

SPEAKS_PUBLICLY = (Capacity.OFFICIAL, Capacity.MILITARY, Capacity.PARTY, Capacity.EXPERT)
POSTS = (StateKind.LEADERSHIP, StateKind.ROLE)
_MOST_INITIALS = 4


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(toml("blowback.relate", "masking.toml")[section])


def is_public_title(title: str) -> bool:
    """Does a title name a public role, rather than whose kin somebody is or what befell them?"""
    words = [word for word in re.findall(r"[\w-]+", title.lower()) if word not in _words("beside")]
    return bool(words) and not any(word in _words("private") for word in words)


def is_personal_name(words: str) -> bool:
    """Are all words but small ones of names ("de", "bin") written with a capital?"""
    return all(word[0].isupper() or word in _words("particles") for word in name_words(words) or ["a"])


def has_public_role(actor: Actor) -> bool:
    """Do the registry or the text give an actor a public role? Only persons with a name need one.

    "The head of the agency" is an office and "a villager" nobody in particular: neither is a name.
    """
    if actor.kind is not ActorKind.PERSON or not actor.provisional or not is_personal_name(actor.name):
        return True
    return any(is_public_title(role.title) for role in actor.roles)


def private_persons(
    actors: Mapping[str, Actor], claims: Iterable[LedgerClaim], annotation_of: Mapping[str, Annotation | None]
) -> frozenset[str]:
    """Which actors are persons to whom no article gives a public role?

    Args:
        actors: as last read; an earlier article may have told a role that the last one leaves out.
        claims: all claims; who speaks in a public capacity or leads somebody has a public role.
        annotation_of: what was read from each article, looked up only where a person is in doubt.
    """
    doubtful = {actor.id for actor in actors.values() if not has_public_role(actor)}
    for row in claims if doubtful else ():
        claim = row.claim
        named = {p.actor for p in claim.participants if p.actor in doubtful} | {
            claim.speaker.actor
        } & doubtful
        if not named:
            continue
        if claim.speaker.capacity in SPEAKS_PUBLICLY:
            doubtful.discard(claim.speaker.actor or "")
        if claim.state is not None and claim.state.kind in POSTS:
            doubtful -= {p.actor for p in claim.participants if p.role is Role.ACTOR}
        annotation = annotation_of[row.article]
        told = annotation.actors if annotation is not None else ()
        doubtful -= {actor.id for actor in told if actor.id in named and has_public_role(actor)}
    return frozenset(doubtful)


def initials(name: str) -> str:
    """What stands for the name of a private person.

    >>> initials("Orla Venn")
    'O.V. (private person)'
    """
    letters = "".join(f"{word[0].upper()}." for word in name_words(name)[:_MOST_INITIALS])
    return f"{letters or 'somebody'} (private person)"


def without_names(text: str, names: Iterable[str], public: Iterable[str] = ()) -> str:
    """The text with initials for each of these names, and for each part of them that is long enough.

    Args:
        text: a sentence of an article.
        names: the names that are kept back.
        public: the names of others: they stay, and so do their words where a name kept back has them too.
    """
    others = frozenset(public)
    theirs = {word for other in others for word in other.split()}
    for name in sorted(set(names), key=lambda each: (-len(each), each)):
        letters = initials(name).partition(" (")[0]
        parts = [part for part in name.split() if len(part) > 2 and part[0].isupper() and part not in theirs]
        for spelling in (name, *parts):
            text = _initialed(text, spelling, letters, others)
    return text


def _initialed(text: str, spelling: str, letters: str, others: Iterable[str]) -> str:
    """The text with these letters for a spelling, but where it is one word of the longer name of another."""
    longer = sorted((each for each in others if spelling in each.split() and each != spelling), key=len)
    stays = "".join(f"{re.escape(each)}|" for each in reversed(longer))
    found = re.compile(rf"(?<!\w)(?:{stays}({re.escape(spelling)}))(?!\w)")
    return found.sub(lambda match: f"[{letters}]" if match[1] else match[0], text)


def mask_row(row: dict[str, Any], private: AbstractSet[str]) -> dict[str, Any]:
    """A claim or an actor as one object, with initials for the name of each of these persons."""
    found = {key: _masked(value, private) for key, value in row.items()}
    if row.get("id") in private:
        found["name"] = initials(str(row.get("name")))
        found["why"] = []  # it quotes the text
    return found


def _masked(value: Any, private: AbstractSet[str]) -> Any:
    """A part of a row; whatever says ``actor`` and ``name`` says who somebody is."""
    if isinstance(value, list | tuple):
        return [_masked(each, private) for each in value]
    if isinstance(value, dict):
        found = {key: _masked(each, private) for key, each in value.items()}
        if value.get("actor") in private and value.get("name"):
            found["name"] = initials(str(value["name"]))
        return found
    return value
