"""To whom was it done in a headline that leaves out "were": "Army officers detained in Tarn"?

Headlines tell in the present what somebody does and leave the auxiliary of a passive out, so that a
participle without an object tells what was done to the noun before it. The small model makes that noun the
one who did it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_ENDS = frozenset(".!?:;\"'”’…")
_WITH_WHOM = frozenset(
    {"aux", "auxpass", "dobj", "dative", "ccomp", "xcomp", "attr", "oprd", "prt", "nsubjpass"}
)


def headline_passives(doc: Doc) -> Doc:
    """The parse, in which the noun before a bare participle of a headline is the one that it is done to."""
    text = doc.text  # made anew by spaCy at every asking
    for sentence in doc.sents:
        if not _is_headline(sentence, text):
            continue
        for token in sentence:
            if token.dep_ == "nsubj" and token.i < token.head.i and _is_bare(token.head):
                token.dep_ = "nsubjpass"
    return doc


def _is_headline(sentence: Span, text: str) -> bool:
    """Does it stand on a line of its own, without a stop?"""
    words = [token for token in sentence if not token.is_space]
    if not words or words[-1].text[-1] in _ENDS:
        return False
    first, last = words[0], words[-1]
    before = text[: first.idx].rstrip(" \t")
    after = text[last.idx + len(last) :].lstrip(" \t")
    return (not before or before[-1] == "\n") and (not after or after[0] == "\n")


def _is_bare(participle: Token) -> bool:
    deps = {child.dep_ for child in participle.children}
    return participle.tag_ == "VBN" and participle.dep_ != "relcl" and not deps & _WITH_WHOM
