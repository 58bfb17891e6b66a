"""With which verb is a second one joined: "ordered them to leave and called it a crime"?

The parser joins it with the nearer one. A verb with a tense has its subject where another has one, so behind
"to leave", "that he resign" or "of arming" it belongs to the verb further up; so it does behind what was
denied ("denied that they struck and said it would help") or had been ("said it had replied and accused
them"), and behind a clause of time that a comma closes ("shut its border after a bomb went off, and blamed
Kesh").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DENYING = frozenset({"deny", "reject", "dismiss", "dispute"})
_SAYING = frozenset(
    {"say", "add", "announce", "accuse", "insist", "call", "blame", "vow", "tell", "urge", "warn"}
)
_TENSED = frozenset({"VBD", "VBZ", "VBP"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_AUXILIARIES = frozenset({"aux", "auxpass"})


def joined_above(doc: Doc) -> Doc:
    """The parse, each such verb beside the one above."""
    for verb in doc:
        near = verb.head
        if verb.dep_ != "conj" or _has(verb, _SUBJECTS) or not _is_past(verb):
            continue
        apart = near.i < verb.i and (
            _is_denied(verb, near) or _is_dated(verb, near) or _is_said_before(verb, near)
        )
        above = near.head if apart else _tensed_above(near)
        if above is not None:
            for link in [child for child in near.children if near.i < child.i < verb.i]:
                link.head = above if link.dep_ in ("cc", "punct") else link.head
            verb.head = above
    return doc


def _has(verb: Token, deps: frozenset[str]) -> bool:
    return any(child.dep_ in deps for child in verb.children)


def _is_past(verb: Token) -> bool:
    """Has it a tense; or is it a participle with an object, which is one misread: "and fired missiles"?"""
    bare = verb.tag_ == "VBN" and _has(verb, frozenset({"dobj"}))
    return verb.tag_ in ("VBD", "VBZ") or (bare and not _has(verb, _AUXILIARIES))


def _is_denied(verb: Token, near: Token) -> bool:
    """Is it a saying joined with what was denied?"""
    denies = near.dep_ == "ccomp" and near.head.lemma_.lower() in _DENYING and near.head.tag_ in _TENSED
    return denies and verb.tag_ == "VBD" and verb.lemma_.lower() in _SAYING


def _is_said_before(verb: Token, near: Token) -> bool:
    """Is it a saying of whoever said that something had been: "said it had replied and accused A"?"""
    reported = near.dep_ == "ccomp" and near.head.lemma_.lower() in _SAYING and near.head.tag_ == "VBD"
    had = any(child.dep_ == "aux" and child.lower_ == "had" for child in near.children)
    return reported and had and verb.tag_ == "VBD" and verb.lemma_.lower() in _SAYING


def _is_dated(verb: Token, near: Token) -> bool:
    """Is it joined by ", and" with a clause that says when or why the one above was done?"""
    marked = near.dep_ == "advcl" and any(child.dep_ in ("mark", "advmod") for child in near.lefts)
    after = marked and near.head.tag_ in _TENSED and near.head.i < near.i
    link = verb.nbor(-1)
    return after and verb.tag_ in _TENSED and link.dep_ == "cc" and link.nbor(-1).text == ","


def _tensed_above(near: Token) -> Token | None:
    """The verb with a tense above one that has none; none where it has one, or nothing above it has."""
    current = near
    while current.tag_ in ("VB", "VBG") and not _is_tensed(current):
        above = current.head
        if current.dep_ == "pcomp" and above.pos_ == "ADP":  # "accused A of arming B and left"
            above = above.head
        elif current.dep_ not in _CLAUSES:
            return None
        if above.pos_ not in ("VERB", "AUX"):
            return None
        current = above
    return current if current != near and current.tag_ in _TENSED else None


def _is_tensed(verb: Token) -> bool:
    """Has it its tense by another word: "did leave", "was arming"?"""
    aux = [child.lemma_ for child in verb.children if child.dep_ == "aux"]
    return "do" in aux or (verb.tag_ == "VBG" and "be" in aux)
