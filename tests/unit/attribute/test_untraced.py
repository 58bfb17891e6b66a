"""A quotation of which nobody can say whose it is is said, and what it says is trusted less."""

from __future__ import annotations

import pytest

from blowback.pipeline import Reader
from blowback.records import Annotation, Article
from blowback.vocab.documents import NoticeKind

READER = Reader(heads=False)
QUOTE = "“The army of Kesh attacked the villages of Vardania again and again this week.”"


def read(text: str) -> Annotation:
    return READER.read(Article(id="t", text=text, sha256="0"))[0]


def untraced(text: str) -> list[str]:
    found = read(text).notices
    return [text[n.start : n.end] for n in found if n.kind is NoticeKind.UNTRACEABLE_QUOTE]


def test_a_quotation_without_speaker() -> None:
    text = f"The bridge at Orlo was shut on Monday.\n\nIt rained for most of the day. {QUOTE}"
    assert untraced(text) == [QUOTE]


@pytest.mark.parametrize(
    "text",
    [
        f"{QUOTE[:-2]},” the mayor of Orlo said.",
        f"The mayor of Orlo was angry. {QUOTE} She said that nobody had come.",
        f"“We are tired,” the mayor of Orlo said.\n\n{QUOTE}",
        "The book is called “The Long Night of the Bridge at Orlo and After”.",
        "The “army of Kesh” came.",
    ],
    ids=["said", "said beside it", "said before", "a title", "a few words"],
)
def test_what_can_be_traced_or_is_no_quotation(text: str) -> None:
    assert untraced(text) == []


def test_what_it_says_is_trusted_less() -> None:
    words = QUOTE.strip("“”")
    plain = read(f"The bridge at Orlo was shut.\n\nIt rained for most of the day. {words}")
    quoted = read(f"The bridge at Orlo was shut.\n\nIt rained for most of the day. {QUOTE}")

    def attack(found: Annotation) -> float:
        return next(claim.confidence for claim in found.claims if claim.event_type == "ASSAULT")

    assert attack(quoted) < attack(plain)
