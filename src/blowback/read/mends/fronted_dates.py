"""Which name did the parser join to the date before it: "In February Varn, known as Grey, said"?

The small model makes one name of "February Varn" and hangs it on the preposition, so that nobody has said it.
Only what stands before a verb without a subject is parted; "in May Varn's men left" has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_DATES = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
     "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)  # fmt: skip
_PREPOSITIONS = frozenset({"in", "on"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_CLIMB = 6


def part_dates(doc: Doc) -> Doc:
    """The parse, each such date alone behind its preposition, and the name the subject of the verb."""
    bounds: dict[int, int] = {}
    for date in doc:
        if date.lower_ not in _DATES or date.dep_ != "compound" or not date.text[:1].isupper():
            continue
        name = _named(date)
        verb = _verb(name, date) if name is not None else None
        if name is not None and verb is not None:
            _part(date, name, verb)
            bounds[date.i] = name.i
    if bounds:
        doc.ents = tuple(part for entity in doc.ents for part in _parts(entity, bounds))
    return doc


def _named(date: Token) -> Token | None:
    """The name behind the date, with nothing but the preposition before both."""
    name = date
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    preposition = name.head
    behind = preposition.i == date.i - 1 and preposition.lower_ in _PREPOSITIONS
    return name if name.dep_ == "pobj" and name.pos_ == "PROPN" and behind else None


def _verb(name: Token, date: Token) -> Token | None:
    """The finite verb behind the name, without a subject, of whose clause the date says when."""
    above = name.head
    for _ in range(_CLIMB):
        if above.pos_ in ("VERB", "AUX"):
            break
        above = above.head
    past = above.i > name.right_edge.i and above.sent == date.sent
    finite = above.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ in ("aux", "auxpass") for c in above.children)
    bare = not any(child.dep_ in _SUBJECTS for child in above.children)
    return above if past and finite and bare and above.pos_ in ("VERB", "AUX") else None


def _part(date: Token, name: Token, verb: Token) -> None:
    preposition, inner = name.head, date.head
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    date.head, date.dep_ = preposition, "pobj"
    if inner.dep_ == "compound" and inner is not name:
        inner.head = name
    name.head, name.dep_ = verb, "nsubjpass" if passive else "nsubj"


def _parts(entity: Span, bounds: dict[int, int]) -> Iterator[Span]:
    """An entity that runs over a date and the name behind it, cut between them."""
    cut = next((i for i in bounds if entity.start <= i < entity.end - 1), None)
    if cut is None:
        yield entity
        return
    yield type(entity)(entity.doc, entity.start, cut + 1, label="DATE")
    if entity.label_ != "DATE":
        yield type(entity)(entity.doc, cut + 1, entity.end, label=entity.label_)
