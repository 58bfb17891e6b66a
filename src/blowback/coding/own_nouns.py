"""What is somebody's, where the small parser takes the noun for an adjective: "an end to the Front's mutiny"?

Behind the 's of an owner comes a noun. Where the phrase ends with the word behind it, that word is the noun,
and the owner is its.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_ENDS = frozenset({"PUNCT", "ADP", "SPACE", "CCONJ"})


def give_owners_their_nouns(tree: Tree) -> None:
    """Make a noun of each such word, and put it where its owner stood."""
    for mark, tag in enumerate(tree.tag):
        owner, noun = tree.head[mark], mark + 1
        if tag != "POS" or noun >= len(tree.tag) or tree.pos[noun] != "ADJ" or tree.head[noun] != owner:
            continue
        if noun + 1 < len(tree.pos) and tree.pos[noun + 1] not in _ENDS:
            continue
        above = tree.head[owner]
        tree.pos[noun], tree.tag[noun], tree.dep[noun] = "NOUN", "NN", tree.dep[owner]
        tree.head[noun] = above if above != owner else noun
        tree.children[owner].remove(noun)
        if above != owner:
            tree.children[above] = sorted([*(c for c in tree.children[above] if c != owner), noun])
        tree.head[owner], tree.dep[owner] = noun, "poss"
        tree.children[noun] = sorted([*tree.children[noun], owner])
