"""What did they do of whom a clause tells first: "Ostrea, which has troops there, bombed positions"?

The parser takes the deed for an adjective ("bombed positions") and the sentence for a mere name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def verbs_behind_relatives(doc: Doc) -> Doc:
    """The parse, each such deed the verb of the sentence, what it stands before its object."""
    for deed in doc:
        somebody = deed.sent.root if deed.tag_ in ("VBN", "VBD") and deed.dep_ == "amod" else None
        if somebody is None or not _is_told_of(somebody, deed):
            continue
        done_to = deed.head
        if done_to.i < deed.i or done_to.head != somebody:
            continue
        later = [child for child in somebody.children if child.i > deed.i and child != done_to]
        deed.head, deed.dep_, deed.tag_, deed.pos_ = deed, "ROOT", "VBD", "VERB"
        somebody.head, somebody.dep_ = deed, "nsubj"
        done_to.head, done_to.dep_ = deed, "dobj"
        for child in later:
            child.head = deed
    return doc


def _is_told_of(somebody: Token, deed: Token) -> bool:
    """Is it a noun with a relative clause that a comma closes right before the deed?"""
    relative = next((child for child in somebody.children if child.dep_ == "relcl"), None)
    if somebody.pos_ not in ("NOUN", "PROPN") or relative is None or deed.i == 0:
        return False
    return relative.i < deed.i and deed.nbor(-1).text == "," and deed.i - relative.right_edge.i <= 2
