"""Whose is a verb that the parser leaves without a subject, behind a list or a phrase that opens it all?

In "killing 17 people, residents and a rights group said Thursday" it takes the sayers for two more of the
killed; in "under a truce brokered by Kesh, Vardania and Ostrea agreed to talk" all three brokered it.
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
        if verb.tag_ not in _FINITE or any(child.dep_ in _SUBJECTS for child in verb.children):
            continue
        subject = _listed_last(verb)
        if subject is None:
            continue
        says = verb.lemma_.lower() in _SAYING and _says_what_precedes(verb)
        if says or (verb.dep_ == "ROOT" and _opens(subject, verb)):
            subject.head, subject.dep_ = verb, "nsubj"
    return doc


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
