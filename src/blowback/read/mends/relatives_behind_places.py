"""Of what is "in which" told behind a place: "an ambush in Tarn in which seven soldiers died"?

The parser hangs the clause on the place; of a place a reporter writes "where". It belongs to what happened
there. And "the main party in Kesh, which is backed by Ostrea" tells who backs the party.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AT = frozenset({"in", "at", "on", "near", "outside", "around", "of", "off"})
_BODIES = frozenset(
    {"party", "group", "movement", "militia", "faction", "force", "alliance", "army", "government", "front",
     "coalition", "organization", "organisation", "brigade", "union", "militant", "rebel"}
)  # fmt: skip
_SUPPORTED = frozenset(
    {"back", "support", "fund", "finance", "arm", "train", "sponsor", "lead", "head", "ban", "equip",
     "bankroll", "align", "ally"}
)  # fmt: skip
_DURING = frozenset({"in", "during"})


def relatives_behind_places(doc: Doc) -> Doc:
    """The parse, each such clause on the noun before the name of the place."""
    for verb in doc:
        if verb.dep_ != "relcl" or verb.head.pos_ != "PROPN":
            continue
        noun = _at_place(verb.head)
        if noun is not None and (_is_in_which(verb) or (_is_of_a_body(verb) and noun.lemma_ in _BODIES)):
            verb.head = noun
    return doc


def _is_of_a_body(verb: Token) -> bool:
    """Does it tell what is done for or to a body by others: "which is backed by"?"""
    passive = any(child.dep_ == "nsubjpass" and child.lower_ in ("which", "that") for child in verb.children)
    return passive and verb.lemma_ in _SUPPORTED


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
