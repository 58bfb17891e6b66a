"""What is called untrue, so that it is not told as so: "false reports that they left", "called it a lie"?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blowback.coding.moods import classes
from blowback.coding.vouched import named

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_NAMING = frozenset({"call", "describe", "label", "brand", "term", "deem"})


def names_untrue(tree: Tree, verb: int) -> bool:
    """Does it call something untrue: "called the report false", "described as baseless a report"?"""
    if tree.lemma[verb] not in _NAMING:
        return False
    return any(_is_untrue(tree, word) for word in named(tree, verb))


def false_words(tree: Tree, said: int) -> list[int]:
    """The words before a noun that say that what it tells is not so: "false" in "false reports that"."""
    if tree.pos[said] != "NOUN":
        return []
    return [c for c in tree.children[said] if tree.dep[c] == "amod" and _is_untrue(tree, c)]


def _is_untrue(tree: Tree, word: int) -> bool:
    pos = {"NOUN": "n", "ADJ": "a", "VERB": "a"}.get(tree.pos[word], "")
    form = tree.lemma[word] if pos == "n" else tree.lower[word]
    return classes().get((form, pos)) == "untrue"
