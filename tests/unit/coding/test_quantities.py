"""How many, with the bounds that the text gives?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from blowback.coding.frames import Tree
from blowback.coding.quantities import quantity, value_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twelve", 12),
        ("two hundred and fifty", 250),
        ("three thousand four hundred", 3_400),
        ("1.5 million", 1_500_000),
        ("10,000", 10_000),
        ("gunmen", None),
        ("9" * 400, None),
    ],
)
def test_numbers_in_words(words: str, value: int | None) -> None:
    assert value_of(words.split()) == value


@pytest.mark.parametrize(
    ("sentence", "noun", "bounds"),
    [
        ("The blast killed 12 people.", "people", (12, 12)),
        ("The blast killed at least 100 people.", "people", (100, None)),
        ("More than 10,000 people were arrested.", "people", (10_001, None)),
        ("Up to 40 people were hurt.", "people", (None, 40)),
        ("Fewer than 30 people were hurt.", "people", (None, 29)),
        ("Dozens of people were hurt.", "people", (24, None)),
        ("About 200 people fled.", "people", (180, 220)),
        ("Several people were hurt.", "people", (3, None)),
    ],
)
def test_bounds(
    tree_of: Callable[[str], Tree], sentence: str, noun: str, bounds: tuple[int | None, int | None]
) -> None:
    tree = tree_of(sentence)
    found = quantity(tree, tree.text.index(noun), "killed")
    assert found is not None
    assert (found.low, found.high) == bounds


def test_no_number_is_none(tree_of: Callable[[str], Tree]) -> None:
    tree = tree_of("The blast killed people.")
    assert quantity(tree, tree.text.index("people"), "killed") is None
