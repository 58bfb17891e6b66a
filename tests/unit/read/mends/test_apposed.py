"""Whose name is it when a second title follows the name beside a first?"""

from __future__ import annotations

import pytest

from tests.unit.coding.conftest import doc_of


@pytest.mark.parametrize(
    ("sentence", "second", "first"),
    [
        ("The army's chief, Pell Dorin, and the head of the League, Sela Varn, met us.", "head", "chief"),
        ("Its leader, General Tovan Resh, and the mayor of Tolm, Ana Ruiz, signed.", "mayor", "leader"),
        # both are the names of one plural, or there is no second name
        ("The ministers, Pell Dorin and the young Sela Varn, met us.", "Varn", "Dorin"),
        ("The mayor, Pell Dorin, a lawyer and the head of a firm, met us.", "head", "lawyer"),
    ],
)
def test_what_a_title_is_joined_with(sentence: str, second: str, first: str) -> None:
    doc = doc_of(sentence)
    [joined] = [token for token in doc if token.text == second]
    assert joined.dep_ == "conj"
    assert joined.head.text == first
