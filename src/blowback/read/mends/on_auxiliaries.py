"""Which parts of a clause did the parser hang on the auxiliary: "Twenty men were on Monday taken to jail"?

A phrase between the auxiliary and the verb misleads it: the men are the subject of "were" alone, and nobody
was taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PASSIVE = {"nsubj": "nsubjpass", "csubj": "csubjpass"}


def parts_of_auxiliaries(doc: Doc) -> Doc:
    """The parse, in which such parts hang on the verb itself."""
    for auxiliary in [token for token in doc if _has_subject(token)]:
        verb, passive = auxiliary.head, auxiliary.dep_ == "auxpass"
        for child in list(auxiliary.children):
            child.head = verb
            child.dep_ = _PASSIVE.get(child.dep_, child.dep_) if passive else child.dep_
    return doc


def _has_subject(token: Token) -> bool:
    """Is it an auxiliary with a subject that its verb lacks?"""
    if token.dep_ not in ("aux", "auxpass") or token.head.pos_ != "VERB" or token.i > token.head.i:
        return False
    verbs_own = any(child.dep_.startswith("nsubj") for child in token.head.children)
    return not verbs_own and any(child.dep_ == "nsubj" for child in token.children)
