"""Does whoever speaks take an allegation for true: "experts called the accusation credible"?

What is alleged is left open, whoever tells of it. Who calls it credible commits himself to it as far as who
believes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_CALLING = frozenset({"call", "describe", "deem", "consider", "find", "judge", "regard", "rate", "label"})
_CREDIBLE = frozenset(
    {"credible", "plausible", "believable", "convincing", "true", "truthful", "right", "correct"}
)
_STATES = ("nsubj", "nsubjpass")


def is_vouched_for(tree: Tree, allegation: int) -> bool:
    """Is an allegation called credible by the verb of which it is the object, or the subject?

    Args:
        tree: the parse.
        allegation: the token of the noun that names it.
    """
    head, dep = tree.head[allegation], tree.dep[allegation]
    if dep in _STATES and tree.pos[head] == "AUX" and tree.lemma[head] == "be":
        return not tree.negated(head) and any(tree.lower[i] in _CREDIBLE for i in named(tree, head))
    called = tree.lemma[head] in _CALLING and dep in ("dobj", "nsubjpass", "nsubj", "oprd")
    return called and not tree.negated(head) and any(_is_plain(tree, i) for i in named(tree, head))


def named(tree: Tree, verb: int) -> Iterator[int]:
    """What does a verb make of its object or subject: "called it false", "described it as false"?"""
    for child in tree.children[verb]:
        if tree.dep[child] in ("oprd", "acomp", "attr", "ccomp"):
            yield child
        elif tree.dep[child] == "prep" and tree.lower[child] == "as":
            yield from tree.children[child]


def _is_plain(tree: Tree, word: int) -> bool:
    """Is it such a word, and not turned round: "not credible"?"""
    return tree.lower[word] in _CREDIBLE and not any(
        tree.lower[c] in ("not", "hardly") for c in tree.children[word]
    )
