"""What does "it" of the next sentence say of a state that the sentence before told?

"A and B agreed to a truce. It lasted six months": the truce of A and B is over. "A has designated B an ally.
This does not include a defence treaty": A and B have none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blowback.coding.draft import Draft
from blowback.coding.factuality import commitment
from blowback.coding.states.relations import is_defence_treaty
from blowback.coding.states.words import words
from blowback.records import Backing, State
from blowback.vocab.claims import (
    BackingKind,
    BackingPhase,
    ClaimKind,
    Extent,
    Factuality,
    Modality,
    Role,
    StateKind,
)
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_PRONOUNS = ("it", "this", "that", "they", "which")
_RUNS = (StateKind.CEASEFIRE, StateKind.ALLIANCE, StateKind.BAN, StateKind.SANCTION)
_TIES = (StateKind.DESIGNATION, StateKind.ALLIANCE)
_WEIGHT = 0.6


def taken_up(tree: Tree, told: Sequence[Draft], verb: int) -> Draft | None:
    """Which state does a verb add, whose subject stands for a state told by the sentence before?

    Args:
        tree: the parse.
        told: the states read so far, in text order.
        verb: the token to read.
    """
    if not told or tree.pos[verb] != "VERB" or not _is_taken_up(tree, verb):
        return None
    before = _before(tree, tree.sent[verb])
    states = [d for d in told if tree.sent[d.trigger] == before and d.modality is Modality.ACTUAL]
    given = [o for o in tree.frame(verb).objects if tree.lemma[o] in words("taken_up", "grants")]
    if given and tree.lemma[verb] in words("taken_up", "granting"):
        return _granted(tree, verb, next((d for d in states if d.state and d.state.kind in _TIES), None))
    if tree.lemma[verb] in words("taken_up", "containing"):
        treaty = next((o for o in tree.frame(verb).objects if is_defence_treaty(tree, o)), None)
        first = next((d for d in states if d.state is not None and d.state.kind in _TIES), None)
        return _follows(tree, verb, first, treaty, tree.lemma[treaty]) if treaty is not None else None
    first = next((d for d in states if d.state is not None and d.state.kind in _RUNS), None)
    if first is None or first.state is None:
        return None
    over = tree.lemma[verb] in words("taken_up", "ending")
    over = over or (tree.lemma[verb] in words("taken_up", "lasting") and _has_span(tree, verb))
    return _follows(tree, verb, first, verb, f"former {first.state.value}") if over else None


def _is_taken_up(tree: Tree, verb: int) -> bool:
    lists = ("ending", "lasting", "containing", "granting")
    if not any(tree.lemma[verb] in words("taken_up", name) for name in lists):
        return False
    return any(tree.dep[c] == "nsubj" and tree.lower[c] in _PRONOUNS for c in tree.children[verb])


def _has_span(tree: Tree, verb: int) -> bool:
    """Is it told how long: "lasted six months", "held for a week", "did not last"?"""
    if tree.tag[verb] != "VBD" and not tree.negated(verb):
        return False
    spans = [c for c in tree.children[verb] if tree.dep[c] in ("npadvmod", "dobj", "attr")]
    spans += tree.frame(verb).by("for", "until")
    dated = any(tree.doc[s].ent_type_ in ("DATE", "TIME") for s in spans)
    return dated or tree.negated(verb) or any(tree.lower[c] == "only" for c in tree.children[verb])


def _before(tree: Tree, sentence: int) -> int:
    """The sentence before, fragments without a verb left out."""
    for each in range(sentence - 1, -1, -1):
        if any(tree.pos[i] in ("VERB", "AUX") for i in range(*tree.sentences[each])):
            return each
    return -1


def _granted(tree: Tree, verb: int, first: Draft | None) -> Draft | None:
    """What being designated or allied brings: the designator or patron gives it."""
    if first is None or first.state is None or first.state.kind is not StateKind.DESIGNATION:
        return None
    view = commitment(tree, verb)
    return Draft(
        trigger=verb,
        kind=ClaimKind.EVENT,
        roles=list(first.roles),
        event_type=EventType.AID,
        extent=Extent.ONGOING,
        backing=Backing(kind=BackingKind.OTHER, phase=BackingPhase.CONTINUES),
        factuality=view.factuality,
        modality=view.modality,
        hedges=view.hedges,
        weight=_WEIGHT,
        why=[f"taken up: {tree.text[verb]}"],
    )


def _follows(tree: Tree, verb: int, first: Draft | None, trigger: int, value: str) -> Draft | None:
    if first is None or first.state is None:
        return None
    over = value.startswith("former")
    view = commitment(tree, verb)
    roles = first.roles if over else [(Role.ACTOR, head) for _, head in first.roles]
    return Draft(
        trigger=trigger,
        kind=ClaimKind.STATE,
        roles=list(roles),
        extent=Extent.ONGOING,
        state=State(kind=first.state.kind if over else StateKind.ALLIANCE, value=value),
        factuality=Factuality.CERTAIN if over else view.factuality,
        modality=Modality.ACTUAL if over else view.modality,
        hedges=view.hedges,
        weight=_WEIGHT,
        why=[f"taken up: {tree.text[verb]}"],
    )
