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
