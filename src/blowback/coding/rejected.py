"""What does it tell, to reject the accusation of another: "Vardania rejected Kesh's claim that it armed B"?

Three things: that Kesh claimed it, which who rejects it takes for granted; that Vardania rejects Kesh's
words; and that what they say is not so, as Vardania has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from blowback.coding.arguments import owners
from blowback.coding.denials import charges
from blowback.coding.governors import governor_class, is_negated
from blowback.text.spans import TokenIndex
from blowback.vocab.claims import ClaimKind, Factuality, Modality, Responsibility, Role
from blowback.vocab.plover import EventType
from blowback.vocab.speech import Stance

if TYPE_CHECKING:
    from blowback.coding.draft import Draft
    from blowback.coding.frames import Tree
    from blowback.coding.voices import Voices
    from blowback.records import Attribution

_SAYING = (EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN)


def is_said_by_another(tree: Tree, noun: int, event_type: EventType | None) -> bool:
    """Is it an act of saying that somebody else rejects: "Vardania dismissed Kesh's criticism"?

    Args:
        tree: the parse.
        noun: the word that tells of it.
        event_type: of what it tells.
    """
    if event_type not in _SAYING or tree.pos[noun] != "NOUN" or _rejected_by(tree, noun) is None:
        return False
    return any(tree.pos[owner] != "PRON" for owner in owners(tree, noun))


def is_rejection(tree: Tree, draft: Draft) -> bool:
    """Does the word of a denial turn down somebody's words, and so him, rather than deny a deed?"""
    if draft.event_type is not EventType.REJECT or tree.pos[draft.trigger] != "VERB":
        return False
    frame = tree.frame(draft.trigger)
    whose = {head for noun in (*frame.objects, *frame.subjects) for head in owners(tree, noun)}
    return bool(whose.intersection(draft.heads(Role.RECIPIENT)))


def denied_charges(
    tree: Tree, voices: Voices, drafts: Sequence[Draft], attributions: Sequence[Attribution]
) -> Iterator[Draft]:
    """What an accusation says that is rejected, as not so, in the voice of who rejects it."""
    index = TokenIndex(tree.start, tree.end)
    for number, attribution in enumerate(attributions):
        if attribution.stance is not Stance.DENIES or not attribution.speaker:
            continue
        cue = {token for span in attribution.cue for token in index.tokens(span)}
        said = [token for span in attribution.content for token in index.tokens(span)]
        nouns = {t for t in said if tree.lemma[t] in charges() and _rejected_by(tree, t) in cue}
        for draft in drafts:
            if nouns & voices.cues.get(draft.trigger, frozenset()) and _is_laid_down(draft):
                yield _denied(draft, number)


def _rejected_by(tree: Tree, noun: int) -> int | None:
    """The verb that rejects what the noun names; none where it is "not denied"."""
    verb = tree.head[noun]
    if tree.dep[noun] not in ("dobj", "nsubjpass") or governor_class(tree, verb) != "denied":
        return None
    return None if is_negated(tree, verb) else verb


def _is_laid_down(draft: Draft) -> bool:
    """Is it told as so: a deed of somebody's, or how things stand?"""
    if draft.kind not in (ClaimKind.EVENT, ClaimKind.STATE) or draft.modality is not Modality.ACTUAL:
        return False
    return not draft.factuality.is_negative and bool(draft.heads(Role.ACTOR))


def _denied(draft: Draft, voiced: int) -> Draft:
    laid = draft.event_type is EventType.ASSAULT
    return replace(
        draft,
        factuality=Factuality.CERTAIN_NOT,
        responsibility=Responsibility.DENIED if laid else None,
        voiced=voiced,
        content_of=None,
        why=[*draft.why[:1], "denied: rejected with the charge"],
    )
