"""Of what deed is somebody accused: "accused the soldiers of massacring civilians"?

The parser takes the deed for an adjective, as if the civilians were of a massacring sort; and hangs it on the
time in "accused them at the time of planning the attack", as if it were then that it was planned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CHARGING = frozenset({"accuse", "suspect", "convict", "acquit"})


def deeds_after_charges(doc: Doc) -> Doc:
    """The parse, each such word the verb of a clause, and what it stood before its object."""
    for deed in doc:
        _off_the_time(deed)
        link = deed.nbor(-1) if deed.i else None
        if link is None or deed.tag_ != "VBG" or deed.dep_ != "amod" or link.lower_ != "of":
            continue
        done_to = deed.head
        if done_to.dep_ == "pobj" and done_to.head == link and _charges(link):
            deed.head, deed.dep_, deed.pos_ = link, "pcomp", "VERB"
            done_to.head, done_to.dep_ = deed, "dobj"
    return doc


def _off_the_time(deed: Token) -> None:
    """Hang the "of" on the verb of charging, where it hangs on "at the time"."""
    link = deed.head
    time = link.head
    verb = time.head.head
    then = time.lower_ == "time" and time.dep_ == "pobj" and time.head.lower_ == "at"
    charged = any(child.dep_ in ("dobj", "nsubjpass") for child in verb.children)
    if deed.tag_ == "VBG" and link.lower_ == "of" and then and charged and verb.lemma_.lower() in _CHARGING:
        link.head = verb


def _charges(link: Token) -> bool:
    """Does the verb of charging stand above the "of", whatever object lies between?"""
    verb = link.head
    while (verb.pos_ == "ADP" or verb.dep_ == "dobj") and verb.head != verb:
        verb = verb.head
    return verb.lemma_.lower() in _CHARGING
