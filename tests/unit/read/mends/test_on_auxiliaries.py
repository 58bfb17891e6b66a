"""Whose are the parts of a clause that the parser hangs on its auxiliary?"""

from __future__ import annotations

from spacy.tokens import Doc

from blowback.read.mends.on_auxiliaries import parts_of_auxiliaries
from blowback.read.parse import load_model


def test_the_subject_of_an_auxiliary_is_that_of_its_verb() -> None:
    doc = Doc(
        load_model().vocab,
        words=["men", "were", "on", "Monday", "taken"],
        tags=["NNS", "VBD", "IN", "NNP", "VBN"],
        pos=["NOUN", "AUX", "ADP", "PROPN", "VERB"],
        heads=[1, 4, 1, 2, 4],
        deps=["nsubj", "auxpass", "prep", "pobj", "ROOT"],
    )
    assert [(token.dep_, token.head.text) for token in parts_of_auxiliaries(doc)[:3]] == [
        ("nsubjpass", "taken"),
        ("auxpass", "taken"),
        ("prep", "taken"),
    ]
