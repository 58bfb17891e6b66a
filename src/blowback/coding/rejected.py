"""What does it tell, to reject the accusation of another: "Vardania rejected Kesh's claim that it armed B"?

Three things: that Kesh claimed it, which who rejects it takes for granted; that Vardania rejects Kesh's
words; and that what they say is not so, as Vardania has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from blowback.coding.arguments import modifiers, owners
from blowback.coding.denials import charges
from blowback.coding.governors import governor_class, is_negated
from blowback.coding.lexicon.match import is_event
from blowback.coding.lexicon.rows import classes
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
    return any(tree.pos[owner] != "PRON" for owner in (*owners(tree, noun), *_of_people(tree, noun)))


def is_rejection(tree: Tree, draft: Draft) -> bool:
    """Does the word of a denial turn down somebody or his words, rather than deny a deed?"""
    withheld = draft.event_type is EventType.COERCE and draft.mode == "withhold"
    if tree.pos[draft.trigger] != "VERB" or not (withheld or draft.event_type is EventType.REJECT):
        return False
    return not set(draft.heads(Role.RECIPIENT)).isdisjoint(_turned_down(tree, draft.trigger))


def _turned_down(tree: Tree, verb: int) -> Iterator[int]:
    """Whose words or plans are turned down, who is not given a thing, or who himself is no deed to deny."""
    frame = tree.frame(verb)
    yield from frame.indirect  # "denied Kesh a visa"
    if frame.passive and len(frame.objects) > 1:  # "Kesh was denied entry"
        yield frame.objects[0]
    yield from (each for noun in frame.subjects for each in owners(tree, noun))
    for noun in frame.objects:
        yield from owners(tree, noun)
        if tree.pos[noun] == "PROPN":  # "rebutted Kesh"
            yield noun
        elif not is_event(tree, noun):  # "denied access to Kesh", but no "denied any support to Kesh"
            given = (*tree.prepositions(noun), *frame.obliques)
            yield from (head for name, head in given if name == "to")
        if _is_said_or_planned(tree, noun):
            yield from _of_people(tree, noun)
            yield from (head for name, head in tree.prepositions(noun) if name == "of")


def _is_said_or_planned(tree: Tree, noun: int) -> bool:
    if tree.lemma[noun] in charges():
        return True
    planned = classes()["POLICY"] | classes()["PROPOSAL"]
    return tree.lemma[noun] in planned and not is_event(tree, noun)


def _of_people(tree: Tree, noun: int) -> list[int]:
    """Whose it is by what stands before it: "the Kesh accusation"."""
    return [m for m in modifiers(tree, noun) if tree.pos[m] in ("ADJ", "PROPN") and tree.text[m].istitle()]


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
