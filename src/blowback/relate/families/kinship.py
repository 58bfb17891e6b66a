"""What is said of copies: how two texts are akin and why, and what a family is."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import msgspec

from blowback.records import Record, Score


class CopyKind(StrEnum):
    """How does a copy stand to what it was copied from?"""

    VERBATIM = "verbatim"  # the same words, with other things around them
    NEAR = "near"  # cut or lightly edited
    EXCERPT = "excerpt"  # passages of it within another text
    REWRITTEN = "rewritten"  # told in the same order with other words


WHOLE = frozenset({CopyKind.VERBATIM, CopyKind.NEAR})  # most of the words of both are shared


class Likeness(NamedTuple):
    """How two texts are alike."""

    kind: CopyKind
    score: float
    shared: int  # words in common runs; for what is rewritten, names and figures told in the same order
    why: str
    passages: bytes = b""


class Kinship(Record, frozen=True, kw_only=True):
    """Two articles of which one was made from the other, or both from a third, and why that is thought."""

    articles: tuple[str, str]  # in order of their ids
    kind: CopyKind
    score: Score
    shared: int  # words in common runs; for what is rewritten, names and figures told in the same order
    whole: bool  # is most of both shared, and not only passages of the longer?
    why: str


class Witness(Record, frozen=True, kw_only=True):
    """Why one copy is taken to be nearer to the origin than the others."""

    article: str
    points: int
    why: tuple[str, ...]


class Variant(Record, frozen=True, kw_only=True):
    """A place where copies differ in what matters: a figure, a date, a name, a negation, a pronoun."""

    what: str
    articles: dict[str, str]


def readings(variant: Variant) -> str:
    """How copies read at a place, as words: the same reading is said once, with how many more have it."""
    holders: dict[str, list[str]] = {}
    for article, words in variant.articles.items():
        holders.setdefault(words, []).append(article)
    told = (
        f"“{words}” ({held[0]}{f' and {len(held) - 1} more' if len(held) > 1 else ''})"
        for words, held in holders.items()
    )
    return f"{variant.what}: {', '.join(told)}"


class Family(Record, frozen=True, kw_only=True):
    """All copies of one text. A text without copies is a family of one."""

    id: str
    articles: tuple[str, ...]
    best: str
    kind_of_copy: dict[str, CopyKind] = msgspec.field(default_factory=dict)
    variants: tuple[Variant, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    links: tuple[Kinship, ...] = ()
    held_off: tuple[Kinship, ...] = ()  # passages taken from a text of another family, which they do not join
    version: str = ""
