"""Which drafts belong together: a demand and what is demanded, an accusation and what is alleged?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from blowback.coding.adjuncts import complete_adjuncts
from blowback.coding.draft import Draft
from blowback.coding.factuality import commitment, governor_class
from blowback.coding.lexicon import adjective_subjects
from blowback.vocab.claims import (
    ClaimKind,
    ExpectationKind,
    Factuality,
    Modality,
    Responsibility,
    Role,
    StateKind,
)
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_VOICED = {
    "requested": ExpectationKind.DEMANDED,
    "promised": ExpectationKind.PROMISED,
    "threatened": ExpectationKind.THREATENED,
}
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
            kept.append(draft)
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
    tree: Tree, drafts: Sequence[Draft], tokens: Sequence[int], cues: Mapping[int, frozenset[int]]
) -> Iterator[Draft]:
    """What is expected, demanded, promised or threatened is a claim, even where it is no event of PLOVER."""
    taken = {draft.trigger for draft in drafts}
    outer = {d.trigger for d in drafts if d.kind is ClaimKind.EVENT and d.event_type in _VOICING}
    for index in tokens:
        if tree.pos[index] == "VERB" and index not in taken:
            yield from _trusted(tree, index)
        if tree.pos[index] != "VERB" or index in taken or tree.dep[index] not in ("ccomp", "xcomp", "pcomp"):
            continue
        view = commitment(tree, index, cues.get(index, frozenset()))
        if not view.governors:
            continue
        first = view.governors[0]
        voiced = first.kind in _VOICED and first.word in outer
        if not voiced and (first.kind != "expected" or tree.pos[first.word] != "VERB"):
            continue
        frame = tree.frame(index)
        yield Draft(
            trigger=index,
            kind=ClaimKind.EVENT,
            roles=[
                *((Role.ACTOR, head) for head in frame.subjects),
                *((Role.RECIPIENT, head) for head in frame.objects),
            ],
            factuality=view.factuality,
            modality=view.modality,
            hedges=view.hedges,
            governors=view.governors,
            weight=0.5,
            why=[f"content: {tree.text[index]}", *(f"{g.kind}: {tree.text[g.word]}" for g in view.governors)],
        )


def _trusted(tree: Tree, index: int) -> Iterator[Draft]:
    """Who is counted on, without it being said for what: "A bet on B"."""
    frame = tree.frame(index)
    trusted = frame.by("on", "upon")
    if governor_class(tree, index) != "expected" or not trusted or not frame.subjects or frame.complements:
        return
    view = commitment(tree, index)
    yield Draft(
        trigger=index,
        kind=ClaimKind.EVENT,
        roles=[(Role.ACTOR, head) for head in trusted],
        factuality=Factuality.UNKNOWN,
        modality=Modality.EXPECTED,
        hedges=view.hedges,
        expectation=(frame.subjects[0], trusted[0], ExpectationKind.EXPECTED),
        content=index,
        weight=0.5,
        why=[f"trust: {tree.text[index]}"],
    )


def link(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Set ``content_of``, ``expectation`` and alleged responsibility from what governs each trigger."""
    complete_adjuncts(tree, drafts)
    by_trigger: dict[int, Draft] = {}
    for draft in drafts:
        if draft.kind is ClaimKind.EVENT:
            by_trigger.setdefault(draft.trigger, draft)
    for draft in drafts:
        for governor in draft.governors:
            outer = by_trigger.get(governor.word)
            if outer is not None and outer is not draft and governor.kind not in ("kept", "ended", "undone"):
                draft.content_of = outer.trigger
                kind = _VOICED.get(governor.kind)
                if kind is ExpectationKind.PROMISED and outer.event_type is EventType.THREATEN:
                    kind = ExpectationKind.THREATENED  # "vowed to attack"
                    draft.modality = Modality.THREATENED
                _voice(draft, outer, kind)
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
        if not holders or (doers and holders[0] == doers[0] and governor.kind == "believed"):
            continue
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
