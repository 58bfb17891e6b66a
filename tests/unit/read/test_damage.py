"""Which text is damaged, and which is only short?"""

from __future__ import annotations

import pytest

from blowback.pipeline import Reader
from blowback.read.blocks import find_blocks
from blowback.read.damage import find_damage, find_truncation
from blowback.read.parse import load_model, parse
from blowback.records import Article
from blowback.vocab.documents import NoticeKind


def damaged(text: str) -> list[str]:
    blocks = find_blocks(text)
    return [text[n.start : n.end] for n in find_damage(parse(load_model(), text, blocks), blocks)]


@pytest.mark.parametrize(
    ("text", "severed"),
    [
        ("The truce was brokered by Kesh. case. It lasted a month.", ["case."]),
        ("Marek spoke at the port on May 4. year, she said.", ["year, she said."]),
        ("He met the son of the founder. , people said.", [". , people said."]),
        ("The truce held. It lasted a month.", []),
        ("The envoy said so. eBay and iPhones were not discussed.", []),
        ("no capitals here. none at all.", []),
    ],
)
def test_severed_sentences(text: str, severed: list[str]) -> None:
    assert damaged(text) == severed


def test_a_pronoun_of_one_person_among_groups_is_said() -> None:
    text = (
        "The government arrested the followers of the party of former minister Tovan Resh.\n\n"
        "Vardania asked the Kesh Front to persuade him to stop."
    )
    annotation, _ = Reader().read(Article(id="t", text=text, sha256="0"))
    [conflict] = [n for n in annotation.notices if n.kind is NoticeKind.PRONOUN_CONFLICT]
    assert text[conflict.start : conflict.end] == "him"


def test_a_pronoun_that_points_to_somebody_is_not() -> None:
    text = "Tovan Resh resigned.\n\nVardania asked the Kesh Front to persuade him to stay."
    annotation, _ = Reader().read(Article(id="t", text=text, sha256="0"))
    assert [n for n in annotation.notices if n.kind is NoticeKind.PRONOUN_CONFLICT] == []


@pytest.mark.parametrize(
    ("last", "cut"),
    [
        ("The envoys of Kesh will meet again in ... read more", "... read more"),
        ("The envoys of Kesh will meet again in […]", "[…]"),
        ("The envoys of Kesh will meet again in the spring of this year when the", "the"),
        ("The envoys of Kesh will meet again.", None),
        ("He said that he would wait and see: “We know how these things end...”", None),
        ("Mira Sellin", None),
    ],
)
def test_a_text_that_breaks_off(last: str, cut: str | None) -> None:
    text = f"Talks in Orlo ended.\n\nNo paper was signed.\n\n{last}"
    found = [text[n.start : n.end] for n in find_truncation(text, find_blocks(text))]
    assert found == ([cut] if cut else [])
