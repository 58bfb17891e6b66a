"""Is a town before a noun where it happened, though the town's name stands for a government elsewhere?

"Ostrapol denied it" is said of Ostrea; in "the Ostrapol bombing" a bomb went off in Ostrapol.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blowback.coding.lexicon import readings
from blowback.vocab.actors import ActorKind
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.frames import Tree
    from blowback.records import Actor, Mention


def is_scene(tree: Tree, word: int, mention: Mention, actor: Actor | None) -> bool:
    """Is it the name of a seat of government before a noun of violence? "U.S." before "raid" is none."""
    if actor is None or tree.dep[word] not in ("compound", "nmod") or tree.pos[word] != "PROPN":
        return False
    if mention.kind not in (
        ActorKind.STATE,
        ActorKind.PLACE,
    ):  # "Taleban" is another name of a group, and no seat
        return False
    if not mention.text.istitle() or mention.text.lower() in (actor.name or "").lower():
        return False
    noun = tree.head[word]
    violent = any(each.event_type is EventType.ASSAULT for each in readings(tree, noun))
    return violent and tree.pos[noun] == "NOUN"
