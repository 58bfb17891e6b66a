"""What is promised by a noun: "pledged elections by June", "committed himself to a return of civilian rule"?

That is no event of PLOVER where no verb tells it, and it is to be done all the same: it may come or fail to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from blowback.coding.draft import Draft
from blowback.coding.governors import Governor
from blowback.vocab.claims import ClaimKind, Factuality, Modality, Role
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

_PROMISING = frozenset({"promise", "pledge", "guarantee", "undertake", "vow"})
_BINDING = "commit"  # oneself to something
_WEIGHT = 0.6


def promised_things(tree: Tree, cast: Cast, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """One draft for each thing that somebody promises, where nothing else tells what he promises."""
    taken = {draft.trigger for draft in drafts}
    told = {draft.governors[0].word for draft in drafts if draft.governors}
    for outer in drafts:
        promised = outer.kind is ClaimKind.EVENT and outer.event_type is EventType.AGREE
        if not promised or outer.trigger in told or not outer.heads(Role.ACTOR):
            continue
        if outer.modality is not Modality.ACTUAL or outer.factuality is not Factuality.CERTAIN:
            continue
        for noun in _things(tree, outer.trigger):
            mention = cast.owner(noun)
            if noun in taken or tree.pos[noun] != "NOUN" or (mention is not None and cast.acts(mention)):
                continue
            yield Draft(
                trigger=noun,
                kind=ClaimKind.EVENT,
                roles=[(Role.ACTOR, head) for head in outer.heads(Role.ACTOR)],
                factuality=Factuality.UNKNOWN,
                modality=Modality.PROMISED,
                governors=(Governor(outer.trigger, "promised", negated=False),),
                weight=_WEIGHT,
                why=[f"promised: {tree.text[outer.trigger]} {tree.text[noun]}"],
            )


def _things(tree: Tree, verb: int) -> tuple[int, ...]:
    frame = tree.frame(verb)
    if tree.pos[verb] != "VERB":
        return ()
    if tree.lemma[verb] == _BINDING:
        bound = all(tree.lower[head].endswith(("self", "selves")) for head in frame.objects)
        return tuple(frame.by("to")) if bound else ()
    return tuple(frame.objects) if tree.lemma[verb] in _PROMISING else ()
