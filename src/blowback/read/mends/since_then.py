"""What has been done "since": "has since shipped weapons" is no point in time at which something was.

The parser takes the "since" for a preposition, and the participle behind it for an adjective of the object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def since_then(doc: Doc) -> Doc:
    """The parse, each such participle the verb, in the place of its "since"."""
    for since in doc[1:-1]:
        verb, auxiliary = since.nbor(1), since.nbor(-1)
        misread = since.lower_ == "since" and auxiliary.lemma_ == "have" and auxiliary.head == since
        if misread and verb.tag_ in ("VBN", "VBD"):
            _swap(since, verb)
    return doc


def _swap(since: Token, verb: Token) -> None:
    thing = verb.head
    described = verb.dep_ in ("amod", "compound") and thing.i > verb.i
    top, relation = (since.head, since.dep_) if since.head != since else (verb, "ROOT")
    for child in list(since.children):
        if child not in (verb, thing):
            child.head = verb
    verb.head, verb.dep_, verb.pos_, verb.tag_ = top, relation, "VERB", "VBN"
    since.head, since.dep_, since.pos_, since.tag_ = verb, "advmod", "ADV", "RB"
    if described:
        thing.head, thing.dep_ = verb, "dobj"
        for child in list(thing.children):  # "to Mogadishu", behind what was shipped
            if child.dep_ == "prep" and child.lower_ in ("to", "from", "into"):
                child.head = verb
