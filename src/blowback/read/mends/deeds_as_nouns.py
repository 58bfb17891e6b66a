"""Which words in "-ing" are nouns that the parser took for verbs: "two were killed in police firing"?

Such a word keeps the lemma of a verb, and what asks for its noun passes it by: those two would have died in
a fire.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOMINAL = frozenset(("pobj", "nsubj", "nsubjpass", "dobj"))
_OF_NOUNS = frozenset(("compound", "det", "amod", "poss"))
_OF_VERBS = frozenset(
    ("dobj", "aux", "auxpass", "nsubj", "nsubjpass", "prt", "advmod", "neg", "xcomp", "ccomp")
)
# words in "-ing" that name no deed: who is left, the time being
_NO_DEEDS = frozenset(("remaining", "missing", "being", "following", "according", "including"))


def deeds_as_nouns(doc: Doc) -> Doc:
    """The parse, in which each such word is a noun."""
    for token in doc:
        if (
            token.tag_ == "VBG"
            and token.lower_ not in _NO_DEEDS
            and (_has_noun_parts(token) or _suffered(token))
        ):
            token.tag_, token.pos_, token.lemma_ = "NN", "NOUN", token.lower_
            token.dep_ = "pobj" if token.dep_ == "pcomp" else token.dep_
    return doc


def _has_noun_parts(token: Token) -> bool:
    """Does it stand where a noun does, with what only a noun has before it, and nothing that a verb has?"""
    parts = [child.dep_ for child in token.children if child.i < token.i]
    return token.dep_ in _NOMINAL and not _OF_NOUNS.isdisjoint(parts) and not _is_verb(token)


def _suffered(token: Token) -> bool:
    """Is it what somebody came to harm in, with at most who did it: "hurt in firing by guards"?"""
    into = token.head
    bare = token.dep_ == "pcomp" and not _is_verb(token)
    alone = all(child.lower_ == "by" or child.is_punct for child in token.children)
    return bare and alone and into.lower_ == "in" and into.head.tag_ == "VBN"


def _is_verb(token: Token) -> bool:
    return any(child.dep_ in _OF_VERBS for child in token.children)
