"""To which verb is a later one joined: "ordered them to leave and called it a crime"?

The parser joins it with the nearest, below whose subject it is not: with what was ordered, with what was
denied ("denied that they had struck and said it would help"), or with a clause of time that a comma closes
("shut its border after a bomb went off, and blamed Kesh").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DENYING = frozenset({"deny", "reject", "dismiss", "dispute"})
_SAYING = frozenset(
    {"say", "add", "announce", "accuse", "insist", "call", "blame", "vow", "tell", "urge", "warn"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def joined_above(doc: Doc) -> Doc:
    """The parse, each such verb beside the one above."""
    for verb in doc:
        near = verb.head
        if verb.dep_ != "conj" or verb.tag_ not in _FINITE or near.i > verb.i or _has_own_subject(verb):
            continue
        if _is_denied(verb, near) or _is_asked(near) or _is_dated(verb, near):
            between = [child for child in near.children if near.i < child.i < verb.i]
            for link in between:
                link.head = near.head if link.dep_ in ("cc", "punct") else link.head
            verb.head = near.head
    return doc


def _is_denied(verb: Token, near: Token) -> bool:
    """Is it a saying joined with what was denied?"""
    denies = near.dep_ == "ccomp" and near.head.lemma_.lower() in _DENYING and near.head.tag_ in _FINITE
    return denies and verb.tag_ == "VBD" and verb.lemma_.lower() in _SAYING


def _is_asked(near: Token) -> bool:
    """Is it joined with an infinitive below a verb with a tense of its own?"""
    infinitive = near.tag_ == "VB" and any(child.lower_ == "to" for child in near.lefts)
    return infinitive and near.dep_ == "xcomp" and near.head.tag_ in _FINITE


def _is_dated(verb: Token, near: Token) -> bool:
    """Is it joined by ", and" with a clause that says when or why the one above was done?"""
    marked = near.dep_ == "advcl" and any(child.dep_ in ("mark", "advmod") for child in near.lefts)
    after = marked and near.head.tag_ in _FINITE and near.head.i < near.i
    link = verb.nbor(-1)
    return after and link.dep_ == "cc" and link.nbor(-1).text == ","


def _has_own_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children)
