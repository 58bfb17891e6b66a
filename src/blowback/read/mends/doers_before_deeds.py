"""Whose deed is a noun in -ing: "RSF shelling killed 24"?

The parser takes the deed for what the doer is like, and the doer alone for what killed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BEFORE_A_NOUN = frozenset({"det", "amod", "compound", "punct", "prep", "poss"})


def doers_before_deeds(doc: Doc) -> Doc:
    """The parse, each such deed the subject, and its doer the noun before it."""
    for deed in doc:
        if deed.tag_ != "VBG" or deed.i == deed.sent.start:
            continue
        doer = deed.nbor(-1)
        verb = deed.head if deed.dep_ == "aux" else doer.head
        if not (_is_beside(deed, doer) or _is_helping(deed, doer)) or not _goes_on(deed, verb):
            continue
        for other in [child for child in doer.children if child.dep_ in _BEFORE_A_NOUN]:
            other.head = deed
        deed.dep_ = doer.dep_ if doer.dep_ in _SUBJECTS else "nsubj"
        deed.head, deed.tag_, deed.pos_ = verb, "NN", "NOUN"
        doer.head, doer.dep_ = deed, "compound"
    return doc


def _is_beside(deed: Token, doer: Token) -> bool:
    """Is it taken for what the doer is like, or for how something was done?"""
    return doer.dep_ in _SUBJECTS and (deed.dep_, deed.head) in (("amod", doer), ("advmod", doer.head))


def _is_helping(deed: Token, doer: Token) -> bool:
    """Is it taken for an auxiliary of the verb? Only "having" and "being" are that."""
    helps = deed.dep_ == "aux" and deed.head.i == deed.i + 1 and deed.lower_ not in ("having", "being")
    return helps and ((doer.dep_ in _SUBJECTS and doer.head == deed.head) or doer.head == deed)


def _goes_on(deed: Token, verb: Token) -> bool:
    """Is the verb next, or what the deed is done to ("of", "on"), and does it do nothing else?"""
    following = deed.nbor() if deed.i + 1 < len(deed.doc) else None
    if following is None or any(child.dep_ in ("dobj", "advmod") for child in deed.children):
        return False
    return following == verb or following.dep_ in ("aux", "auxpass") or following.lower_ in ("of", "on")
