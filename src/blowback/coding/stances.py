"""Who stands where on what: positions ("are opposed to helping", "unhappy that")?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from blowback.coding.draft import Draft
from blowback.coding.factuality import commitment
from blowback.text.data import inverted, toml
from blowback.vocab.claims import ClaimKind, Extent, Role, Side
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

_KIND = (EventType.AID, EventType.COOPERATE, EventType.SUPPORT)
_COPULAS = frozenset({"be", "remain", "come", "stay", "seem", "become", "appear", "feel", "sound"})


def position_drafts(
    tree: Tree, cast: Cast, tokens: Iterable[int], cues: dict[int, frozenset[int]]
) -> Iterator[Draft]:
    """Which positions do the tokens express? Arguments as for ``event_drafts``.

    ``position_on`` is the head of the phrase or clause that the position is about; it becomes a claim id
    where a claim was read there.
    """
    for index in tokens:
        found = _held(tree, index)
        if found is None or not any(cast.owner(h) is not None for h in found.holders):
            continue
        view = commitment(tree, found.predicate, cues.get(index, frozenset()))
        yield Draft(
            trigger=index,
            kind=ClaimKind.POSITION,
            roles=[(Role.ACTOR, h) for h in found.holders],
            extent=Extent.ONGOING,
            side=Side(found.side),
            position_on=found.about,
            factuality=view.factuality,
            modality=view.modality,
            hedges=view.hedges,
            weight=0.6,
            why=[f"position: {tree.text[index]}"],
        )


class _Held(NamedTuple):
    """A side, who takes it, on what, and the word whose negation decides whether they do."""

    side: str
    holders: tuple[int, ...]
    about: int | None
    predicate: int


def _held(tree: Tree, index: int) -> _Held | None:
    verbs, adjectives, nouns = _tables()
    side = adjectives.get(tree.lower[index])
    if side is not None and tree.tag[index] != "VBD":  # "committed an error" is no commitment
        if tree.tag[index] in ("VBN", "JJ") and tree.child(index, "auxpass") is not None:
            frame = tree.frame(index)  # "are opposed to": a participle that the parser took for a passive
            return _Held(side, frame.objects or frame.subjects, _content(tree, index), index)
        if tree.dep[index] in ("acomp", "ROOT", "conj", "prep", "ccomp"):
            return _described(tree, index, side)
    if tree.pos[index] == "NOUN" and tree.lower[index] in nouns:
        return _in_favour(tree, index, nouns[tree.lower[index]])
    side = verbs.get(tree.lemma[index]) if tree.pos[index] == "VERB" else None
    if side is None or (side == "undecided" and tree.negated(index)):  # "would not hesitate to" is decided
        return None
    frame, about = tree.frame(index), _content(tree, index)
    if frame.passive or (about is None and not _acts_on_event(tree, index)):
        return None
    return _Held(side, frame.subjects, about, index)


def _described(tree: Tree, index: int, side: str) -> _Held | None:
    """Reads "is unhappy with", "remains opposed to", "is against"; "fought against" is no position."""
    head = tree.head[index]
    if tree.dep[index] == "prep" and tree.lemma[head] not in _COPULAS:
        return None
    copular = tree.pos[head] in ("AUX", "VERB") and head != index
    about = _content(tree, index)
    if about is None and tree.dep[index] == "prep":  # "is against the talks"
        about = tree.child(index, "pobj", "pcomp")
    if about is None and copular:
        about = next((each for dep, each in tree.frame(head).complements if dep == "ccomp"), None)
    pending = tree.lower[index] in _pending() and tree.dep[index] == "acomp"
    if about is None and not pending:  # "is concerned", nobody says by what
        return None
    bearer = head if copular else index
    return _Held(side, tree.frame(bearer).subjects, about, bearer)


def _in_favour(tree: Tree, noun: int, side: str) -> _Held | None:
    """Reads "is in favour of talks"."""
    preposition = tree.head[noun]
    verb = tree.head[preposition]
    if tree.lower[preposition] != "in" or tree.lemma[verb] not in _COPULAS:
        return None
    return _Held(side, tree.frame(verb).subjects, _content(tree, noun), verb)


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
def _pending() -> frozenset[str]:
    return frozenset(toml("blowback.coding", "positions.toml")["questions"]["pending"])


@cache
def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    raw = toml("blowback.coding", "positions.toml")
    return inverted(raw["verbs"]), inverted(raw["adjectives"]), inverted(raw["nouns"])


def turn_positions(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Who is against helping A stands against A: the position is towards whom the deed would be for."""
    deeds = [d for d in drafts if d.kind is ClaimKind.EVENT and d.event_type in _KIND]
    for draft in drafts:
        if draft.kind is not ClaimKind.POSITION or draft.heads(Role.RECIPIENT):
            continue
        about = draft.position_on
        words = (
            (about, *(c for c in tree.children[about] if tree.dep[c] == "pcomp")) if about is not None else ()
        )
        deed = next((d for d in deeds if d.trigger in words and d.heads(Role.RECIPIENT)), None)
        if deed is not None and not tree.negated(deed.trigger):
            held = draft.heads(Role.ACTOR)
            draft.roles += [(Role.RECIPIENT, h) for h in deed.heads(Role.RECIPIENT) if h not in held]
