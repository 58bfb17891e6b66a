"""Where does a sentence leave what is reported for the reporter's backdrop: *..., hours after talks began*?

Behind a report stands, after a comma, what its reporter sets it against: how long it was *after* or
*before* something else, *as* what else went on, and *while* who else said what. That is told by the outlet,
and by nobody quoted. In a headline *as* needs no comma.
"""

from __future__ import annotations

from blowback.attribute.cues import cues
from blowback.attribute.tree import FINITE, TIME, Stretch, Tree

_SIDES = frozenset(("after", "before", "since"))
_UNITS = frozenset(("minute", "hour", "day", "week", "fortnight", "month", "year", "decade"))
_REACH = 6  # tokens of a measure of time: "less than two weeks after"


def without_backdrop(tree: Tree, stretch: Stretch) -> Stretch:
    """The stretch up to where a backdrop begins; all of it where there is none."""
    first, last = stretch
    for index in range(first + 2, last):
        comma = tree.words[index - 1] == ","
        if (comma or _is_in_headline(tree, index)) and is_backdrop(tree, index, last):
            return first, index - 1 - comma
    return stretch


def _is_in_headline(tree: Tree, index: int) -> bool:
    """Does "as" join two things told in the present, in a line that no mark ends?"""
    now = tree.tags[tree.heads[index]] in ("VBZ", "VBP")
    return now and tree.lowers[index] == "as" and tree.words[tree.last[index]][-1:].isalnum()


def is_backdrop(tree: Tree, start: int, last: int) -> bool:
    """Does a clause begin here that sets what stands before it against something else?"""
    if tree.quoted[start] >= 0:
        return False
    link = _measured(tree, start, last)
    if link is not None:
        return any(tree.tags[index] in FINITE for index in range(link, last + 1))
    if tree.lowers[start] not in ("as", "while") or tree.deps[start] != "mark":
        return False
    verb = tree.heads[start]
    owned = tree.child(verb, "nsubj", "nsubjpass", "expl") is not None
    told = tree.lowers[start] == "as" or (tree.lemmas[verb], "verb") in cues()
    return verb > start and owned and told and tree.deps[verb] == "advcl"


def _measured(tree: Tree, start: int, last: int) -> int | None:
    """The "after" behind a measure of time: "hours after", "a day before"."""
    for index in range(start + 1, min(start + _REACH, last) + 1):
        if tree.lowers[index] in _SIDES:
            return index if tree.lemmas[index - 1] in _UNITS else None
        if tree.words[index] == "," or not (
            tree.entity[index] in TIME or tree.pos[index] in ("NUM", "NOUN", "ADJ", "DET", "ADV", "SCONJ")
        ):
            return None
    return None


def since_semicolon(tree: Tree, part: Stretch) -> Stretch:
    """What stands before a cue, without another sentence: *A left; B came, officials said*."""
    first, last = part
    marks = [i for i in range(first, last) if tree.words[i] == ";" and tree.quoted[i] < 0]
    return (marks[-1] + 1, last) if marks else part
