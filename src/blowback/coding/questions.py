"""On which question does somebody stand, where the words only point at it: "Varn is against it"?

The question is that of the position told just before. Where a question is named by a noun that tells no deed
("a truce with A", "peace with A"), the noun becomes a claim of its own, of what may come.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blowback.coding.draft import Draft
from blowback.text.data import toml
from blowback.vocab.claims import ClaimKind, Factuality, Modality, Role
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_NEAR = 2  # sentences back to the question that "it" means
_WEIGHT = 0.4


def settle_questions(tree: Tree, drafts: list[Draft]) -> None:
    """Give positions the question that they point at; those that stand on nothing are taken out."""
    held: list[Draft] = []
    for draft in sorted((d for d in drafts if d.kind is ClaimKind.POSITION), key=lambda d: d.trigger):
        about = draft.position_on = draft.position_on or _object(tree, drafts, draft)
        pending = about is None and tree.dep[draft.trigger] == "acomp"  # "is undecided"
        if pending or (about is not None and tree.pos[about] == "PRON"):
            told = [h for h in held if tree.sent[draft.trigger] - tree.sent[h.trigger] <= _NEAR]
            if told:
                draft.position_on = told[-1].position_on
                draft.why.append("the question told before")
            elif pending:
                drafts.remove(draft)
                continue
        elif about is not None:
            _tell(tree, drafts, draft, about)
        if draft.position_on is not None:
            held.append(draft)


def _object(tree: Tree, drafts: Sequence[Draft], draft: Draft) -> int | None:
    """What a verb says that somebody is for or against: "oppose a truce with A"."""
    if tree.pos[draft.trigger] != "VERB":
        return None
    told = {d.trigger for d in drafts if d is not draft}
    objects = tree.frame(draft.trigger).objects
    return next((o for o in objects if o in told or tree.lemma[o] in _nouns()), None)


def _tell(tree: Tree, drafts: list[Draft], draft: Draft, about: int) -> None:
    """Make a claim of a question that is named by a noun alone."""
    below = set(tree.descendants(about))
    if tree.lemma[about] not in _nouns() or any(d.trigger in below for d in drafts if d is not draft):
        return
    frame = tree.frame(about)
    drafts.append(
        Draft(
            trigger=about,
            kind=ClaimKind.EVENT,
            roles=[
                *((Role.ACTOR, head) for head in draft.heads(Role.ACTOR)),
                *((Role.RECIPIENT, head) for head in frame.by("with", "to", "between")),
            ],
            event_type=EventType.AGREE,
            factuality=Factuality.UNKNOWN,
            modality=Modality.HYPOTHETICAL,
            weight=_WEIGHT,
            why=[f"question: {tree.text[about]}"],
        )
    )


def _nouns() -> frozenset[str]:
    return frozenset(toml("blowback.coding", "positions.toml")["questions"]["nouns"])
