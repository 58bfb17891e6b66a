"""Who hurt those who came to harm in a fight of two sides?

"Three policemen were hurt in a gunfight between police and rebels": the rebels did. "Four villagers were hurt
in clashes between the army and the rebels": the text does not say which of the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blowback.coding.lexicon.rows import classes
from blowback.text.data import toml
from blowback.vocab.actors import ActorKind
from blowback.vocab.claims import Role

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.draft import Draft
    from blowback.coding.frames import Tree

_STATE = frozenset(
    (ActorKind.STATE, ActorKind.GOVERNMENT_BODY, ActorKind.MILITARY, ActorKind.SECURITY_SERVICE)
)
_REBEL = frozenset((ActorKind.ARMED_GROUP, ActorKind.FACTION))


def against_whom(tree: Tree, cast: Cast, draft: Draft, fight: int, doers: Sequence[int]) -> list[int]:
    """Those of ``doers`` who hurt the people hit, as far as it follows from whose people they are.

    Args:
        tree: the parse.
        cast: who can fill a role.
        draft: the harm.
        fight: the word for what it was done in.
        doers: who takes part in that, without those hit.
    """
    if tree.lemma[fight] not in classes()["TWO_SIDED"]:
        return list(doers)
    hit = {_side(tree, cast, _counted(tree, head)) for head in draft.heads(Role.RECIPIENT)} - {None}
    sides = {_side(tree, cast, head) for head in doers}
    if len(hit) == 1:
        return [head for head in doers if _side(tree, cast, head) not in hit]
    return [] if len(sides - {None}) > 1 else list(doers)


def _counted(tree: Tree, head: int) -> int:
    """Of whom a bare number is told, behind the verb before: "two policemen were killed and three hurt"."""
    bare = tree.pos[head] == "NUM" or tree.lemma[head] in ("other", "another", "more")
    joined = head if tree.dep[head] == "conj" else tree.head[head]
    above = tree.head[joined]
    if not bare or tree.dep[joined] != "conj" or tree.pos[above] != "VERB":
        return head
    frame = tree.frame(above)
    told = frame.objects or frame.subjects
    return told[0] if told else head


def _side(tree: Tree, cast: Cast, head: int) -> str | None:
    """Is it a man or a body of the state or of those who fight it?"""
    kind = cast.kind_of(head)
    if kind in _STATE:
        return "state"
    if kind in _REBEL:
        return "rebel"
    words = toml("blowback.coding", "violence.toml")
    if tree.lemma[head] in classes()["POLICE"] or tree.lemma[head] in words["state_men"]:
        return "state"
    return "rebel" if tree.lemma[head] in classes()["MILITANT"] else None
