"""Between whom did one mediate who mediated "it": "A truce began. Kesh mediated it"?

Whose truce it was is told where the truce is: its parties are those between whom was mediated, and its time
is that of the mediation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blowback.vocab.claims import ClaimKind, Role, StateKind
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.draft import Draft
    from blowback.coding.frames import Tree

_MODE = "third-party"
_NEAR = 1  # sentences back to what "it" means
_SEVERAL = 2


def brokered(tree: Tree, cast: Cast, drafts: Sequence[Draft]) -> None:
    """Give mediators of "it", or of a truce told in the same words, those whose truce it is.

    Args:
        tree: the parse.
        cast: who can fill a role.
        drafts: all drafts of the text; those of mediators without parties are completed.
    """
    told = [d for d in drafts if is_truce(d)]
    for draft in drafts:
        if draft.event_type is not EventType.CONSULT or draft.mode != _MODE or not draft.heads(Role.ACTOR):
            continue
        things = tree.frame(draft.trigger).objects
        if any(cast.stands_for(head) is not None for head in draft.heads(Role.RECIPIENT)):
            continue
        found = [d for thing in things if (d := _meant(tree, told, thing)) is not None]
        mediators = {_who(cast, head) for head in draft.heads(Role.ACTOR)}
        parties = [h for d in found[:1] for role, h in d.roles if _who(cast, h) not in {None, *mediators}]
        if len(parties) < _SEVERAL:
            continue
        draft.roles = [pair for pair in draft.roles if pair[0] is not Role.RECIPIENT]
        draft.roles += [(Role.RECIPIENT, head) for head in dict.fromkeys(parties)]
        draft.told_at = (*draft.told_at, found[0].trigger)
        draft.why.append(f"mediated between those of: {tree.text[found[0].trigger]}")


def is_truce(draft: Draft) -> bool:
    """Is it a truce between two that is told of as one?"""
    state = draft.state
    if draft.kind is not ClaimKind.STATE or state is None or state.kind is not StateKind.CEASEFIRE:
        return False
    return not str(state.value).startswith("former ") and not draft.factuality.is_negative


def _meant(tree: Tree, told: Sequence[Draft], thing: int) -> Draft | None:
    """The truce that is mediated: the one told at that noun, or the only one told shortly before "it"."""
    if tree.lower[thing] != "it":
        at = set(tree.descendants(thing))
        return next((d for d in told if d.trigger in at), None)
    near = [d for d in told if d.trigger < thing and tree.sent[thing] - tree.sent[d.trigger] <= _NEAR]
    last = [d for d in near if tree.sent[d.trigger] == tree.sent[near[-1].trigger]]
    return last[0] if len(last) == 1 else None


def _who(cast: Cast, head: int) -> str | None:
    actor = cast.stands_for(head)
    return actor.id if actor is not None else None
