"""What did they do of whom a clause tells first: "Ostrea, which has troops there, bombed positions"?

The parser takes the deed for an adjective ("bombed positions") or for a participle of its own ("Ostrea, which
has troops there, called on them to leave"), and the sentence for a mere name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WHOLE = frozenset({"dobj", "prep", "xcomp", "ccomp", "prt", "advcl", "dative"})


def verbs_behind_relatives(doc: Doc) -> Doc:
    """The parse, each such deed the verb of the sentence, what it stands before its object."""
    for deed in doc:
        if deed.tag_ == "VBN" and deed.dep_ == "acl" and _is_told_of(deed.sent.root, deed) and _goes_on(deed):
            _give(deed, deed.sent.root)
            continue
        somebody = deed.sent.root if deed.tag_ in ("VBN", "VBD") and deed.dep_ == "amod" else None
        if somebody is None or not _is_told_of(somebody, deed):
            continue
        done_to = deed.head
        if done_to.i < deed.i or done_to.head != somebody:
            continue
        _give(deed, somebody)
        done_to.head, done_to.dep_ = deed, "dobj"
    return doc


def _give(deed: Token, somebody: Token) -> None:
    """Makes a deed the verb of the sentence that was a mere name, with what stands behind it."""
    later = [child for child in somebody.children if child.i > deed.i]
    deed.head, deed.dep_, deed.tag_, deed.pos_ = deed, "ROOT", "VBD", "VERB"
    somebody.head, somebody.dep_ = deed, "nsubj"
    for child in later:
        child.head = deed


def _goes_on(deed: Token) -> bool:
    """Does it hang on the name, and have an object or more: no "Ostrea, which is rich, called a paradise"?"""
    deps = {child.dep_ for child in deed.children}
    return deed.head == deed.sent.root and bool(deps & _WHOLE) and not deps & {"agent", "oprd"}


def _is_told_of(somebody: Token, deed: Token) -> bool:
    """Is it a noun with a relative clause that a comma closes right before the deed?"""
    inner = [*somebody.children, *(c for n in somebody.children if n.dep_ == "appos" for c in n.children)]
    relative = next((child for child in inner if child.dep_ == "relcl"), None)
    if somebody.pos_ not in ("NOUN", "PROPN") or relative is None or deed.i == 0:
        return False
    return relative.i < deed.i and deed.nbor(-1).text == "," and deed.i - relative.right_edge.i <= 2
