"""Are several strikes one operation: the "air strikes on Tuesday", the "strikes at Tarn Bridge"?

A plural tells of many happenings, save where all of them are of one day or at one named spot.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from blowback.vocab.claims import ClaimKind, Extent, Modality
from blowback.vocab.plover import EventType
from blowback.vocab.times import Granularity

if TYPE_CHECKING:
    from blowback.coding.draft import Draft
    from blowback.coding.frames import Tree
    from blowback.records import Claim, EventTime

_RAIDS = frozenset(
    {"strike", "airstrike", "raid", "bombing", "bombardment", "blast", "explosion", "clash",
     "operation"}
)  # fmt: skip
_TIMES = frozenset(
    {"several", "many", "repeated", "numerous", "daily", "recent", "frequent", "past", "previous", "multiple",
     "such", "twin", "other", "successive", "regular", "more", "further", "new", "no", "any"}
)  # fmt: skip
_NEAR = 8  # words after it
_OF_A_DAY = (Granularity.DAY, Granularity.PART_OF_DAY, Granularity.HOUR, Granularity.MINUTE)


def is_one_raid(tree: Tree, draft: Draft, time: EventTime | None) -> bool:
    """Is a plural one operation, by its day or its spot, and neither counted nor told as going on?"""
    word = draft.trigger
    several = draft.extent is Extent.REPEATED and draft.event_type is EventType.ASSAULT
    if not several or tree.pos[word] != "NOUN" or tree.lemma[word] not in _RAIDS:
        return False
    if any(tree.dep[c] == "nummod" or tree.lower[c] in _TIMES for c in tree.children[word]):
        return False
    above = tree.head[word]
    if draft.quantities and time is None:  # "the toll of the strikes": one toll is of one operation
        return True
    if tree.lower[above] == "of" and tree.pos[tree.head[above]] == "NOUN":  # "months of strikes"
        return False
    if _stands_at(tree, word):
        return True
    return time is not None and time.granularity in _OF_A_DAY and None not in (time.start, time.end)


def as_told(claims: Sequence[Claim], source: str) -> list[Claim]:
    """The claims of one article, plurals made one operation where it tells one of the same party.

    "Kesh says strikes on Ostran were an answer", where the same report tells that Vardania struck Ostran on
    Tuesday. Two days or two places told of that party, and the plural may be of both.
    """
    deeds = [c for c in claims if _is_deed(c) and c.extent is Extent.SINGLE and c.actors]
    found = []
    for claim in claims:
        word = source[slice(*claim.trigger)].casefold().removesuffix("s")
        plural = _is_deed(claim) and claim.extent is Extent.REPEATED and word in _RAIDS
        if plural and not claim.aggregate and _is_of_one(claim, deeds):
            claim = replace(claim, extent=Extent.SINGLE)
        found.append(claim)
    return found


def _is_deed(claim: Claim) -> bool:
    violent = claim.claim_kind is ClaimKind.EVENT and claim.event_type is EventType.ASSAULT
    return violent and claim.modality is Modality.ACTUAL and not claim.factuality.is_negative


def _is_of_one(plural: Claim, deeds: Sequence[Claim]) -> bool:
    """Does the article tell one dated deed of the party whose strikes they are, and no other of any party?"""
    near = [d for d in deeds if set(d.actors) & set(plural.actors)]
    days = {(d.event_time.start, d.event_time.end) for d in near if d.event_time is not None}
    places = {d.place.text for d in near if d.place is not None}
    mode = {d.mode for d in (*near, plural)} - {None}
    return bool(near) and len(days) == 1 and len(places) <= 1 and len(mode) <= 1


def _stands_at(tree: Tree, word: int) -> bool:
    """Does "at" and a name follow in the same phrase, whatever the parser hangs it on?"""
    for after in range(word + 1, min(word + _NEAR, tree.sentences[tree.sent[word]][1])):
        if tree.pos[after] in ("VERB", "AUX", "CCONJ", "PUNCT"):
            return False
        if tree.lower[after] == "at":
            spots = [c for c in tree.children[after] if tree.dep[c] == "pobj" and tree.pos[c] == "PROPN"]
            return bool(spots) and len(tree.conjuncts(spots[0])) == 1  # "at A and B" are two
    return False
