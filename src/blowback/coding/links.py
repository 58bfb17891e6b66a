"""Which drafts belong together: a demand and what is demanded, an accusation and what is alleged?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from blowback.coding.adjuncts import complete_adjuncts
from blowback.coding.draft import Draft
from blowback.coding.factuality import Commitment, commitment
from blowback.coding.governors import governor_class
from blowback.coding.lexicon import adjective_subjects
from blowback.coding.parties import is_nobody
from blowback.vocab.claims import (
    ClaimKind,
    ExpectationKind,
    Extent,
    Factuality,
    Modality,
    Responsibility,
    Role,
    Side,
    StateKind,
)
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

_VOICED = {
    "requested": ExpectationKind.DEMANDED,
    "promised": ExpectationKind.PROMISED,
    "threatened": ExpectationKind.THREATENED,
}
# nouns for what one places on another, and the verbs by which one does so
_BETS = frozenset({"bet", "wager", "gamble", "reliance"})
_STAKES = _BETS | {"faith", "trust", "hope", "confidence"}
_WISHING = frozenset({"want", "wish", "prefer", "like", "favour", "favor"})
_PLACING = frozenset({"have", "place", "put", "make", "lay", "pin", "keep", "lose", "stake", "invest"})
_VOICING = (EventType.REQUEST, EventType.THREATEN, EventType.AGREE)


def merge_readings(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """One word, one claim: a state or position takes the event reading of the same word into itself.

    Two claims of a word stay apart where they say different things: several kinds of backing, or an act
    and the relations that it changes.
    """
    others = {d.trigger: d for d in drafts if d.kind in (ClaimKind.STATE, ClaimKind.POSITION)}
    kept: list[Draft] = []
    for draft in drafts:
        other = others.get(draft.trigger)
        if other is None or other is draft or draft.kind is not ClaimKind.EVENT:
            kept.append(draft)
            continue
        if other.state is not None and other.state.kind is StateKind.RELATIONS:
            if tree.pos[draft.trigger] != "ADJ":  # "friendly to" is how they stand, and no deed
                kept.append(draft)
        elif other.state is not None and other.state.kind is StateKind.CONDITION:
            continue  # unrest in a country is no riot of its state
        elif _is_deed(tree, other):
            kept.append(draft)
            other.weight = 0.0
        else:
            other.event_type, other.mode, other.contexts = draft.event_type, draft.mode, draft.contexts
            if other.kind is ClaimKind.POSITION and not other.heads(Role.RECIPIENT):
                held = other.heads(Role.ACTOR)
                other.roles += [(Role.RECIPIENT, h) for h in draft.heads(Role.RECIPIENT) if h not in held]
    return [d for d in kept if d.weight > 0.0]


def _is_deed(tree: Tree, other: Draft) -> bool:
    """Is the word a finite past that tells of an act ("opposed", "recognised"), not of a condition?"""
    index = other.trigger
    if tree.pos[index] != "VERB" or tree.tag[index] != "VBD":
        return False
    return not tree.negated(index)


def unnamed_contents(
    tree: Tree, cast: Cast, drafts: Sequence[Draft], tokens: Sequence[int], cues: Mapping[int, frozenset[int]]
) -> Iterator[Draft]:
    """What is expected, demanded, promised or threatened is a claim, even where it is no event of PLOVER."""
    taken = {draft.trigger for draft in drafts}
    yield from _wished(tree, drafts, taken)
    outer = {d.trigger for d in drafts if d.kind is ClaimKind.EVENT and d.event_type in _VOICING}
    for index in tokens:
        if tree.pos[index] in ("VERB", "NOUN") and index not in taken:
            yield from _trusted(tree, index)
        if tree.pos[index] != "VERB" or index in taken or tree.dep[index] not in ("ccomp", "xcomp", "pcomp"):
            continue
        view = commitment(tree, index, cues.get(index, frozenset()))
        if not view.governors:
            continue
        first = view.governors[0]
        voiced = first.kind in _VOICED and first.word in outer
        foreseen = first.kind == "expected" and tree.pos[first.word] == "VERB"
        if not voiced and not foreseen and not _is_foreseen(tree, index, view):
            continue
        frame = tree.frame(index)
        yield Draft(
            trigger=index,
            kind=ClaimKind.EVENT,
            roles=[
                *((Role.ACTOR, head) for head in frame.subjects if not is_nobody(tree, cast, head)),
                *((Role.RECIPIENT, head) for head in frame.objects if not is_nobody(tree, cast, head)),
            ],
            factuality=view.factuality,
            modality=view.modality,
            hedges=view.hedges,
            governors=view.governors,
            weight=0.5,
            why=[f"content: {tree.text[index]}", *(f"{g.kind}: {tree.text[g.word]}" for g in view.governors)],
        )


def _wished(tree: Tree, drafts: Sequence[Draft], taken: set[int]) -> Iterator[Draft]:
    """Who wants it: "some leaders want the group to leave" is where they stand on it."""
    done: set[int] = set()
    for draft in drafts:
        governors = draft.governors
        if draft.kind is ClaimKind.STATE and draft.modality is Modality.WISHED:
            governors = commitment(tree, draft.trigger).governors
        first = governors[0] if governors else None
        if first is None or tree.lemma[first.word] not in _WISHING or tree.pos[first.word] != "VERB":
            continue
        holders = tree.frame(first.word).subjects
        doers = draft.heads(Role.ACTOR)
        if not holders or not doers or set(holders) & set(doers) or first.word in taken | done:
            continue
        done.add(first.word)
        view = commitment(tree, first.word)
        yield Draft(
            trigger=first.word,
            kind=ClaimKind.POSITION,
            roles=[(Role.ACTOR, head) for head in holders],
            extent=Extent.ONGOING,
            side=Side.AGAINST if first.negated else Side.FOR,
            position_on=draft.trigger,
            factuality=Factuality.CERTAIN if first.negated else view.factuality,
            modality=view.modality,
            hedges=view.hedges,
            weight=0.6,
            why=[f"wish: {tree.text[first.word]}"],
        )


def _is_foreseen(tree: Tree, index: int, view: Commitment) -> bool:
    """Does somebody believe that another will do it: "had reason to believe that B was about to pay"?"""
    if view.modality not in (Modality.EXPECTED, Modality.HYPOTHETICAL):
        return False
    doers = tree.frame(index).subjects
    for governor in view.governors:
        if governor.kind != "believed" or governor.negated:
            continue
        holders = _holders(tree, governor.word)
        return bool(holders and doers and holders[0] != doers[0])
    return False


def _trusted(tree: Tree, index: int) -> Iterator[Draft]:
    """Who is counted on, without it being said for what: "A bet on B", "A put its trust in B"."""
    if tree.pos[index] == "NOUN":
        holders, trusted = _stake(tree, index)
    else:
        frame = tree.frame(index)
        counted = governor_class(tree, index) == "expected" and not frame.complements
        holders, trusted = (frame.subjects, frame.by("on", "upon")) if counted else ((), ())
    if not holders or not trusted or set(holders) & set(trusted):
        return
    view = commitment(tree, index)
    yield Draft(
        trigger=index,
        kind=ClaimKind.EVENT,
        roles=[(Role.ACTOR, head) for head in trusted],
        factuality=Factuality.UNKNOWN,
        modality=Modality.EXPECTED,
        hedges=view.hedges,
        expectation=(holders[0], trusted[0], ExpectationKind.EXPECTED),
        content=index,
        weight=0.5,
        why=[f"trust: {tree.text[index]}"],
    )


def _stake(tree: Tree, noun: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who places it on whom: "A's bet on B", "A placed its hopes in B", "A has long had faith in B"?"""
    if tree.lemma[noun] not in _STAKES:
        return (), ()
    verb = tree.head[noun]
    placed = tree.dep[noun] == "dobj" and tree.lemma[verb] in _PLACING
    into = ("on", "upon") if tree.lemma[noun] in _BETS else ("on", "in", "upon")
    trusted = [h for name, h in tree.prepositions(noun) if name in into]
    if not trusted and placed:
        trusted = list(tree.frame(verb).by(*into))
    holders = tree.frame(verb).subjects if placed else tree.frame(noun).subjects
    if placed and tree.negated(verb):
        return (), ()
    return tuple(holders), tuple(trusted)


def link(tree: Tree, cast: Cast, drafts: Sequence[Draft]) -> None:
    """Set ``content_of``, ``expectation`` and alleged responsibility from what governs each trigger."""
    complete_adjuncts(tree, cast, drafts)
    by_trigger: dict[int, Draft] = {}
    for draft in drafts:
        if draft.kind is ClaimKind.EVENT:
            by_trigger.setdefault(draft.trigger, draft)
    for draft in drafts:
        if draft.kind is ClaimKind.STATE and tree.pos[draft.trigger] != "VERB":
            continue  # "summoned the ambassador" does not ask that he be one
        for governor in draft.governors:
            outer = by_trigger.get(governor.word)
            if outer is not None and outer is not draft and governor.kind not in ("kept", "ended", "undone"):
                draft.content_of = outer.trigger
                kind = _VOICED.get(governor.kind)
                if kind is ExpectationKind.PROMISED and outer.event_type is EventType.THREATEN:
                    kind = ExpectationKind.THREATENED  # "vowed to attack"
                    draft.modality = Modality.THREATENED
                _voice(draft, outer, kind)
                open_yet = kind is not None and draft.factuality is Factuality.UNKNOWN
                if open_yet and tree.negated(draft.trigger):  # "called on A not to leave"
                    draft.factuality = Factuality.CERTAIN_NOT
                if outer.event_type is EventType.ACCUSE:
                    _charge(tree, draft, outer)
                    draft.responsibility = draft.responsibility or Responsibility.ALLEGED
                break
        else:
            if draft.expectation is None:
                _believed(tree, draft)


def _charge(tree: Tree, draft: Draft, outer: Draft) -> None:
    """Who is accused of attacks is said to have made them."""
    frame = tree.frame(outer.trigger)
    hung = [pair for each in frame.objects for pair in tree.prepositions(each)]
    charged = [head for name, head in (*frame.obliques, *hung) if name in ("of", "for", "over")]
    named = tree.pos[draft.trigger] == "NOUN" and draft.trigger in charged
    if named and outer.mode == "allege" and not draft.heads(Role.ACTOR):
        draft.roles += [(Role.ACTOR, head) for head in outer.heads(Role.RECIPIENT)]
    if named and not draft.heads(
        Role.RECIPIENT
    ):  # "accused A of strikes on B", which the parser hangs on "accused"
        struck = [head for name, head in frame.obliques if name in ("on", "against") and head > draft.trigger]
        timed = [head for head in struck if tree.doc[head].ent_type_ in ("DATE", "TIME")]
        draft.roles += [(Role.RECIPIENT, head) for head in struck if head not in timed]


def _voice(draft: Draft, outer: Draft, kind: ExpectationKind | None) -> None:
    if kind is None or outer.expectation is not None:
        return
    addressees = outer.heads(Role.RECIPIENT) or (
        draft.heads(Role.ACTOR) if kind is ExpectationKind.DEMANDED else draft.heads(Role.RECIPIENT)
    )
    holders = outer.heads(Role.ACTOR)
    outer.expectation = (holders[0] if holders else None, addressees[0] if addressees else None, kind)
    outer.content = draft.trigger
    if kind is ExpectationKind.DEMANDED and holders:
        _benefit(draft, holders[0])


def _believed(tree: Tree, draft: Draft) -> None:
    """What one actor expects of another, or thinks that it can or will do."""
    kinds = [g.kind for g in draft.governors]
    for governor in draft.governors:
        if governor.negated or governor.kind not in ("expected", "believed"):
            continue
        able = "able" in kinds or draft.modality in (Modality.EXPECTED, Modality.HYPOTHETICAL)
        if governor.kind == "believed" and not able:
            continue
        holders = _holders(tree, governor.word)
        doers = draft.heads(Role.ACTOR)
        own = bool(holders and doers) and holders[0] == doers[0]
        if not holders or (own and (governor.kind == "believed" or tree.pos[governor.word] == "ADJ")):
            continue  # "B was about to leave" is nobody's expectation
        kind = ExpectationKind.EXPECTED if governor.kind == "expected" else ExpectationKind.BELIEVED
        objects = [o for o in tree.frame(governor.word).objects if o not in holders]
        of = doers[0] if doers else objects[0] if objects else None
        draft.expectation = (holders[0], of, kind)
        draft.content = draft.trigger
        _benefit(draft, holders[0])
        return


def _holders(tree: Tree, word: int) -> tuple[int, ...]:
    """Who expects or believes it, by a verb, an adjective ("was confident") or a noun ("its belief")?"""
    if tree.pos[word] in ("ADJ", "ADV"):
        return tuple(adjective_subjects(tree, word))
    return tree.frame(word).subjects


def _benefit(draft: Draft, holder: int) -> None:
    """Help that one expects or asks for, and that goes to nobody named, is help for oneself."""
    if draft.event_type in (EventType.AID, EventType.COOPERATE) and not draft.heads(Role.RECIPIENT):
        draft.roles.append((Role.BENEFICIARY, holder))
