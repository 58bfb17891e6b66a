"""Who says so at the end of a sentence: "killing 17 people, residents and a rights group said Thursday"?

Behind a list the parser takes the sayers for two more of those who were killed, and leaves "said" without a
subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SAYING = frozenset({"say", "tell", "report", "confirm", "announce"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_LISTED = frozenset({"conj", "appos"})


def tellers_last(doc: Doc) -> Doc:
    """The parse, such sayers the subject of the verb, and what they say its content."""
    for verb in doc:
        if verb.tag_ != "VBD" or verb.lemma_.lower() not in _SAYING:
            continue
        teller = None if any(child.dep_ in _SUBJECTS for child in verb.children) else _teller(verb)
        if teller is not None and _says_what_precedes(verb):
            teller.head, teller.dep_ = verb, "nsubj"
    return doc


def _teller(verb: Token) -> Token | None:
    """The nearest of a list that a comma parts from what is before it, and that reaches up to the verb."""
    noun = verb.nbor(-1) if verb.i > verb.sent.start else None
    while noun is not None and noun.right_edge.i == verb.i - 1:
        first = noun.left_edge.i
        if noun.dep_ in _LISTED and first > verb.sent.start and verb.doc[first - 1].text == ",":
            return noun
        noun = noun.head if noun.head != noun else None
    return None


def _says_what_precedes(verb: Token) -> bool:
    """Has the verb the clause before it for its content? One that was only joined on gets it."""
    if any(child.dep_ == "ccomp" and child.i < verb.i for child in verb.children):
        return True
    first = verb.head
    if verb.dep_ != "conj" or first.dep_ != "ROOT" or first.i > verb.i:
        return False
    marks = [child for child in first.children if child.i > verb.right_edge.i]
    verb.head, verb.dep_ = verb, "ROOT"
    first.head, first.dep_ = verb, "ccomp"
    for mark in marks:
        mark.head = verb
    return True
