"""Which time still dates what stands behind a semicolon: "In March Vardania struck; Kesh said six men died"?

The time that opens the sentence dates the clause before the semicolon. What is told as past behind it is told
of the same time, where it has none of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blowback.coding.governors import governor_class
from blowback.records import Time

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_VERBAL = ("VERB", "AUX")
_TOLD = ("said", "denied", "alleged")
_AS_DATE = ("in", "on", "during", "last", "late", "early")
_OPENING = 5  # within the first words, before any verb
_CLIMB = 8


def time_before_semicolon(
    tree: Tree, predicate: int, rows: Sequence[tuple[Time, int]]
) -> tuple[Time, int] | None:
    """The time that opens the sentence, for a verb of the simple past behind a semicolon.

    Args:
        tree: the parse.
        predicate: the token of the event word.
        rows: the times of its sentence, each with the uppermost token of its phrase.
    """
    first, _ = tree.sentences[tree.sent[predicate]]
    marks = [i for i in range(first, predicate) if tree.text[i] == ";"]
    if len(marks) != 1 or not _is_simple_past(tree, predicate) or any(t > marks[0] for _, t in rows):
        return None
    if not _is_main(tree, predicate, marks[0]):
        return None
    return next((pair for pair in rows if _opens(tree, pair[1], first)), None)


def _opens(tree: Tree, token: int, first: int) -> bool:
    """Does it stand before any verb, and say when rather than since or until when?"""
    if token - first > _OPENING or any(tree.pos[i] in _VERBAL for i in range(first, token)):
        return False
    return tree.lower[first] in _AS_DATE


def _is_simple_past(tree: Tree, verb: int) -> bool:
    """Is it told as done then: "killed", "were killed"; not "has killed" or "had killed" by then?"""
    auxiliaries = [c for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass")]
    if any(tree.dep[c] == "aux" for c in auxiliaries):
        return False
    return tree.pos[verb] == "VERB" and any(tree.tag[each] == "VBD" for each in (verb, *auxiliaries))


def _is_main(tree: Tree, verb: int, mark: int) -> bool:
    """Is it a main clause behind the semicolon, or what one there says?"""
    current = verb
    for _ in range(_CLIMB):
        head, dep = tree.head[current], tree.dep[current]
        if head == current or head < mark:
            return True
        if dep == "ccomp" and governor_class(tree, head) not in _TOLD:
            return False
        if dep not in ("conj", "ccomp"):
            return False
        current = head
    return False
