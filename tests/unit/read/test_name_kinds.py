"""Which kind has a name that the recogniser took for a place here and for a person there?"""

from __future__ import annotations

import pytest

from blowback.read.blocks import find_blocks
from blowback.read.name_kinds import Name, agree
from blowback.read.parse import load_model
from blowback.read.tokens import Tokens
from blowback.vocab.actors import ActorKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels camped at Sarn. The army announced the recapture of Sarn.", ActorKind.PLACE),
        ("Rebels praised Sarn. Sarn spoke. The army knows of Sarn.", ActorKind.PERSON),
    ],
)
def test_where_it_stands_as_a_place_it_is_one(text: str, kind: ActorKind) -> None:
    tokens = Tokens(load_model()(text), find_blocks(text))
    at = [i for i, word in enumerate(tokens.word) if word == "Sarn"]
    guessed = [ActorKind.PLACE] + [ActorKind.PERSON] * (len(at) - 1)
    labels = {ActorKind.PLACE: "FAC", ActorKind.PERSON: "PERSON"}
    names = [Name(i, i + 1, i, guess, labels[guess]) for i, guess in zip(at, guessed, strict=True)]
    assert [name.kind for name in agree(tokens, names)] == [kind] * len(at)


@pytest.mark.parametrize(
    ("text", "full", "kind"),
    [
        ("Sela Varn is against it. Varn wants to fight him.", "Varn", ActorKind.PERSON),
        ("The Sela Varn is against it. Varn wants to fight him.", "Varn", ActorKind.OTHER),
        ("Sela Varn is against it. The Varn wants to fight him.", "Varn", ActorKind.OTHER),
        ("Sela Front is against it. Front wants to fight him.", "Front", ActorKind.OTHER),
    ],
)
def test_who_is_called_by_the_last_word_alone_is_somebody(text: str, full: str, kind: ActorKind) -> None:
    tokens = Tokens(load_model()(text), find_blocks(text))
    last = [i for i, word in enumerate(tokens.word) if word == full]
    spans = [(last[0] - 1, last[0] + 1), (last[1], last[1] + 1)]
    names = [Name(first, beyond, beyond - 1, ActorKind.OTHER, "ORG") for first, beyond in spans]
    assert [name.kind for name in agree(tokens, names)] == [kind, kind]


def test_after_whom_a_movement_is_called_is_nobody_unless_named_in_full() -> None:
    def kind(text: str) -> ActorKind:
        from blowback.read.mentions import find_mentions
        from blowback.text.names import NameTable

        blocks = find_blocks(text)
        doc = load_model()(text)
        (name,) = [m for m in find_mentions(doc, blocks, NameTable()) if m.text == "Sarn"]
        return name.kind

    assert kind("Sarn praised the step. Fighters of the Sarn Front left the town.") is not ActorKind.PERSON
    assert kind("Ivo Sarn spoke. Sarn praised the step. Fighters of the Sarn Front left.") is ActorKind.PERSON
