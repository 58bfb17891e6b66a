"""Of what is "in which" told behind a place: "an ambush in Tarn in which seven soldiers died"?

The parser hangs the clause on the place; of a place a reporter writes "where". It belongs to what happened
there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AT = frozenset({"in", "at", "on", "near", "outside", "around", "of", "off"})
_DURING = frozenset({"in", "during"})


def relatives_behind_places(doc: Doc) -> Doc:
    """The parse, each such clause on the noun before the name of the place."""
    for verb in doc:
        if verb.dep_ == "relcl" and verb.head.pos_ == "PROPN" and _is_in_which(verb):
            happening = _at_place(verb.head)
            if happening is not None:
                verb.head = happening
    return doc


def _is_in_which(verb: Token) -> bool:
    links = (child for child in verb.children if child.dep_ == "prep" and child.lower_ in _DURING)
    return any(child.lower_ == "which" for link in links for child in link.children)


def _at_place(name: Token) -> Token | None:
    """The noun of what is told to be at a place, nearest before its name; "in Tarn, Kesh" is one place."""
    while name.dep_ == "appos" and name.head.pos_ == "PROPN":
        name = name.head
    link = name.head
    if name.dep_ != "pobj" or link.lower_ not in _AT:
        return None
    noun = link.head
    if noun.pos_ == "VERB":  # "laid an ambush in Tarn"
        done = (c for c in noun.children if c.dep_ in ("dobj", "nsubjpass") and c.right_edge.i == link.i - 1)
        return next(done, None)
    while noun.dep_ == "pobj" and noun.head.lower_ in _AT and noun.pos_ != "NOUN":
        noun = noun.head.head
    return noun if noun.pos_ == "NOUN" and noun.i < name.i else None
