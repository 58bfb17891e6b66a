"""How sure is whoever speaks that it happened, and is it told as a deed or as a plan, wish or demand?

The predicate's own negation and auxiliaries come first; then the words that govern it (``governors``), from
the inside out, each with the effect that its class has on what it governs: "failed to leave" undoes,
"managed to leave" keeps, "urged them to leave" makes it requested, "denied leaving" has the speaker say
that it was not so. It ends at the cue of the speaker whose commitment is asked for.

Source: the five values after Saurí and Pustejovsky (2009).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

from blowback.coding.governors import Governor, governors, is_negated
from blowback.coding.moods import has_would, own_mood
from blowback.coding.performed import is_performed
from blowback.vocab.claims import Factuality, Modality

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_HEDGES = frozenset(
    {"allegedly", "reportedly", "apparently", "possibly", "perhaps", "probably", "likely", "presumably",
     "seemingly", "supposedly", "purportedly", "maybe", "potentially", "suspectedly"}
)  # fmt: skip
_MODALITIES = {
    "intended": Modality.INTENDED,
    "wished": Modality.WISHED,
    "expected": Modality.EXPECTED,
    "requested": Modality.REQUESTED,
    "promised": Modality.PROMISED,
    "threatened": Modality.THREATENED,
    "hypothetical": Modality.HYPOTHETICAL,
    "allowed": Modality.HYPOTHETICAL,
    "able": Modality.HYPOTHETICAL,
}
# what is intended, wished or expected not to be
_MEANT = frozenset({"intended", "wished", "expected", "promised"})


class Commitment(NamedTuple):
    """How far a predicate is said to be so.

    Attributes:
        factuality: of the speaker whose cue was named, else of the text's author.
        modality: actual, or what the nearest non-factual governor makes of it.
        governors: the words that governed it, from the inside out.
        hedges: tokens that weaken it.
        reported: whether a speech cue stands above it (matters for the author's view).
    """

    factuality: Factuality
    modality: Modality
    governors: tuple[Governor, ...]
    hedges: tuple[int, ...]
    reported: bool


def commitment(tree: Tree, predicate: int, cues: Collection[int] = ()) -> Commitment:
    """How far is the predicate at ``predicate`` said to be so?

    Args:
        tree: the parse.
        predicate: token index of a verb, event noun or predicative adjective.
        cues: tokens of the cue of the speaker whose commitment is asked for; the climb stops below it.
            Without them the answer is that of the text's author.
    """
    if is_performed(tree, predicate):
        return Commitment(Factuality.CERTAIN, Modality.ACTUAL, (), (), reported=False)
    needed = _is_needed(tree, predicate) or _needs(tree, predicate)
    positive, sure = needed or not tree.negated(predicate), 2  # 2 certain, 1 possible, 0 unknown
    modality, hedges = Modality.ACTUAL, list(_hedges(tree, predicate))
    sure, modality = (0, Modality.HYPOTHETICAL) if needed else own_mood(tree, predicate, sure, modality)
    # the "would" of reported speech says only when: what governs it says how
    weak = (Modality.ACTUAL, Modality.EXPECTED) if has_would(tree, predicate) else (Modality.ACTUAL,)
    above: list[Governor] = []
    reported = False
    for governor in governors(tree, predicate):
        if governor.word in cues:  # the speaker's own act: a denial turns it round, an assertion commits
            if governor.kind == "denied":
                positive = not positive
                charged = [g for g in above if _is_charge(tree, g)]
                if charged and all(g in charged or g.kind == "kept" for g in above):
                    sure = 2  # "denied allegations of arming them": the denial is of what is alleged
            elif governor.kind in ("said", "known") and governor.negated:
                sure = 0  # "had not confirmed that it did": nothing is said either way
            elif governor.kind == "believed":  # who only thinks so does not commit himself
                positive, sure = _apply(governor, positive, sure)
            elif governor.kind in _MODALITIES:
                not_meant = governor.kind in _MEANT and not positive  # "promised not to go"
                sure = sure if not_meant else 0
                modality = _MODALITIES[governor.kind] if modality in weak else modality
            above.append(governor)
            break
        above.append(governor)
        if governor.kind != "known":  # "apparently did not know that": the doubt is not of what was known
            hedges.extend(_hedges(tree, governor.word))
        reported = reported or governor.kind in ("said", "alleged")
        positive, sure = _apply(governor, positive, sure)
        if governor.kind == "able" and governor.negated:  # "was not willing to help": did not
            continue
        if governor.kind == "known" and modality is Modality.EXPECTED and has_would(tree, predicate):
            sure, modality = 2, Modality.ACTUAL  # "did not know that they would leave": they did
        sure, modality = (
            own_mood(tree, governor.word, sure, modality)
            if governor.kind in ("kept", "ended", "undone")
            else (
                sure,
                _MODALITIES.get(governor.kind, modality) if modality in weak else modality,
            )
        )
    if hedges:
        sure = min(sure, 1)
    return Commitment(_value(positive, sure), modality, tuple(above), tuple(sorted(set(hedges))), reported)


def _is_charge(tree: Tree, governor: Governor) -> bool:
    """Is it the noun of what is said: "denied claims that A did it", not "denied having claimed it"?"""
    return governor.kind in ("said", "alleged") and tree.pos[governor.word] == "NOUN"


def _is_needed(tree: Tree, predicate: int) -> bool:
    """Is it that without which something could not be: "cannot win without support"? It may be had or not."""
    preposition = tree.head[predicate]
    if tree.dep[predicate] not in ("pobj", "pcomp") or tree.lower[preposition] != "without":
        return False
    above = tree.head[preposition]
    while tree.dep[above] in ("acomp", "attr", "xcomp", "ccomp") and tree.pos[above] not in ("VERB", "AUX"):
        above = tree.head[above]
    modal = any(tree.dep[c] == "aux" and tree.tag[c] == "MD" for c in tree.children[above])
    return modal or is_negated(tree, above) or tree.lemma[tree.head[preposition]] == "impossible"


def _needs(tree: Tree, predicate: int) -> bool:
    """Is it what could not be without something: "cannot win without support"? It may come or not."""
    without = any(tree.lower[c] == "without" for c in tree.children[predicate])
    modal = any(tree.dep[c] == "aux" and tree.tag[c] == "MD" for c in tree.children[predicate])
    return without and modal and tree.negated(predicate)


def _apply(governor: Governor, positive: bool, sure: int) -> tuple[bool, int]:
    kind, negated = governor.kind, governor.negated
    if kind in ("kept", "ended"):
        return (not positive if negated else positive), sure
    if kind in ("undone", "untrue"):
        return (positive if negated else not positive), sure
    if kind == "able" and negated:
        return not positive, sure
    if kind == "denied":
        return (positive if negated else not positive), min(sure, 1)
    if kind == "doubted":
        return (positive if negated else not positive), min(sure, 1)
    if kind == "believed":
        return (not positive if negated else positive), min(sure, 1)
    if kind == "known":
        return positive, sure
    if kind == "said":
        return positive, sure if not negated else 0
    if kind in _MEANT and not positive:
        return False, min(sure, 1)  # "decided not to go"
    if kind in _MEANT - {"promised"} and negated:
        return False, 1  # "was not planning to go"
    return positive, 0  # a plan, wish, demand, promise, threat, allegation: open


def _hedges(tree: Tree, index: int) -> Iterator[int]:
    for child in tree.children[index]:
        if tree.lower[child] in _HEDGES and tree.dep[child] in ("advmod", "amod"):
            yield child


def _value(positive: bool, sure: int) -> Factuality:
    if sure == 0:
        return Factuality.UNKNOWN
    if sure == 1:
        return Factuality.POSSIBLE if positive else Factuality.POSSIBLE_NOT
    return Factuality.CERTAIN if positive else Factuality.CERTAIN_NOT
