"""How coding tests read a sentence: parsed, its mentions found by a small invented name table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from blowback.attribute import find_attributions
from blowback.coding import code
from blowback.coding.frames import Tree
from blowback.read.blocks import find_blocks
from blowback.read.chains import link
from blowback.read.mentions import find_mentions
from blowback.read.parse import load_model, parse
from blowback.read.published import infer_published
from blowback.read.times import expressions, find_times
from blowback.records import Actor, Claim, Published
from blowback.text.names import NameEntry, NameTable
from blowback.vocab.actors import ActorKind
from blowback.vocab.documents import DateBasis

_NAMES = {
    "Vardania": ActorKind.STATE,
    "Kesh": ActorKind.STATE,
    "Ostra": ActorKind.STATE,
    "Kesh Front": ActorKind.ARMED_GROUP,
    "Ostran Brigade": ActorKind.ARMED_GROUP,
    "Ardan League": ActorKind.IGO,
}
NAMES = NameTable([NameEntry(name, (name,), kind, "name") for name, kind in _NAMES.items()])
ACTORS = {name: Actor(id=name, name=name, kind=kind) for name, kind in _NAMES.items()}
PUBLISHED = Published(start="2031-06-10T00:00:00Z", end="2031-06-11T00:00:00Z", basis=DateBasis.GIVEN)


def doc_of(text: str) -> Any:
    """The parse of a text."""
    return parse(load_model(), text, find_blocks(text))


def claims_of(text: str) -> tuple[Claim, ...]:
    """All claims of a text, names resolved to themselves."""
    import msgspec

    blocks, doc = find_blocks(text), doc_of(text)
    found = link(doc, blocks, find_mentions(doc, blocks, NAMES), NAMES)
    named = {m.chain: m.text.removeprefix("the ").removeprefix("The ") for m in found if m.text in ACTORS}
    found = tuple(msgspec.structs.replace(m, actor=named.get(m.chain)) for m in found)
    published = infer_published(doc, expressions(doc), PUBLISHED)
    attributions = find_attributions(doc, found, ACTORS)
    return code(doc, "t", found, ACTORS, attributions, find_times(doc, published), published=published).claims


def one(claims: tuple[Claim, ...], trigger: str, text: str, **wanted: Any) -> Claim:
    """The claim of a word, and of a kind or type where several are of it."""
    found = [c for c in claims if text[slice(*c.trigger)] == trigger]
    found = [c for c in found if all(getattr(c, name) == value for name, value in wanted.items())]
    assert len(found) == 1, [(text[slice(*c.trigger)], c.claim_kind, c.event_type) for c in claims]
    return found[0]


@pytest.fixture(scope="session")
def tree_of() -> Callable[[str], Tree]:
    """Parses a sentence into a tree."""
    return lambda text: Tree(doc_of(text))
