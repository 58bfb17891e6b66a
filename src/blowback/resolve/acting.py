"""Does a name of a place, or a nationality, act here, or is it only where something is or comes from?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from blowback.resolve.keys import fold
from blowback.resolve.nouns import nouns
from blowback.text.data import toml

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIES = frozenset({"amod", "compound", "nmod", "poss"})


def acts(token: Token) -> bool:
    """Does the head token of a metonym or nationality stand for those who act?

    >>> # in "Kabul rejected it", "talks with Kabul", "Kabul's refusal", "Kabul-backed": yes
    >>> # in "fled Kabul", "a hotel in Kabul", "Kabul's hotels": no
    """
    dep = token.dep_
    if is_who_backs(token):
        return True
    if dep == "conj":
        first = token
        while first.dep_ == "conj":
            first = first.head
        return acts(first)
    if dep in ("nsubj", "nsubjpass", "csubj", "agent"):
        return True
    if dep in _MODIFIES:
        return is_acting_noun(token.head.lemma_)
    if dep in ("dobj", "dative", "iobj"):
        return _listed("addressing", token.head.lemma_) or token.head.lemma_ == "visit"
    if dep == "pobj":
        return _acts_after(token.head)
    return False


def is_who_backs(token: Token) -> bool:
    """Does a hyphen join the name to what its bearer does: "Vardanian-backed rebels"?"""
    following = token.doc[token.i + 1 : token.i + 3]
    return len(following) == 2 and following[0].text in ("-", "–") and following[1].tag_ == "VBN"


def owns_post(token: Token) -> bool:
    """Does a nationality say whose post, ship or base it is: "Vardanian border posts", "patrol boats"?"""
    noun = token.head
    if token.dep_ not in _MODIFIES or not _listed("vessels", noun.lemma_.lower()):
        return token.dep_ in _MODIFIES and _listed("posts", noun.lemma_.lower())
    return any(_listed("of_state", word.lower_) for word in token.doc[token.i + 1 : noun.i])


def _acts_after(preposition: Token) -> bool:
    word = preposition.lower_
    if _listed("between", word):
        return True
    if not _listed("towards", word):
        return False
    governor = preposition.head
    if governor.pos_ in ("VERB", "AUX"):
        return _listed("addressing", governor.lemma_) or _hands_over(governor)
    return is_acting_noun(governor.lemma_)


def _hands_over(verb: Token) -> bool:
    """Is something given to somebody, or an envoy called back from there?"""
    things = [child.lemma_.lower() for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    return any(
        _listed(deed, verb.lemma_) and any(_listed(what, thing) for thing in things)
        for deed, what in (("giving", "given"), ("recalling", "envoys"))
    )


def sharers(noun: Token | None) -> list[Token]:
    """In "Vardanian and Ostrean troops": which names share the noun of the first?"""
    if noun is None or noun.tag_ not in ("NNS", "NNPS"):
        return []
    first = (child for child in noun.children if child.dep_ in _MODIFIES and child.text[:1].isupper())
    return [
        name for child in first for name in child.children if name.dep_ == "conj" and name.text[:1].isupper()
    ]


@lru_cache(maxsize=4096)
def is_acting_noun(lemma: str) -> bool:
    """Does a noun name somebody who acts, or a doing or standing of somebody?"""
    word = fold(lemma)
    if _listed("acting", word):
        return True
    known = nouns().get(word)
    if known is not None and known[0].cls == "facility":
        return False
    if known is not None and (known[0].person or known[0].cls in ("organ", "part")):
        return True
    return word.endswith(tuple(_list("acting_endings"))) and not _listed("not_acting", word)


@lru_cache(maxsize=8)
def _list(name: str) -> frozenset[str]:
    return frozenset(toml("blowback.resolve", "acting.toml")[name])


def _listed(name: str, word: str) -> bool:
    return word in _list(name)
