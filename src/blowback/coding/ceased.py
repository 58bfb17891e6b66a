"""Between whom was the fighting that a truce ended: "agreed to a truce. The fighting began in May"?

Who fought is not told where it is said when it began, but by the truce before it: it is between those whose
truce it is. Told of one truce only, for beside a second it could be either's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blowback.coding.brokered import is_truce
from blowback.vocab.claims import Modality, Role
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.draft import Draft
    from blowback.coding.frames import Tree

_FOUGHT = frozenset(("fighting", "hostility"))
_BEGAN = frozenset(("begin", "start", "erupt", "break"))
_DEFINITE = frozenset(("the", "this", "that", "these"))
_FAR = 12  # sentences back to the truce
_BOTH = 2


def ceased(tree: Tree, cast: Cast, drafts: Sequence[Draft]) -> None:
    """Give the fighting of which only the beginning is told those of the truce told before it.

    Args:
        tree: the parse.
        cast: who can fill a role.
        drafts: all drafts of the text; those of fighting between nobody are completed.
    """
    truces = [d for d in drafts if is_truce(d)]
    for draft in drafts if truces else ():
        noun = draft.trigger
        bare = draft.event_type is EventType.ASSAULT and not draft.roles
        if not bare or draft.modality is not Modality.ACTUAL or not _began(tree, noun):
            continue
        before = [d for d in truces if d.trigger < noun and tree.sent[noun] - tree.sent[d.trigger] <= _FAR]
        sides = [{who: head for _, head in d.roles if (who := _who(cast, head))} for d in before]
        whose = [each for each in sides if len(each) == _BOTH]
        if not whose or any(each.keys() - whose[0].keys() for each in sides):
            continue
        draft.roles = [(Role.ACTOR, head) for head in whose[0].values()]
        draft.why.append(f"between those of the truce told before: {tree.text[before[0].trigger]}")


def _began(tree: Tree, noun: int) -> bool:
    """Is it the fighting, with nothing said of whose or where, and is its beginning told?"""
    if tree.lemma[noun] not in _FOUGHT or tree.dep[noun] != "nsubj":
        return False
    below = tree.children[noun]
    alone = all(tree.lower[c] in _DEFINITE for c in below)
    return bool(below) and alone and tree.lemma[tree.head[noun]] in _BEGAN


def _who(cast: Cast, head: int) -> str | None:
    actor = cast.stands_for(head)
    return actor.id if actor is not None else None
