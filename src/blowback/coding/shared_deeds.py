"""Who had part in what several did: "took part in the attack", "played no role in it"?

The deed itself is granted ("the attack"), and still it is no deed of theirs where they had no part in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_PARTS = frozenset({"part", "role", "hand"})
_HAVING = frozenset({"take", "play", "have"})
_SHARING = frozenset({"participate", "involve", "join"})


def having_part(tree: Tree, preposition: int) -> tuple[int, bool] | None:
    """Which verb says that somebody has part in what follows this "in", and does it say that he has none?"""
    if tree.dep[preposition] != "prep" or tree.lower[preposition] != "in":
        return None
    above = tree.head[preposition]
    if tree.lemma[above] in _SHARING:
        return above, tree.negated(above)
    part = above if tree.dep[above] == "dobj" else tree.child(above, "dobj")
    if part is None or tree.lemma[part] not in _PARTS or tree.lemma[tree.head[part]] not in _HAVING:
        return None
    return tree.head[part], tree.negated(tree.head[part]) or tree.negated(part)
