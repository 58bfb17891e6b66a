"""Are several strikes one operation: the "air strikes on Tuesday", the "strikes at Tarn Bridge"?

A plural tells of many happenings, save where all of them are of one day or at one named spot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blowback.vocab.claims import Extent
from blowback.vocab.plover import EventType
from blowback.vocab.times import Granularity

if TYPE_CHECKING:
    from blowback.coding.draft import Draft
    from blowback.coding.frames import Tree
    from blowback.records import EventTime

_RAIDS = frozenset({"strike", "airstrike", "raid", "bombing", "bombardment", "blast", "explosion", "clash"})
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
    if tree.lower[above] == "of" and tree.pos[tree.head[above]] == "NOUN":  # "months of strikes"
        return False
    if _stands_at(tree, word):
        return True
    return time is not None and time.granularity in _OF_A_DAY and None not in (time.start, time.end)


def _stands_at(tree: Tree, word: int) -> bool:
    """Does "at" and a name follow in the same phrase, whatever the parser hangs it on?"""
    for after in range(word + 1, min(word + _NEAR, tree.sentences[tree.sent[word]][1])):
        if tree.pos[after] in ("VERB", "AUX", "CCONJ", "PUNCT"):
            return False
        if tree.lower[after] == "at":
            spots = [c for c in tree.children[after] if tree.dep[c] == "pobj" and tree.pos[c] == "PROPN"]
            return bool(spots) and len(tree.conjuncts(spots[0])) == 1  # "at A and B" are two
    return False
