"""Which drafts tell of armed men on the move: "sent troops into the enclave", "the rebels' march on it"?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blowback.coding.lexicon import classes
from blowback.vocab.claims import BackingKind, Role
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.draft import Draft
    from blowback.coding.frames import Tree

OF_ARMED_MEN = "a march of armed men"


def as_march(tree: Tree, cast: Cast, draft: Draft) -> None:
    """Make of a draft that tells of armed men on the move that: neither help nor demonstration."""
    armed = _is_of_armed_men(tree, cast, draft)
    if armed or _marches_in(tree, draft):
        draft.event_type, draft.mode, draft.backing = EventType.MOBILIZE, "troops", None
        draft.why += [OF_ARMED_MEN] if armed else []
    elif _flies_over(tree, draft):
        draft.event_type, draft.mode, draft.backing = EventType.MOBILIZE, "weapons", None


def _marches_in(tree: Tree, draft: Draft) -> bool:
    """Are men sent into a place, and to nobody: "sent troops into the enclave", "to the area"?"""
    troops = draft.backing is not None and draft.backing.kind in (BackingKind.TROOPS, BackingKind.FIGHTERS)
    alone = not draft.heads(Role.RECIPIENT) and draft.event_type is EventType.AID
    there = [head for head in tree.frame(draft.trigger).by("to") if tree.lemma[head] in classes()["LOCALITY"]]
    into = any(tree.lower[each] == "into" for each in tree.descendants(draft.trigger))
    return troops and alone and (into or bool(there))


def _flies_over(tree: Tree, draft: Draft) -> bool:
    """Are drones or jets sent over a place, and to nobody?"""
    weapons = draft.backing is not None and draft.backing.kind is BackingKind.WEAPONS
    over = tree.frame(draft.trigger).by("over", "across", "above", "towards", "toward")
    alone = not draft.heads(Role.RECIPIENT) and draft.event_type is EventType.AID
    return weapons and alone and bool(over)


def _is_of_armed_men(tree: Tree, cast: Cast, draft: Draft) -> bool:
    """Is it fighters who march on a place? That is no demonstration."""
    protests = draft.event_type is EventType.PROTEST and tree.lemma[draft.trigger] == "march"
    return protests and any(cast.is_armed(head) for head in draft.heads(Role.ACTOR))
