"""How likely is a claim to be read rightly?

The weight of the pattern that made it, lowered where misreadings are more frequent, and of events where the
trained heads doubt the type in this sentence. That orders claims; a scale then moves it, order kept, to how
many such events had the right type where we could look.
"""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING

from blowback.vocab.claims import ClaimKind, Modality, Role
from blowback.vocab.speech import SpeakerClass

if TYPE_CHECKING:
    from blowback.coding.draft import Draft
    from blowback.coding.frames import Tree

# what the weight of a pattern is multiplied by
_NO_ACTOR, _NO_RECIPIENT, _DEEPER, _HEDGED, _ANONYMOUS, _DAMAGED = 0.7, 0.85, 0.93, 0.9, 0.9, 0.7
# of what takes two ("agreed", "helped"), told of one who is no state, force or armed group (``lone.py``)
_LONE = 0.6
_CLAUSES = frozenset(("relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp"))
_DOUBT = 0.3  # how much of it the heads can take away: docs/explanation/heads.md
# below the first they all but rule the type out, and two of three such are wrong, save those of sure words
_HARDLY, _LOWERED, _SURE = 0.03, 0.45, 0.8
# fitted by ``train.heads.confidence``: shift and stretch of the log odds; no score is 0 or 1 within the edge
_SHIFT, _STRETCH, _EDGE = 0.497, 0.745, 0.01


def of_rules(tree: Tree, draft: Draft, speaker: SpeakerClass, *, lone: bool = False) -> float:
    """The weight of the pattern, lowered by empty roles, deep clauses, hedges and unnamed speakers."""
    score = draft.weight
    if draft.kind is ClaimKind.EVENT:
        # a noun that points back ("the attack") leaves its doer out by nature
        score *= 1.0 if draft.heads(Role.ACTOR) or draft.points_back else _NO_ACTOR
        score *= 1.0 if draft.heads(Role.RECIPIENT) else _NO_RECIPIENT
        score *= _LONE if lone else 1.0
        score *= _DEEPER ** _depth(tree, draft.trigger)
    if draft.hedges:
        score *= _HEDGED
    if draft.modality is not Modality.ACTUAL:
        score *= _HEDGED
    if speaker is SpeakerClass.ANONYMOUS:
        score *= _ANONYMOUS
    return min(1.0, max(0.0, score))


def together(rules: float, share: float | None, *, damaged: bool) -> float:
    """The confidence that is told of a claim.

    Args:
        rules: ``of_rules``.
        share: how probable the heads find the type of an event; None where they are not asked.
        damaged: whether its sentence is severed, spun or badly decoded.
    """
    told = rules
    if share is not None:
        told *= (1 - _DOUBT * (1 - share)) * (_LOWERED if share < _HARDLY and rules < _SURE else 1.0)
    return round(calibrated(told * _DAMAGED if damaged else told), 4)


def calibrated(score: float) -> float:
    """How many events of this score have the right type? Never 0 or 1, and always more for more."""
    inside = _EDGE + (1 - 2 * _EDGE) * score
    return 1 / (1 + exp(-_SHIFT - _STRETCH * log(inside / (1 - inside))))


def _depth(tree: Tree, index: int) -> int:
    """How many clauses lie above the trigger's own? Deeper ones are more often misread."""
    depth = 0
    while tree.head[index] != index:
        depth += tree.dep[index] in _CLAUSES
        index = tree.head[index]
    return depth
