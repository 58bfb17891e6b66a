"""Who are "the two sides"?"""

from __future__ import annotations

import pytest

from blowback.coding.frames import Tree
from tests.unit.coding.conftest import doc_of


def meant(text: str, word: str) -> list[str]:
    tree = Tree(doc_of(text))
    index = max(i for i, each in enumerate(tree.lower) if each == word)
    return [tree.text[each] for each in tree.meant(index)]


@pytest.mark.parametrize(
    ("text", "word", "those"),
    [
        ("Talks between Vardania and Kesh ended. The two sides agreed.", "sides", ["Vardania", "Kesh"]),
        ("Vardania and Kesh met. Both governments welcomed it.", "governments", ["Vardania", "Kesh"]),
        ("Vardania negotiated with Kesh. It rained. The two agreed to a truce.", "two", ["Vardania", "Kesh"]),
        ("Vardania met Kesh. Both countries agreed.", "countries", ["Vardania", "Kesh"]),
        ("Vardania met Kesh. Neither side signed.", "side", ["Vardania", "Kesh"]),
        ("Talks between guards of Vardania and police of Kesh end. Both states left.", "states", ["states"]),
        ("Vardania met Kesh. Mines lay on either side of the road.", "side", ["side"]),
        ("Vardania, Kesh and Ostra met. The three agreed.", "three", ["Vardania", "Kesh", "Ostra"]),
        ("Vardania, Kesh and Ostra met. The two agreed.", "two", ["two"]),
        ("Vardania and Kesh met. Two countries objected.", "countries", ["countries"]),
        ("Vardania and Kesh met. The two other countries objected.", "countries", ["countries"]),
        ("Vardania and Kesh met. Both sides of the road were mined.", "sides", ["sides"]),
        ("Vardania and Kesh are small. The two sides agreed.", "sides", ["sides"]),
        ("The two sides agreed.", "sides", ["sides"]),
    ],
)  # fmt: skip
def test_those_who_did_something_together(text: str, word: str, those: list[str]) -> None:
    assert meant(text, word) == those
