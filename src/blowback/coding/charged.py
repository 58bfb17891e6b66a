"""With what is somebody charged or held: "detained A on suspicion of helping B", "charged A with murder"?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

CHARGING = frozenset({"charge", "credit", "entrust", "task", "tax"})
_CHARGES = frozenset({"suspicion", "charge", "count", "accusation", "allegation"})
_ON = frozenset({"on", "over", "under", "for"})


def holding_verb(tree: Tree, charge: int) -> int | None:
    """By which verb is somebody held on the charge at ``charge``; none where it is no such charge."""
    link = tree.head[charge]
    held = tree.dep[charge] == "pobj" and tree.lemma[charge] in _CHARGES and tree.lower[link] in _ON
    return tree.head[link] if held else None
