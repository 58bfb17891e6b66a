"""Of what deed is somebody accused: "accused the soldiers of massacring civilians"?

The parser takes the deed for an adjective, as if the civilians were of a massacring sort; and hangs it on
what stands between: in "accused them at the time of planning the attack" on the time, in "accused men under
A's command of burning it" on A.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CHARGING = frozenset({"accuse", "suspect", "convict", "acquit"})


def deeds_after_charges(doc: Doc) -> Doc:
    """The parse, each such word the verb of a clause, and what it stood before its object."""
    for deed in doc:
        _off_what_stands_between(deed)
        link = deed.nbor(-1) if deed.i else None
        if link is None or deed.tag_ != "VBG" or deed.dep_ != "amod" or link.lower_ != "of":
            continue
        done_to = deed.head
        if done_to.dep_ == "pobj" and done_to.head == link and _charges(link):
            deed.head, deed.dep_, deed.pos_ = link, "pcomp", "VERB"
            done_to.head, done_to.dep_ = deed, "dobj"
    return doc


def _off_what_stands_between(deed: Token) -> None:
    """Hang the "of" on the verb of charging, where it hangs on a noun between the two."""
    link = deed.head
    if deed.tag_ != "VBG" or link.lower_ != "of" or link.head.dep_ != "pobj":
        return
    above = link.head
    while above.dep_ in ("pobj", "prep") and above.head != above:
        above = above.head
        if above.lower_ == "of" and above.head.lemma_.lower() in _CHARGING:
            return  # "accused them of dreams of ruling": dreams are what they are accused of
    verb = above.head if above.dep_ in ("dobj", "nsubjpass") else above
    charged = any(child.dep_ in ("dobj", "nsubjpass") for child in verb.children)
    if charged and verb.lemma_.lower() in _CHARGING and verb.i < link.i:
        link.head = verb


def _charges(link: Token) -> bool:
    """Does the verb of charging stand above the "of", whatever object lies between?"""
    verb = link.head
    while (verb.pos_ == "ADP" or verb.dep_ == "dobj") and verb.head != verb:
        verb = verb.head
    return verb.lemma_.lower() in _CHARGING
