"""Which capitalised prepositions did the parser take for the beginning of a name?

"Near Ar Vardan, six strikes destroyed a camp": the small model makes "Near Ar Vardan" a name, and of it who
destroyed the camp. Only what a comma closes, before a subject of its own, is parted: "Near East University".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_FRONTED = frozenset(
    {"near", "in", "at", "around", "outside", "inside", "along", "across", "throughout", "within", "from",
     "on", "under", "against", "toward", "towards", "beyond"}
)  # fmt: skip
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


def part_fronted(doc: Doc) -> Doc:
    """The parse, each such preposition one, and what follows it a place."""
    parted = set()
    for sentence in doc.sents:
        first = next((token for token in sentence if token.is_alpha), None)
        if first is None or first.lower_ not in _FRONTED or first.pos_ != "PROPN":
            continue
        if first.dep_ == "compound" and _stands_apart(first.head, sentence):
            _hang(first)
        if first.dep_ == "prep":
            first.tag_, first.pos_ = "IN", "ADP"
            parted.add(first.i)
    if parted:
        doc.ents = tuple(
            _without(entity, parted) for entity in doc.ents if len(entity) > 1 or entity.start not in parted
        )
    return doc


def _stands_apart(name: Token, sentence: Span) -> bool:
    """Does a comma close the name, and does its verb have another subject behind it?"""
    last = name.right_edge.i
    closed = last + 1 < sentence.end and name.doc[last + 1].text == ","
    subjects = [child for child in name.head.children if child.dep_ in _SUBJECTS and child.i > last]
    return closed and bool(subjects) and name.head.i > last


def _hang(preposition: Token) -> None:
    name, verb = preposition.head, preposition.head.head
    preposition.head, preposition.dep_ = verb, "prep"
    name.head, name.dep_ = preposition, "pobj"


def _without(entity: Span, parted: set[int]) -> Span:
    if entity.start not in parted:
        return entity
    label = "GPE" if entity.label_ in ("PERSON", "ORG", "FAC") else entity.label_
    return type(entity)(entity.doc, entity.start + 1, entity.end, label=label)
