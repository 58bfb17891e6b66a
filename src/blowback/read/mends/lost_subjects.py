"""Whose is a verb that the parser leaves without a subject, behind a list or a phrase that opens it all?

In "killing 17 people, residents and a rights group said Thursday" it takes the sayers for two more of the
killed; in "under a truce brokered by Kesh, Vardania and Ostrea agreed to talk" all three brokered it; in
"Lunia broke with Kesh and Ostrea followed" Lunia broke with both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SAYING = frozenset({"say", "tell", "report", "confirm", "announce"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_LISTED = frozenset({"conj", "appos"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def lost_subjects(doc: Doc) -> Doc:
    """The parse, those right before such a verb its subject, and what is said the content of a saying."""
    for verb in doc:
        if verb.tag_ in _FINITE and not any(child.dep_ in _SUBJECTS for child in verb.children):
            subject = _behind_a_list(verb) or _joined_with(verb)
            if subject is not None:
                subject.head, subject.dep_ = verb, "nsubj"
    return doc


def _behind_a_list(verb: Token) -> Token | None:
    subject = _listed_last(verb)
    if subject is None:
        return None
    says = verb.lemma_.lower() in _SAYING and _take_what_precedes(verb)
    return subject if says or (verb.dep_ == "ROOT" and _opens(subject, verb)) else None


def _joined_with(verb: Token) -> Token | None:
    """In "broke with A and B followed" B is the subject of the second verb, and not joined with A."""
    noun = verb.nbor(-1) if verb.dep_ == "conj" and verb.i else None
    if noun is None or noun.dep_ != "conj" or noun.pos_ not in ("NOUN", "PROPN") or verb.tag_ == "VBP":
        return None
    first = noun.head
    linked = any(child.dep_ == "cc" and child.i < noun.i for child in first.children)
    own = any(child.dep_ == "cc" and child.i > noun.i for child in verb.head.children)
    return noun if linked and not own and verb.head.i < first.i else None


def _listed_last(verb: Token) -> Token | None:
    """The nearest of a list that a comma parts from what is before it, and that reaches up to the verb."""
    noun = verb.nbor(-1) if verb.i > verb.sent.start else None
    while noun is not None and noun.right_edge.i == verb.i - 1:
        first = noun.left_edge.i
        if noun.dep_ in _LISTED and first > verb.sent.start and verb.doc[first - 1].text == ",":
            return noun
        noun = noun.head if noun.head != noun else None
    return None


def _opens(subject: Token, verb: Token) -> bool:
    """Is all that stands before it in the sentence one phrase with a preposition?"""
    phrase = subject
    while phrase.head not in (verb, phrase):
        phrase = phrase.head
    return phrase.dep_ == "prep" and phrase.left_edge.i == verb.sent.start


def _take_what_precedes(verb: Token) -> bool:
    """Give the verb the clause before it for its content, where it was only joined on: is there one?"""
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
