"""Who is named right behind what he is called, without a comma: "Vardania's ally Kesh Front struck"?

The parser gives the verb two subjects side by side, the noun and the name; a reader takes the name for that
of the noun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def names_beside(doc: Doc) -> Doc:
    """The parse, such a name an apposition of the noun before it."""
    for name in doc:
        if name.dep_ not in _SUBJECTS or name.pos_ != "PROPN":
            continue
        noun = _noun_before(name)
        if noun is not None:
            name.head, name.dep_ = noun, "appos"
    return doc


def _noun_before(name: Token) -> Token | None:
    first = name.left_edge.i
    noun = name.doc[first - 1] if first > name.sent.start else None
    if noun is None or noun.pos_ != "NOUN":
        return None
    subject = noun
    while subject.dep_ in ("pobj", "prep"):  # "fighters from the rebel group Kesh Front struck"
        subject = subject.head
    return noun if subject.head == name.head and subject.dep_ in _SUBJECTS else None
