"""Who speaks when the parser has made one name of a date and the name behind it?"""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from blowback.read.mends.fronted_dates import part_dates
from blowback.read.parse import load_model


def hung(words: str, tags: str, heads: list[int], deps: str, entities: str = "") -> Doc:
    """A parse as the model would give it, written out."""
    vocab = load_model().vocab
    pos = {"NNP": "PROPN", "IN": "ADP", "VBD": "VERB", "VBN": "VERB", "DT": "DET", "NN": "NOUN", ",": "PUNCT"}
    marked = tags.split()
    return Doc(
        vocab,
        words=words.split(),
        tags=marked,
        pos=[pos[tag] for tag in marked],
        heads=heads,
        deps=deps.split(),
        ents=entities.split() or None,
    )


def test_a_name_behind_a_month_is_the_subject() -> None:
    doc = part_dates(
        hung(
            "In February Varn said",
            "IN NNP NNP VBD",
            [3, 2, 0, 3],
            "prep compound pobj ROOT",
            "O B-DATE I-DATE O",
        )
    )
    assert [(token.dep_, token.head.text) for token in doc[:3]] == [
        ("prep", "said"),
        ("pobj", "In"),
        ("nsubj", "said"),
    ]
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("February", "DATE")]


def test_a_title_behind_a_day_goes_with_its_name() -> None:
    doc = part_dates(
        hung(
            "In Ostra on Friday Gen. Varn spoke",
            "IN NNP IN NNP NNP NNP VBD",
            [6, 0, 1, 4, 5, 2, 6],
            "prep pobj prep compound compound pobj ROOT",
            "O O O B-PERSON I-PERSON I-PERSON O",
        )
    )
    assert [(token.dep_, token.head.text) for token in doc[3:6]] == [
        ("pobj", "on"),
        ("compound", "Varn"),
        ("nsubj", "spoke"),
    ]
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        ("Friday", "DATE"),
        ("Gen. Varn", "PERSON"),
    ]


@pytest.mark.parametrize(
    ("words", "tags", "heads", "deps"),
    [
        ("In May Hall nobody spoke", "IN NNP NNP NN VBD", [4, 2, 0, 4, 4], "prep compound pobj nsubj ROOT"),
        ("Varn spoke in May Hall", "NNP VBD IN NNP NNP", [1, 1, 1, 4, 2], "nsubj ROOT prep compound pobj"),
        ("March Varn spoke", "NNP NNP VBD", [1, 2, 2], "compound nsubj ROOT"),
    ],
)
def test_other_names_stay_whole(words: str, tags: str, heads: list[int], deps: str) -> None:
    doc = part_dates(hung(words, tags, heads, deps))
    assert " ".join(token.dep_ for token in doc) == deps
