"""What somebody is called: "called Kesh a dictator", "called the army's chief, Abdel Orsk, a criminal".

The parser takes the name that is given for an apposition to whom it is given, so that somebody is rung up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CALLING = frozenset({"call", "brand", "label", "dub", "term"})


def called_names(doc: Doc) -> Doc:
    """The parse, what somebody is called a predicate of the verb that calls him so."""
    for verb in doc:
        if verb.lemma_ in _CALLING and verb.pos_ == "VERB":
            _part_described(verb)
            _part_name(verb)
    return doc


def _part_name(verb: Token) -> None:
    """The last apposition of the object, where it has "a" before it and nothing behind it."""
    whom = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if whom is None or any(c.dep_ == "oprd" for c in verb.children):
        return
    first = next((c for c in whom.children if c.dep_ == "appos"), None)
    last = next((c for c in first.children if c.dep_ == "appos"), first) if first is not None else None
    if last is None or not _is_given(last):
        return
    named = last is not first or last.doc[last.left_edge.i - 1].text != ","
    if named:  # "called Kesh, a state" says what Kesh is
        last.head, last.dep_ = verb, "oprd"


def _part_described(verb: Token) -> None:
    """Reads "called the chief, Abdel Orsk, a criminal", where the chief is taken for the name given."""
    described = next((c for c in verb.children if c.dep_ == "oprd" and c.i > verb.i), None)
    beside = next((c for c in verb.children if c.dep_ == "npadvmod" and c.pos_ == "PROPN"), None)
    if described is None or beside is None or not beside.i > described.i:
        return
    if any(_is_given(c) for c in beside.children if c.dep_ == "appos"):
        described.dep_ = "dobj"
        beside.head, beside.dep_ = described, "appos"


def _is_given(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.left_edge.lower_ in ("a", "an")
