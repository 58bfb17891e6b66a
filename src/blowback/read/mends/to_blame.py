"""Who is blamed in "the rebels are to blame for the raid": it is said of them, and they blame nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def blamed_ones(doc: Doc) -> Doc:
    """The parse, each such "to blame" a passive whose subject is blamed."""
    for blame in doc:
        copula = blame.head
        if blame.lower_ != "blame" or blame.dep_ != "xcomp" or copula.lemma_ != "be" or not _is_bare(blame):
            continue
        top = copula.head if copula.head != copula else blame
        for child in copula.children:
            if child != blame:
                child.head = blame
                child.dep_ = "nsubjpass" if child.dep_ == "nsubj" else child.dep_
        blame.dep_, blame.tag_ = copula.dep_, "VBN"
        blame.head = top
        copula.head, copula.dep_ = blame, "auxpass"
    return doc


def _is_bare(blame: Token) -> bool:
    """Has it nobody whom it blames: not "is to blame the army"?"""
    return not any(child.dep_ == "dobj" for child in blame.children)
