"""Which title did the parser make another name of the person before it?

"The army's chief, Pell Dorin, and the commander of the Front, Tovan Resh, signed": the small model joins the
commander with the name that stands beside the chief. One person has one name there, so a second title is a
second person, joined with the first title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SINGULAR = frozenset({"NN", "NNP"})


def part_apposed(doc: Doc) -> Doc:
    """The parse, each such title joined with the title before it, with the name that follows it its own."""
    for token in doc:
        if token.dep_ != "conj" or not _is_second(token):
            continue
        name = token.head
        title, own = name.head, _own_name(token)
        for child in list(name.children):
            if name.i < child.i < token.i and child.dep_ in ("cc", "punct"):
                child.head = title
        token.head = title
        if own is not None:
            own.head = token
    return doc


def _is_second(token: Token) -> bool:
    """Is it joined with the name beside one title, past the comma that closes it, and a title itself?"""
    name = token.head
    title = name.head
    if name.dep_ != "appos" or name.pos_ != "PROPN" or title.tag_ not in _SINGULAR or title.i > name.i:
        return False
    if token.pos_ != "NOUN" or sum(child.dep_ == "conj" for child in name.children) != 1:
        return False
    first = token.left_edge.i
    closed = first >= 2 and token.doc[first - 1].lower_ == "and" and token.doc[first - 2].text == ","
    return closed and _own_name(token) is not None


def _own_name(title: Token) -> Token | None:
    """The name between commas right behind a title, whatever the parser hung it on."""
    doc = title.doc
    mine = [child for child in title.children if child.dep_ == "appos" and child.pos_ == "PROPN"]
    if mine:
        return mine[0]
    first = title.head
    beside = [c for c in (*first.children, *first.head.children) if c.dep_ == "appos" and c.pos_ == "PROPN"]
    for name in beside:
        start = name.left_edge.i - 1
        if name.i > title.i and doc[start].text == "," and start == title.right_edge.i + 1:
            return name
    return None
