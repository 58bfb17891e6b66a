"""Is the word behind an owner a noun, where the phrase ends with it?"""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from blowback.coding.frames import Tree


def tree(end: str) -> Tree:
    """ "An end to Kesh's mutiny ..." as the small parser may read it."""
    words = ["End", "to", "Kesh", "'s", "mutiny", end]
    pos = ["NOUN", "ADP", "PROPN", "PART", "ADJ", "PUNCT" if end == "." else "NOUN"]
    return Tree(
        Doc(
            Vocab(),
            words=words,
            lemmas=[w.lower() for w in words],
            pos=pos,
            tags=["NN", "IN", "NNP", "POS", "JJ", "." if end == "." else "NNS"],
            heads=[0, 0, 1, 2, 2, 0],
            deps=["ROOT", "prep", "pobj", "case", "preconj", "punct"],
            sent_starts=[True, *[False] * 5],
        )
    )


def test_the_last_word_of_the_phrase_is_the_noun() -> None:
    read = tree(".")
    assert (read.pos[4], read.head[4], read.dep[4]) == ("NOUN", 1, "pobj")
    assert (read.head[2], read.dep[2]) == (4, "poss")
    assert (read.children[1], read.children[4]) == ([4], [2])


@pytest.mark.parametrize("end", ["fighters"])
def test_before_a_noun_it_stays_an_adjective(end: str) -> None:
    assert tree(end).pos[4] == "ADJ"
