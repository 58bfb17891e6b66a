"""To whom is it done in a headline that leaves out the auxiliary?"""

from __future__ import annotations

import pytest

from blowback.read.blocks import find_blocks
from blowback.read.parse import load_model, parse


@pytest.mark.parametrize(
    ("text", "noun", "dep"),
    [
        ("Army officers detained in Tarn over alleged plot, source says", "officers", "nsubjpass"),
        ("Journalists arrested in Sulo after protest", "Journalists", "nsubjpass"),
        # a present tells who does it, an object that it is done to another, a stop that it is no headline
        ("Army officers detain protesters in Tarn", "officers", "nsubj"),
        ("Army officers detained protesters in Tarn", "officers", "nsubj"),
        ("Army officers marched to Tarn on Sunday.", "officers", "nsubj"),
    ],
)
def test_the_noun_before_a_bare_participle(text: str, noun: str, dep: str) -> None:
    doc = parse(load_model(), text, find_blocks(text))
    assert [token.dep_ for token in doc if token.text == noun] == [dep]
