"""Is what takes two told of one alone, of whom it may be anything: "Marek agreed", "the firm helped"?

Words of agreement and help are used of tastes, duties and favours. Of states, forces and armed groups they
tell what they mean even where the other side is left out ("Vardania agreed to leave"); of others, about half
of the time they do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blowback.vocab.actors import ActorKind
from blowback.vocab.claims import ClaimKind, Role
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.draft import Draft
    from blowback.coding.frames import Tree

_OF_TWO = frozenset({EventType.AGREE, EventType.AID, EventType.COOPERATE, EventType.CONCEDE})
_POWERS = frozenset(
    (
        ActorKind.STATE,
        ActorKind.GOVERNMENT_BODY,
        ActorKind.MILITARY,
        ActorKind.SECURITY_SERVICE,
        ActorKind.ARMED_GROUP,
        ActorKind.FACTION,
        ActorKind.IGO,
    )
)
_IN_POWER = frozenset({"GOV", "MIL", "REB", "SPY", "COP", "IGO", "UAF"})


def is_lone(tree: Tree, cast: Cast, draft: Draft) -> bool:
    """Is it an event of two that is told of one party, which is no power?"""
    if draft.kind is not ClaimKind.EVENT or draft.event_type not in _OF_TWO or draft.backing is not None:
        return False
    doers = draft.heads(Role.ACTOR)
    if len(doers) != 1 or draft.heads(Role.RECIPIENT):
        return False
    return not _is_power(tree, cast, doers[0])


def _is_power(tree: Tree, cast: Cast, head: int) -> bool:
    actor, mention = cast.stands_for(head), cast.owner(head)
    if actor is None:
        several = tree.tag[head] in ("NNS", "NNPS") or tree.lower[head] in ("they", "both", "we")
        return several or (mention is not None and mention.kind in _POWERS)
    return actor.kind in _POWERS or actor.sector in _IN_POWER
