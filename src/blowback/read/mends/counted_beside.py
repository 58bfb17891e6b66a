"""Who was harmed besides, told by a number alone: "three soldiers were killed and at least eight wounded"?

The second "were" is left out, and the parser takes the number for who did the wounding, or for a measure of
it by which the three were wounded, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HARMED = frozenset(
    {"kill", "wound", "injure", "hurt", "arrest", "detain", "displace", "abduct", "capture", "hospitalize",
     "hospitalise", "execute", "jail", "kidnap", "release", "free", "rescue"}
)  # fmt: skip
_PASSIVE = frozenset({"nsubjpass", "auxpass", "aux"})


def counted_beside(doc: Doc) -> Doc:
    """The parse, the number that stands right before such a participle its passive subject."""
    for verb in doc:
        if verb.dep_ != "conj" or not verb.i:
            continue
        number = verb.nbor(-1)
        if number.head != verb or number.dep_ not in ("npadvmod", "nsubj", "nummod"):
            continue
        if number.pos_ == "NUM" and _is_beside_harm(verb):
            number.dep_ = "nsubjpass"
    return doc


def _is_beside_harm(verb: Token) -> bool:
    """Is it a participle of harm without "were", joined with one that has it?"""
    joined = verb.tag_ in ("VBN", "VBD") and verb.lemma_.lower() in _HARMED
    bare = not any(child.dep_ in _PASSIVE or child.dep_ == "dobj" for child in verb.children)
    first = verb.head
    passive = any(child.dep_ == "nsubjpass" for child in first.children)
    return joined and bare and passive and first.i < verb.i
