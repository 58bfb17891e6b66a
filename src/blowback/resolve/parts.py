"""Which part of a movement does a phrase mean: its members, some factions, "many" of those before?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blowback.records import Mention
from blowback.resolve.actors import COUNCIL, FACTIONS, MEMBERS, Found, named
from blowback.resolve.registry import Entry
from blowback.resolve.state import Choice, State
from blowback.text.data import toml
from blowback.vocab.actors import ActorKind, MentionForm

if TYPE_CHECKING:
    from spacy.tokens import Token

MOVEMENTS = frozenset({ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.FACTION, ActorKind.RELIGIOUS})
_SUBSET = frozenset(toml("blowback.resolve", "phrases.toml")["subset"]) - {"former", "other"}
_COUNCILS = frozenset(toml("blowback.resolve", "phrases.toml")["councils"])
_QUANTIFIERS = _SUBSET | {"other", "both", "half"}


def choose_part(state: State, mention: Mention, whole: str, sort: str, why: str) -> None:
    """Take some of a movement or parliament for a mention: its members, or factions of it."""
    part = f"{whole}.{sort}"
    known = named(state.registry, whole, "")
    entry = state.registry.get(whole)
    country = entry.country if entry is not None else known.country
    sector = state.registry.sector(whole, state.on) or known.sector
    found = Found(
        part, f"{known.name} {sort}", ActorKind.FACTION, (), sector, country, f"a part of {known.name}"
    )
    state.found.setdefault(part, found)
    state.chosen[mention.id] = Choice(part, 1, f"{why}; a part, not the whole")


def choose_council(state: State, mention: Mention, whole: str, called: str, why: str) -> None:
    """Take a council of a movement for a mention: it counts for the movement, and may differ with others."""
    known = named(state.registry, whole, "")
    entry = state.registry.get(whole)
    country = entry.country if entry is not None else known.country
    sector = state.registry.sector(whole, state.on) or known.sector
    council = f"{whole}.{COUNCIL}{called.replace(' ', '-')}"
    found = Found(
        council,
        f"{known.name} {called}",
        ActorKind.FACTION,
        (),
        sector,
        country,
        f"a council of {known.name}",
    )
    state.found.setdefault(council, found)
    state.chosen[mention.id] = Choice(council, 1, f"{why}; a council, not the whole")


def council_of(head: Token | None) -> str | None:
    """By what is the council called that a phrase is headed by: "the Front's political council"?

    Only one of a sort of its own: a bare "leadership" or "command" is the whole.
    """
    if head is None or head.lemma_ not in _COUNCILS:
        return None
    before = [c for c in head.lefts if c.dep_ in ("amod", "compound") and c.is_lower]
    return " ".join([*(c.lower_ for c in before), head.lower_]) if before else None


def is_subset(head: Token | None) -> bool:
    """Does a plural name stand for some of those whom it names: "some US senators"?"""
    if head is None or head.tag_ not in ("NNS", "NNPS"):
        return False
    return any(child.lower_ in _SUBSET and child.i < head.i for child in head.children)


def is_quantifier(state: State, mention: Mention) -> bool:
    """Is a mention a bare "many" or "others", which stands for some of those spoken of before?"""
    head = state.head(mention)
    if head is None or head.lower_ not in _QUANTIFIERS or head.dep_ == "conj":
        return False
    return not any(noun.pos_ != "PRON" for noun in _linked(head, "of"))


def _linked(head: Token, *links: str) -> list[Token]:
    """What follows a head with certain prepositions."""
    return [noun for link in head.children if link.lower_ in links for noun in link.children]


def part_of_those_before(state: State, mention: Mention) -> None:
    """In "factions of the Front refused, and many left": many of the same movement."""
    head = state.head(mention)
    if head is None:
        return
    inside = {noun.idx for noun in _linked(head, "within", "inside", "in", "among")}
    first = head.sent.start_char
    if first > 0:
        first = state.doc[head.sent.start - 1].sent.start_char
    before = state.starting(first, mention.start)[::-1]
    several = [m for m in before if (noun := state.head(m)) is not None and noun.tag_ in ("NNS", "NNPS")]
    named_in = [m for m in state.starting(mention.end, head.sent.end_char) if m.head[0] in inside]
    for other in (*named_in, *several[:1], *before):
        movement = _movement_of(state, other)
        if movement is not None:
            choose_part(state, mention, movement.id, MEMBERS, f"“{mention.text}” beside “{other.text}”")
        if movement is not None or other in several:
            return


def _movement_of(state: State, mention: Mention) -> Entry | None:
    """Of which movement is whoever a name or noun phrase means, or of which a part?"""
    if mention.id not in state.chosen or mention.form is MentionForm.PRONOUN:
        return None
    actor = state.chosen[mention.id].actor
    whole, _, sort = actor.rpartition(".")
    entry = state.registry.get(whole if sort in (MEMBERS, FACTIONS) else actor)
    return entry if entry is not None and entry.kind in MOVEMENTS else None
