"""Which protests are made in words: "the ministry protested", "officials protested against the raid"?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blowback.vocab.actors import ActorKind
from blowback.vocab.claims import Role
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.draft import Draft
    from blowback.coding.frames import Tree

_IN_WORDS = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT_BODY, ActorKind.IGO))


def as_protest_in_words(tree: Tree, cast: Cast, draft: Draft) -> None:
    """Make of a protest by a state or its officials a disapproval: they do not take to the streets."""
    verb = tree.lemma[draft.trigger] == "protest" and tree.pos[draft.trigger] == "VERB"
    doers = draft.heads(Role.ACTOR)
    if not verb or draft.event_type is not EventType.PROTEST or not doers:
        return
    outside = tree.frame(draft.trigger).by("outside", "in")  # somewhere, and so on foot
    if not outside and all(cast.kind_of(head) in _IN_WORDS for head in doers):
        draft.event_type, draft.mode = EventType.ACCUSE, "disapprove"
