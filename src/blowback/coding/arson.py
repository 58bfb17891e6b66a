"""Is a bus on fire the work of a crowd or of an armed band?

"Protesters set a bus ablaze" is a riot; "armed Kesh Front men set a bus ablaze" is an attack on the bus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blowback.vocab.actors import ActorKind
from blowback.vocab.claims import Role
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.draft import Draft
    from blowback.coding.frames import Tree

_BURNING = frozenset({"torch", "burn", "firebomb", "set"})
_BANDS = frozenset({ActorKind.ARMED_GROUP, ActorKind.FACTION})
_ARMED = frozenset({"armed", "masked", "unidentified"})


def turn_arson(tree: Tree, cast: Cast, draft: Draft) -> None:
    """Make an attack of a riot whose doers are an armed group or armed men."""
    verb = draft.trigger
    if (draft.event_type, draft.mode) != (EventType.PROTEST, "riot") or tree.lemma[verb] not in _BURNING:
        return
    doers = draft.heads(Role.ACTOR)
    if doers and all(_is_band(tree, cast, head) for head in doers):
        draft.event_type, draft.mode = EventType.ASSAULT, "primitive"
        known = {head for _, head in draft.roles}
        draft.roles += [(Role.RECIPIENT, head) for head in tree.frame(verb).objects if head not in known]
        draft.why.append("set on fire by armed men")


def _is_band(tree: Tree, cast: Cast, head: int) -> bool:
    return cast.kind_of(head) in _BANDS or any(tree.lower[c] in _ARMED for c in tree.children[head])
