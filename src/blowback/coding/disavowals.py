"""Whose help to whom is denied, where the accused say that they give none: "the country arms neither side"?

An accused state speaks of itself as "the country" and of those whom it is said to help as "any of the sides".
Both are those of the accusation that the same text tells: what is given to none of the sides is not given to
the one that was named.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blowback.vocab.claims import ClaimKind, Role

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.draft import Draft
    from blowback.coding.frames import Tree
    from blowback.coding.voices import Voices

_OWN = frozenset({"country", "nation", "state", "government", "it", "we", "they", "kingdom", "republic"})
_NONE_OF = frozenset({"any", "either", "neither", "anyone", "anybody", "nobody", "none", "no"})


def disavowals(tree: Tree, cast: Cast, voices: Voices, drafts: Sequence[Draft]) -> None:
    """Complete what speakers of the accused say is not so: by whom, and to whom.

    Args:
        tree: the parse.
        cast: who can fill a role.
        voices: who says what.
        drafts: all drafts of the text; those of help that is told as not given are completed.
    """
    helping = [d for d in drafts if d.kind is ClaimKind.EVENT and d.backing is not None]
    told = [d for d in helping if not d.factuality.is_negative and d.heads(Role.ACTOR) and _known(cast, d)]
    for draft in helping:
        speaker = cast.actors.get(voices.of(draft.trigger)[1].actor or "")
        if speaker is None or not draft.factuality.is_negative or not _is_of_itself(tree, draft):
            continue
        home = speaker.country or speaker.id
        accused = [(d, head) for d in told for head in d.heads(Role.ACTOR) if _is_of(cast, head, home)]
        if not accused:
            continue
        rest = [pair for pair in draft.roles if pair[0] is not Role.ACTOR]
        draft.roles = [(Role.ACTOR, accused[0][1]), *rest]
        if not _known(cast, draft) and _is_general(tree, draft):
            helped = dict.fromkeys(head for d, _ in accused for head in _known(cast, d))
            draft.roles += [(Role.RECIPIENT, head) for head in helped]
        draft.why.append(f"of what is alleged: {tree.text[accused[0][0].trigger]}")


def _known(cast: Cast, draft: Draft) -> list[int]:
    """Those helped of whom it is known who they are."""
    return [head for head in draft.heads(Role.RECIPIENT) if cast.stands_for(head) is not None]


def _is_of_itself(tree: Tree, draft: Draft) -> bool:
    """Is the helper called by no name: "the country", "it"?"""
    doers = draft.heads(Role.ACTOR)
    return bool(doers) and all(tree.lemma[head] in _OWN or tree.lower[head] in _OWN for head in doers)


def _is_of(cast: Cast, head: int, home: str) -> bool:
    actor = cast.stands_for(head)
    return actor is not None and home in (actor.id, actor.country)


def _is_general(tree: Tree, draft: Draft) -> bool:
    """Is it denied of everybody: of no recipient at all, or of "any" and "either"?"""
    helped = draft.heads(Role.RECIPIENT)
    inside = {tree.lower[each] for head in helped for each in tree.descendants(head)}
    return not helped or bool(inside & _NONE_OF)
