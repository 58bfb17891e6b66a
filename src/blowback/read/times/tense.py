"""Does what governs an expression look ahead or back?

"The talks will resume Friday" means the Friday to come, "resumed Friday" the one gone by; "payable
Friday" and "a vote set for Friday" look ahead in a sentence told in the past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blowback.read.times.words import company

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLIMB_LIMIT = 12
_ATTRIBUTES = ("compound", "nmod", "amod", "poss")
_NUMBER_ATTRIBUTES = (*_ATTRIBUTES, "nummod")


def tense(token: Token) -> str | None:
    """past, present (which leans to neither side) or future; ``None`` without a finite verb above.

    Climbs from the expression towards the root and takes the first word that decides. "By", "until" and
    "through" reach over the day of writing, so that a past verb above them decides nothing.
    """
    if token.dep_ in _ATTRIBUTES:
        return _of_attribute(token)
    found = _climb(token)
    if found == "past" and token.head.lower_ in company("reaching"):
        return "present"
    return found


def _of_attribute(token: Token) -> str:
    """As in "a July pact" is past, "the July deadline" is to come, unless the sentence looks ahead."""
    if token.head.lemma_.lower() in company("ahead"):
        return "future"
    return "present" if _climb(token) == "future" else "past"


def _climb(token: Token) -> str | None:
    at = token
    for _ in range(_CLIMB_LIMIT):
        if at.head.i == at.i:
            return None
        at = at.head
        if at.pos_ in ("VERB", "AUX"):
            own = _of_verb(at)
            if own is not None:
                return own
        elif at.lemma_.lower() in company("ahead"):
            return "future"
    return None


def _of_verb(verb: Token) -> str | None:
    """The tense that a verb group shows; ``None`` where it takes that of the word above."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if verb.lemma_.lower() in company("ahead") or words & company("will") or verb.lower_ in company("will"):
        return "future"
    if any(child.tag_ == "TO" for child in helpers):
        above = verb.head
        if above.lemma_.lower() in company("plans") | company("ahead") or above.tag_ in ("VBZ", "VBP"):
            return "future"
        return "present" if verb.dep_ == "acl" else None
    if words & company("modals"):
        return "future"
    if any(item.tag_ == "VBD" for item in (verb, *helpers)):
        return "past"
    if any(item.tag_ in ("VBZ", "VBP") for item in (verb, *helpers)):
        return "past" if verb.tag_ == "VBN" and words & company("have") else "present"
    return "past" if verb.tag_ == "VBN" and verb.dep_ in ("acl", "ROOT", "advcl") else None


def speaks_of_now(token: Token) -> bool:
    """Does the sentence, around an expression, tell how things stand as it is written?

    True where the verb that governs the expression, or one joined to it, is in the present tense.
    """
    verb = token
    for _ in range(_CLIMB_LIMIT):
        if verb.pos_ in ("VERB", "AUX") or verb.head.i == verb.i:
            break
        verb = verb.head
    joined = [verb, *verb.conjuncts]
    if verb.dep_ in ("ccomp", "conj"):
        joined += [verb.head, *verb.head.conjuncts]
    joined += [child for child in verb.children if child.dep_ in ("ccomp", "parataxis")]
    return any(
        part.tag_ in ("VBZ", "VBP")
        for item in joined
        for part in (item, *(child for child in item.children if child.dep_ in ("aux", "auxpass")))
    )


def is_attribute(token: Token) -> bool:
    """Does an expression only name a thing: "the 2016 campaign", which may be over or yet to come?"""
    return token.dep_ in _NUMBER_ATTRIBUTES


def foretells(token: Token) -> bool:
    """Is the expression below a "will"?"""
    at = token
    for _ in range(_CLIMB_LIMIT):
        if at.pos_ in ("VERB", "AUX"):
            return any(child.lower_ in company("will") for child in (at, *at.children))
        if at.head.i == at.i:
            return False
        at = at.head
    return False
