"""What does somebody go on to say who denied something: "denied that they had struck and said it would help"?

The parser joins the second saying with what was denied, as if that were denied, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DENYING = frozenset({"deny", "reject", "dismiss", "dispute"})
_SAYING = frozenset(
    {"say", "add", "announce", "accuse", "insist", "call", "blame", "vow", "tell", "urge", "warn"}
)


def said_after_denials(doc: Doc) -> Doc:
    """The parse, each such saying beside the denial, and what was denied without it."""
    for saying in doc:
        denied = saying.head
        beside = saying.dep_ == "conj" and saying.tag_ == "VBD" and denied.dep_ == "ccomp"
        if beside and saying.lemma_.lower() in _SAYING and _is_denied(denied) and not _has_own(saying):
            for link in [
                c for c in denied.children if c.dep_ in ("cc", "punct") and denied.i < c.i < saying.i
            ]:
                link.head = denied.head
            saying.head = denied.head
    return doc


def _is_denied(clause: Token) -> bool:
    return clause.head.lemma_.lower() in _DENYING and clause.head.tag_ in ("VBD", "VBZ", "VBP", "VBN")


def _has_own(saying: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in saying.children)
