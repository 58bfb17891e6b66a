"""Who stands where on what: positions ("are opposed to helping", "unhappy that")?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from blowback.coding.draft import Draft
from blowback.coding.factuality import commitment
from blowback.text.data import inverted, toml
from blowback.vocab.claims import ClaimKind, Extent, Role, Side

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree


def position_drafts(
    tree: Tree, cast: Cast, tokens: Iterable[int], cues: dict[int, frozenset[int]]
) -> Iterator[Draft]:
    """Which positions do the tokens express? Arguments as for ``event_drafts``.

    ``position_on`` is the head of the phrase or clause that the position is about; it becomes a claim id
    where a claim was read there.
    """
    verbs, adjectives = _tables()
    for index in tokens:
        side = None
        holders: list[int] = []
        about: int | None = None
        held = tree.lower[index] in adjectives
        if held and tree.tag[index] in ("VBN", "JJ") and tree.child(index, "auxpass") is not None:
            frame = tree.frame(index)  # "are opposed to": a participle that the parser took for a passive
            side, holders, about = adjectives[tree.lower[index]], list(frame.objects), _content(tree, index)
        elif tree.pos[index] == "VERB" and tree.lemma[index] in verbs:
            frame = tree.frame(index)
            side, holders, about = verbs[tree.lemma[index]], list(frame.subjects), _content(tree, index)
            if frame.passive or (about is None and not _acts_on_event(tree, index)):
                continue
        elif tree.lower[index] in adjectives and tree.dep[index] in (
            "acomp",
            "ROOT",
            "conj",
            "prep",
            "ccomp",
        ):
            head = tree.head[index]
            copular = tree.pos[head] in ("AUX", "VERB") and head != index
            side = adjectives[tree.lower[index]]
            holders = list(tree.frame(head if copular else index).subjects)
            about = _content(tree, index)
            if about is None and copular:
                about = next((each for dep, each in tree.frame(head).complements if dep == "ccomp"), None)
        if side is None or not any(cast.owner(h) is not None for h in holders):
            continue
        view = commitment(tree, index, cues.get(index, frozenset()))
        yield Draft(
            trigger=index,
            kind=ClaimKind.POSITION,
            roles=[(Role.ACTOR, h) for h in holders],
            extent=Extent.ONGOING,
            side=Side(side),
            position_on=about,
            factuality=view.factuality,
            modality=view.modality,
            hedges=view.hedges,
            weight=0.6,
            why=[f"position: {tree.text[index]}"],
        )


def _content(tree: Tree, index: int) -> int | None:
    """The clause or event that a position is about."""
    for child in tree.children[index]:
        if tree.dep[child] in ("ccomp", "xcomp"):
            return child
    for name, head in tree.prepositions(index):
        if name in ("to", "of", "about", "with", "over", "on", "for", "against", "at"):
            return head
    return None


def _acts_on_event(tree: Tree, index: int) -> bool:
    return any(tree.pos[o] == "VERB" for o in tree.frame(index).objects)


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    raw = toml("blowback.coding", "positions.toml")
    return inverted(raw["verbs"]), inverted(raw["adjectives"])
