"""What does the speaker do with the content: assert, deny, accuse, claim responsibility?"""

from __future__ import annotations

from blowback.attribute.cues import cues
from blowback.attribute.drafts import Draft
from blowback.attribute.nouns import is_hearsay
from blowback.attribute.tree import Tree
from blowback.vocab.speech import Stance

_DEEDS = frozenset(
    (
        "attack",
        "bombing",
        "blast",
        "explosion",
        "killing",
        "assassination",
        "ambush",
        "raid",
        "strike",
        "shooting",
        "assault",
        "kidnapping",
        "abduction",
        "hijacking",
        "rocket",
        "operation",
    )
)
_CLAIMING = frozenset(("claim", "take", "accept", "assume", "acknowledge", "admit"))
_FALSE = frozenset(
    (
        "false",
        "baseless",
        "untrue",
        "unfounded",
        "groundless",
        "fabricated",
        "fake",
        "absurd",
        "lie",
        "propaganda",
    )
)
_CALLING = frozenset(("call", "describe", "describe as", "term", "label", "brand", "deem"))
_NEGATIVE = frozenset(("not", "n't", "n’t", "never"))


def claims_responsibility(tree: Tree, verb: int) -> int | None:
    """The token of what is claimed in *claimed responsibility for the attack*, *claimed the attack*."""
    if tree.lemmas[verb] not in _CLAIMING:
        return None
    thing = tree.child(verb, "dobj", "nsubjpass")
    if thing is None:
        return None
    if tree.lemmas[thing] == "responsibility":
        return thing
    if tree.lemmas[verb] != "claim" or tree.child(verb, "ccomp", "xcomp") is not None:
        return None
    if tree.deps[thing] == "nsubjpass" and tree.lowers[thing] in ("which", "that", "it"):
        return thing if tree.child(verb, "agent") is not None else None
    return thing if tree.lemmas[thing] in _DEEDS else None


def stance_of(tree: Tree, draft: Draft) -> Stance:
    """The stance that the cue gives, turned by negation and by what the cue is applied to."""
    stance = draft.cue.stance
    negated = _is_negated(tree, draft.head)
    if draft.cue.pos == "verb" and claims_responsibility(tree, draft.head) is not None:
        return Stance.CLAIMS_RESPONSIBILITY
    if draft.cue.lemma in _CALLING and not negated and _rejects_a_claim(tree, draft, both=True):
        return Stance.DENIES
    if stance is Stance.DENIES:
        if negated:
            return Stance.ASSERTS
        if draft.cue.lemma in ("reject", "dismiss", "rule out") and not _rejects_a_claim(tree, draft):
            return Stance.ASSERTS
    return stance


def _is_negated(tree: Tree, cue: int) -> bool:
    """Is the cue negated, or does it only say that nothing is said: *neither confirmed nor denied it*?"""
    if any(tree.lowers[kid] in _NEGATIVE for kid in tree.kids[cue]):
        return True
    return (
        tree.deps[cue] == "conj" and tree.lemmas[cue] == "deny" and tree.lemmas[tree.heads[cue]] == "confirm"
    )


def _rejects_a_claim(tree: Tree, draft: Draft, *, both: bool = False) -> bool:
    """Is it something said that is rejected (*the accusation*, *as false*), not an offer or a plan?

    With ``both``, it must be something said that is called false: *called the accusation baseless*.
    """
    words = [index for first, last in draft.content for index in range(first, last + 1)]
    false = any(tree.lowers[index] in _FALSE for index in words)
    nouns = (cues().get((tree.lemmas[index], "noun")) for index in words)
    said = any(cue is not None and cue.kind in ("accuse", "say", "suggest", "think", "deny") for cue in nouns)
    said = said or any(is_hearsay(tree.lemmas[index]) for index in words)
    return (false and said) if both else (false or said)
