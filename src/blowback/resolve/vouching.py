"""Does a text vouch for a bare family name being somebody of whom the registry knows?

Most bearers of a family name are not the one whom everybody knows. A bare name is that one's where the text
names him in full, gives the name a title that he held, names the body in which he held it, or where he led
a state of which the text speaks. Whoever else bears it is somebody new, or stays open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blowback.records import Mention
from blowback.resolve.keys import fold
from blowback.resolve.match import THRESHOLD, Match
from blowback.resolve.registry import Entry
from blowback.resolve.state import State
from blowback.text.data import toml
from blowback.vocab.actors import ActorKind, MentionForm

_PLAIN = frozenset({"of", "the", "and", "for", "general", "first", "vice", "deputy"})
_HIGHEST = frozenset(toml("blowback.resolve", "phrases.toml")["highest_offices"])
_BEFORE = 3  # words in which a title stands before a name
_TITLED = 0.8


def vouched_for(state: State, mention: Mention, matches: Sequence[Match]) -> Match | None:
    """Which of its senses does a name have: the likeliest, or, for a bare family name, one vouched for?"""
    best = matches[0]
    entries = state.registry.entries
    if entries[best.id].kind is not ActorKind.PERSON or best.strength != "weak":
        return best if best.score >= THRESHOLD else None
    before = [words for each in state.mentions if each.text == mention.text for words in _before(state, each)]
    if "the" in {words[-1] for words in before}:
        return None  # "the West" is no person
    said = {word for words in before for word in words}
    titled = [match for match in matches if _is_titled(entries[match.id], said)]
    if len(titled) == 1:
        return titled[0]._replace(score=max(titled[0].score, _TITLED))
    return best if best.score >= THRESHOLD and _is_named(state, mention, entries[best.id]) else None


def _is_titled(entry: Entry, said: set[str]) -> bool:
    """Does a title that somebody held stand before the name?"""
    titles = {word for role in entry.roles for word in fold(role.title).split()} - _PLAIN
    return entry.kind is ActorKind.PERSON and not titles.isdisjoint(said)


def _is_named(state: State, mention: Mention, entry: Entry) -> bool:
    """Does the text name somebody in full, or, of a sole bearer, the body or state that he led?"""
    named = state.context.actors
    if entry.id in named:
        return True
    if len({sense.id for sense in state.registry.named(mention.text)}) > 1:
        return False
    led = any(fold(role.title) in _HIGHEST for role in entry.roles)
    spoken_of = bool(state.context.countries.get(entry.country or ""))
    return (led and spoken_of) or any(role.organization in named for role in entry.roles)


def _before(state: State, mention: Mention) -> Iterator[list[str]]:
    """The few words before a name, in small letters."""
    span = state.spans[mention.id]
    if mention.form is MentionForm.NAME and span is not None and span.start:
        yield [token.lower_ for token in state.doc[max(0, span.start - _BEFORE) : span.start]]
