"""Which words in "-ing" are nouns although the parser says that they are verbs?"""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from blowback.read.mends.deeds_as_nouns import deeds_as_nouns
from blowback.read.parse import load_model

POS = {"NNS": "NOUN", "NN": "NOUN", "VBD": "VERB", "VBN": "VERB", "VBG": "VERB", "IN": "ADP", "DT": "DET"}
POS |= {"NNP": "PROPN"}


def hung(words: str, tags: str, heads: list[int], deps: str) -> Doc:
    """A parse as the model would give it, written out."""
    marked = tags.split()
    pos = [POS[tag] for tag in marked]
    vocab = load_model().vocab
    return Doc(vocab, words=words.split(), tags=marked, pos=pos, heads=heads, deps=deps.split())


@pytest.mark.parametrize(
    ("words", "tags", "heads", "deps", "found"),
    [
        (
            "men died in police firing",
            "NNS VBD IN NN VBG",
            [1, 1, 1, 4, 2],
            "nsubj ROOT prep compound pobj",
            ("NOUN", "firing", "pobj"),
        ),
        (
            "men hurt in firing by guards",
            "NNS VBN IN VBG IN NNS",
            [1, 1, 1, 2, 3, 4],
            "nsubjpass ROOT prep pcomp agent pobj",
            ("NOUN", "firing", "pobj"),
        ),
        (
            "men succeeded in shelling towns",
            "NNS VBD IN VBG NNS",
            [1, 1, 1, 2, 3],
            "nsubj ROOT prep pcomp dobj",
            ("VERB", "", "pcomp"),
        ),
    ],
)
def test_a_deed_with_the_parts_of_a_noun(
    words: str, tags: str, heads: list[int], deps: str, found: tuple[str, str, str]
) -> None:
    doc = deeds_as_nouns(hung(words, tags, heads, deps))
    deed = next(token for token in doc if token.text.endswith("ing"))
    assert (deed.pos_, deed.lemma_, deed.dep_) == found
