"""What is denied by who only says so: "B denied it", "..., which B denies", "B called the charge baseless"?

The words of such a denial tell nothing; what they point to was told just before, in another's words. It
becomes a claim of its own in the denier's voice, of the same deed and of the same time, told as not so.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from blowback.coding.draft import Draft
from blowback.text.data import toml
from blowback.text.spans import TokenIndex
from blowback.vocab.actors import ActorKind
from blowback.vocab.claims import ClaimKind, Factuality, Modality, Responsibility, Role
from blowback.vocab.plover import EventType
from blowback.vocab.speech import Stance

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree
    from blowback.records import Actor, Attribution, Mention, Span

_INFERRED = 0.6
_NEAR = 1  # sentences back to what "it" is
_FAR = 5  # and to what "the accusation" is, where it was made against the denier
# the frames of what is denied, and no part of it
_FRAMES = (EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.CONSULT)
_BODIES = (ActorKind.STATE, ActorKind.GOVERNMENT_BODY, ActorKind.MILITARY, ActorKind.SECURITY_SERVICE)


def bare_denials(
    tree: Tree, cast: Cast, drafts: Sequence[Draft], attributions: Sequence[Attribution]
) -> list[Draft]:
    """Claims of what is denied by words that only point at it."""
    index = TokenIndex(tree.start, tree.end)
    found: list[Draft] = []
    for number, attribution in enumerate(attributions):
        if attribution.stance is not Stance.DENIES or not attribution.speaker:
            continue
        content = [t for span in attribution.content for t in index.tokens(span)]
        cue = [t for span in attribution.cue for t in index.tokens(span)]
        pointer = _pointer(tree, content, cue)
        if pointer is None or not cue:
            continue
        meant = _meant(tree, cast, drafts, pointer, min(cue), attribution)
        found += [_denied(told, pointer, number) for told in meant]
    return found


def _pointer(tree: Tree, content: Sequence[int], cue: Sequence[int]) -> int | None:
    """The word that points at what was told, where the content says nothing itself.

    The clause of who denies it tells nothing of it: "a charge that Kesh denies".
    """
    said = [t for t in content if tree.pos[t] not in ("PUNCT", "SPACE", "DET", "ADP")]
    named = [t for t in said if tree.lemma[t] in charges() and tree.pos[t] == "NOUN"]
    if named:
        # "the accusation", "Kesh's claims", "the allegations baseless": not "the claim that A armed B"
        own = set(tree.descendants(named[0]))
        clauses = (c for c in tree.children[named[0]] if tree.dep[c] in ("acl", "relcl", "prep", "ccomp"))
        tells = any(c not in cue for c in clauses)
        rest = [t for t in said if t not in own and tree.lemma[t] not in _words("false")]
        return named[0] if not tells and not [t for t in rest if tree.pos[t] in ("VERB", "NOUN")] else None
    words = [t for t in content if tree.pos[t] not in ("PUNCT", "SPACE")]
    lower = [tree.lower[t] for t in words]
    if lower in (["it"], ["this"], ["that"], ["which"]):
        return words[0]
    return words[-1] if lower in (["doing", "so"], ["having", "done", "so"], ["doing", "it"]) else None


def _meant(
    tree: Tree, cast: Cast, drafts: Sequence[Draft], pointer: int, cue: int, attribution: Attribution
) -> list[Draft]:
    """What was told that a denial points at: in its own sentence, else in the last that tells of such."""
    first = min(pointer, cue)
    named = tree.pos[pointer] == "NOUN"
    told = [d for d in drafts if d.trigger < first and _can_be_denied(d)]
    here = tree.sent[pointer]
    reach = (
        (here,) if tree.lower[pointer] == "which" else range(here, here - (_FAR if named else _NEAR) - 1, -1)
    )
    for sentence in reach:
        near = [d for d in told if tree.sent[d.trigger] == sentence]
        own = [d for d in near if any(_speaks_for(cast, attribution, h) for h in d.heads(Role.ACTOR))]
        if own:
            return own
        if near and here - sentence <= _NEAR:
            return near if named and all(d.responsibility is Responsibility.ALLEGED for d in near) else []
    return []


def _can_be_denied(draft: Draft) -> bool:
    """Is it a deed told as done, or laid to somebody?"""
    if draft.kind is not ClaimKind.EVENT or draft.event_type in (None, *_FRAMES):
        return False
    if draft.modality is not Modality.ACTUAL or draft.factuality.is_negative:
        return False
    return bool(draft.heads(Role.ACTOR)) and draft.responsibility is not Responsibility.DENIED


def _speaks_for(cast: Cast, attribution: Attribution, head: int) -> bool:
    """Is the denier the one who is said to have done it, or somebody of his?"""
    doer = cast.stands_for(head)
    speaker = cast.actors.get(attribution.speaker_actor or "")
    if doer is None:
        return False
    if speaker is not None and _answers_for(cast, speaker, doer):
        return True
    return any(m.actor == doer.id and _is_within(m, attribution.speaker) for m in cast.mentions.values())


def _answers_for(cast: Cast, speaker: Actor, doer: Actor) -> bool:
    """Does one body of a state answer for another, a minister for his state, a spokesman for his group?"""
    held = (cast.actors.get(role.organization or "") for role in speaker.roles)
    of = [speaker, *(each for each in held if each is not None)]
    if any(each.id == doer.id for each in of):
        return True
    bodies = [each.country for each in of if each.kind in _BODIES]
    return doer.kind in _BODIES and doer.country is not None and doer.country in bodies


def _is_within(mention: Mention, spans: Sequence[Span]) -> bool:
    return any(start <= mention.start and mention.end <= end for start, end in spans)


def _denied(told: Draft, pointer: int, voiced: int) -> Draft:
    laid = told.event_type is EventType.ASSAULT
    return Draft(
        trigger=pointer,
        kind=ClaimKind.EVENT,
        roles=list(told.roles),
        event_type=told.event_type,
        mode=told.mode,
        contexts=told.contexts,
        extent=told.extent,
        backing=told.backing,
        factuality=Factuality.CERTAIN_NOT,
        responsibility=Responsibility.DENIED if laid else None,
        meant=told.trigger,
        told_at=told.told_at,
        voiced=voiced,
        weight=_INFERRED,
        why=[f"denied: {', '.join(told.why[:1])}"],
    )


def charges() -> frozenset[str]:
    """The nouns of what is laid to somebody or told of him: "accusation", "claim", "report"."""
    return _words("charges")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(toml("blowback.coding", "denials.toml")[name])
