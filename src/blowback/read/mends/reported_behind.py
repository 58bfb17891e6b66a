"""What does a report say that stands in something: "denied a report in a newspaper that A had attacked B"?

The parser takes the clause for one about the newspaper, as if it were what had been attacked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REPORTS = frozenset(
    {"report", "claim", "allegation", "accusation", "charge", "statement", "rumour", "rumor", "suggestion",
     "assertion", "story"}
)  # fmt: skip
_SUBJECTS = ("nsubj", "nsubjpass")
_FILLED = frozenset({"dobj", "nsubjpass", "ccomp", "xcomp"})


def reported_behind(doc: Doc) -> Doc:
    """The parse, such a clause hung on the report as what it says."""
    for verb in doc:
        report = _report_above(verb) if verb.dep_ == "relcl" else None
        that = verb.left_edge
        if report is not None and that.lower_ == "that" and _is_whole(verb, that):
            verb.head, verb.dep_ = report, "acl"
            that.head, that.dep_ = verb, "mark"
    return doc


def _report_above(verb: Token) -> Token | None:
    """Of which report does the noun tell where it stands, or by whom it is, on which a clause hangs?"""
    noun = verb.head
    if noun.lemma_.lower() in _REPORTS:
        return noun
    link = noun.head
    behind = noun.dep_ == "pobj" and link.dep_ in ("prep", "agent") and link.head.i < link.i
    return link.head if behind and link.head.lemma_.lower() in _REPORTS else None


def _is_whole(verb: Token, that: Token) -> bool:
    """Has the clause a subject of its own, and nothing left for "that" to be?"""
    subject = any(child.dep_ in _SUBJECTS for child in verb.children if child != that)
    others = (child for child in that.head.children if child != that)
    return subject and (that.dep_ == "mark" or any(child.dep_ in _FILLED for child in others))
