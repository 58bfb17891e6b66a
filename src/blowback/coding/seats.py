"""Is a town before a noun where it happened, though the town's name stands for a government elsewhere?

"Ostrapol denied it" is said of Ostrea; in "the Ostrapol bombing" a bomb went off in Ostrapol, and "the
Ostrapol agreements" were signed there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blowback.coding.lexicon import readings
from blowback.vocab.actors import ActorKind
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.frames import Tree
    from blowback.records import Actor, Mention

_SIGNED = frozenset({EventType.AGREE, EventType.CONSULT})


def is_scene(tree: Tree, word: int, mention: Mention, actor: Actor | None) -> bool:
    """Is it the name of a seat of government before a noun of force or talks? Not "U.S." in "U.S. raid"."""
    if actor is None or tree.dep[word] not in ("compound", "nmod") or tree.pos[word] != "PROPN":
        return False
    if mention.kind not in (
        ActorKind.STATE,
        ActorKind.PLACE,
    ):  # "Taleban" is another name of a group, and no seat
        return False
    if (
        "." in mention.text
        or not mention.text.istitle()
        or mention.text.lower() in (actor.name or "").lower()
    ):
        return False
    noun = tree.head[word]
    told = {each.event_type for each in readings(tree, noun)}
    party = any(name == "with" for name, _ in tree.prepositions(noun))  # "Ostrapol talks with Kesh"
    held = EventType.ASSAULT in told or (not party and not told.isdisjoint(_SIGNED))
    return held and tree.pos[noun] == "NOUN"
