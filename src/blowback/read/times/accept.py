"""Which nodes of the grammar are time expressions where they stand?

Dates and measured stretches always are. A bare year, month or plural unit is one only in some company:
"in 1984" is a year, "1984 people" a number, "may" a verb.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from blowback.read.times import calendar as cal
from blowback.read.times import meanings as mean
from blowback.read.times import recurring
from blowback.read.times.lexer import Node
from blowback.read.times.meanings import Meaning
from blowback.read.times.words import company, letter

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ALWAYS = (
    "DATE",
    "MONTHDATE",
    "QUARTERDATE",
    "SEASONDATE",
    "PERIOD",
    "CLOCKTIME",
    "QTY",
    "ADJQTY",
    "DURATION",
    "SET",
)
_BARE = ("YEAR", "MONTH", "WEEKDAY", "UNITS", "NOW", "REFERENCE", "POINTER", "CURRENT", "RECENT", "DAILY")


@cache
def _letters(names: tuple[str, ...]) -> dict[str, str]:
    return {letter(name): name for name in names}


def accepted(nodes: list[Node], doc: Doc) -> Iterator[tuple[Node, Meaning]]:
    """The nodes that are time expressions, each with its meaning, in order."""
    always, bare = _letters(_ALWAYS), _letters(_BARE)
    place: Place | None = None
    for at, node in enumerate(nodes):
        if node.cls in always:
            yield node, node.value
        elif node.cls in bare:
            place = place or Place(doc)
            meaning = _bare(bare[node.cls], nodes, at, place)
            if meaning is not None:
                yield node, meaning


class Place:
    """From characters to tokens of the parse; ``text`` is the whole text."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts = [token.idx for token in doc]
        self.text = doc.text

    def token(self, at: int) -> Token:
        """The token that holds a character."""
        return self._doc[max(0, bisect_right(self._starts, at) - 1)]


def _bare(cls: str, nodes: list[Node], at: int, place: Place) -> Meaning | None:
    node = nodes[at]
    token = place.token(node.start)
    if cls == "WEEKDAY":
        return recurring.weekday(node.value)
    if cls == "YEAR":
        return mean.Exact(cal.year(node.value)) if is_year(token) else None
    if cls == "MONTH":
        return recurring.month(node.value) if _is_month(token) else None
    if cls == "UNITS":
        return mean.Length(node.value, None) if _is_bare_length(token) else None
    if cls == "POINTER":  # "in the past", not "the past offers"
        noun = place.token(node.end - 1)
        meaning: Meaning = node.value
        return meaning if noun.pos_ == "NOUN" and noun.dep_ != "compound" else None
    if cls in ("NOW", "REFERENCE"):
        return mean.Pointer(node.value)
    if cls == "DAILY":
        return mean.Every(mean.length_value(node.value, 1), node.value)
    return mean.Pointer("PRESENT_REF" if cls == "CURRENT" else "PAST_REF")


def is_year(token: Token) -> bool:
    """Is a figure like 1984 a year here, not a count or part of a name?"""
    doc = token.doc
    if token.is_alpha:  # "nineteen ninety-six"
        return True
    before = doc[token.i - 1] if token.i else None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if before is not None and before.text in ("#", "No", "No.", "no.", "/", "."):
        return False
    counted = after is not None and after.tag_ in ("NNS", "NNPS") and not _determined(token, after)
    if before is not None and before.lower_ in company("before_year"):
        return not counted
    if after is not None and after.text in ("'s", "’s", ")", ",", ";", "-", "–"):
        return before is None or before.text in ("(", ",", "-", "–") or not before.text[:1].isupper()
    if counted:
        return False
    if before is not None and before.pos_ in ("PROPN", "NOUN"):  # "Flight 1776", "Agenda 2000"
        return False
    return token.ent_type_ == "DATE" or _determined(token, after)


def _determined(token: Token, after: Token | None) -> bool:
    """Does a determiner before the figure make it a modifier: "the 1992 elections"?"""
    before = token.doc[token.i - 1] if token.i else None
    return (
        before is not None and (before.pos_ == "DET" or before.tag_ in ("PRP$", "POS")) and after is not None
    )


def _is_month(token: Token) -> bool:
    """Is "May", "March" or "April" a month here, not a verb or a person?"""
    if token.tag_ == "MD" or token.ent_type_ in ("PERSON", "GPE", "ORG"):
        return False
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    before = token.doc[token.i - 1] if token.i else None
    named = before is not None and (before.pos_ in ("DET", "ADJ") or before.tag_ in ("POS", "PRP$"))
    return not (token.text == "March" and named and after in ("of", "for", "on", "against", "to"))


def _is_bare_length(token: Token) -> bool:
    """Do bare plural units measure something: "for years"?"""
    before = token.doc[token.i - 1] if token.i else None
    return before is not None and before.lower_ in company("before_length")
