"""Which claims does an article make? Composes the coder's parts over one parse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from blowback.coding.aggregates import aggregate
from blowback.coding.answerable import answerable
from blowback.coding.assemble import Assembler, Coded
from blowback.coding.brokered import brokered
from blowback.coding.cast import Cast
from blowback.coding.causes import causal_drafts
from blowback.coding.ceased import ceased
from blowback.coding.circumstances import Circumstances
from blowback.coding.denials import bare_denials
from blowback.coding.disavowals import disavowals
from blowback.coding.draft import Draft
from blowback.coding.events import event_drafts
from blowback.coding.frames import Tree
from blowback.coding.happenings import (
    count_parties,
    merge_told_twice,
    orders_to_own_men,
    phase_of_plans,
    turn_endings,
)
from blowback.coding.links import link, merge_readings, unnamed_contents
from blowback.coding.means import with_owners
from blowback.coding.parties import told_of_parties
from blowback.coding.promised_things import promised_things
from blowback.coding.questions import settle_questions
from blowback.coding.references import references
from blowback.coding.rejected import denied_charges, is_rejection
from blowback.coding.selves import selves
from blowback.coding.speech_acts import evaluations, said_acts
from blowback.coding.stances import position_drafts, turn_positions
from blowback.coding.states import state_drafts
from blowback.coding.terms import conditions
from blowback.coding.tolls import tolls
from blowback.coding.verdicts import Judge, plausible
from blowback.coding.violence import complete_violence
from blowback.coding.voices import Voices
from blowback.records import Actor, Attribution, Mention, Notice, Place, Published, Span, Time
from blowback.text.spans import TokenIndex, overlaps
from blowback.vocab.claims import ClaimKind, Extent, Role
from blowback.vocab.documents import NoticeKind
from blowback.vocab.speech import Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SILENT = (Stance.NO_COMMENT, Stance.NO_REPLY)


def code(
    doc: Doc,
    article_id: str,
    mentions: Sequence[Mention],
    actors: Mapping[str, Actor],
    attributions: Sequence[Attribution],
    times: Sequence[Time] = (),
    places: Sequence[Place] = (),
    notices: Sequence[Notice] = (),
    published: Published | None = None,
    judge: Judge | None = None,
) -> Coded:
    """Which claims does the article make?

    Args:
        doc: the parse of its text.
        article_id: part of every claim's id.
        mentions: who is mentioned, resolved.
        actors: the actors they resolve to, by id.
        attributions: who says what.
        times: when, as read from the text.
        places: where, as read from the text.
        notices: furniture is not coded; damage lowers confidence.
        published: when the article came out; nothing told as past ends after it.
        judge: what the trained heads say of a claim; the rules stand alone where there are none.

    Returns:
        Claims in text order, and mentions of targets that nobody owns.
    """
    tree = Tree(doc)
    cast = Cast(tree, mentions, actors)
    voices = Voices(tree, cast, attributions)
    cast.selves = selves(tree, cast, voices)
    skipped = [(n.start, n.end) for n in notices if n.kind is NoticeKind.FURNITURE]
    tokens = [i for i in range(len(tree.text)) if not _is_skipped(tree, i, skipped)]
    drafts = list(told_of_parties(tree, cast, voices, event_drafts(tree, cast, tokens, voices.cues)))
    drafts = [d for d in drafts if d.trigger not in voices.answers or is_rejection(tree, d)]
    drafts = list(plausible(tree, cast, drafts, judge))
    turn_endings(tree, drafts)
    for draft in drafts:
        aggregate(tree, draft)
    judged = list(evaluations(tree, cast, voices, tokens))
    drafts = [d for d in drafts if d.trigger not in {j.trigger for j in judged}] + judged
    drafts += state_drafts(tree, cast, tokens, voices.cues)
    drafts += position_drafts(tree, cast, tokens, voices.cues)
    drafts = merge_readings(tree, drafts)
    turn_positions(tree, drafts)
    complete_violence(tree, cast, drafts)
    drafts = merge_told_twice(tree, cast, drafts)
    drafts += answerable(tree, cast, drafts, tokens, attributions)
    drafts += tolls(tree, cast, voices, drafts, tokens)
    drafts += with_owners(tree, cast, drafts, tokens)
    drafts += unnamed_contents(tree, cast, drafts, tokens, voices.cues)
    drafts += promised_things(tree, cast, drafts)
    settle_questions(tree, drafts)
    link(tree, cast, drafts)
    drafts += bare_denials(tree, cast, drafts, attributions)
    drafts += list(denied_charges(tree, voices, drafts, attributions))
    pointing = references(tree, cast, drafts, tokens, voices.cues)
    drafts = [d for d in drafts if d.trigger not in {p.trigger for p in pointing}] + pointing
    drafts += said_acts(tree, cast, voices, drafts)
    drafts += conditions(tree, cast, drafts)
    orders_to_own_men(cast, drafts)
    count_parties(cast, drafts)
    phase_of_plans(drafts)
    disavowals(tree, cast, voices, drafts)
    brokered(tree, cast, drafts)
    ceased(tree, cast, drafts)
    triggers = frozenset(d.trigger for d in drafts)
    drafts += causal_drafts(tree, tokens, voices.cues, triggers)
    drafts += _silences(tree, attributions)
    circumstances = Circumstances(tree, times, places, published)
    assembler = Assembler(tree, cast, voices, circumstances, article_id, attributions, notices, judge)
    return assembler.claims(drafts)


def _is_skipped(tree: Tree, index: int, skipped: Sequence[Span]) -> bool:
    return any(overlaps((tree.start[index], tree.end[index]), span) for span in skipped)


def _silences(tree: Tree, attributions: Sequence[Attribution]) -> Iterator[Draft]:
    """One claim a speaker who declined to comment or did not reply."""
    index = TokenIndex(tree.start, tree.end)
    seen: set[tuple[str, Stance]] = set()
    for number, attribution in enumerate(attributions):
        if attribution.stance not in _SILENT or not attribution.cue:
            continue
        words = " ".join(tree.source[slice(*span)].casefold() for span in attribution.speaker)
        silent = attribution.speaker_actor or words, attribution.stance
        if silent in seen:
            continue  # who keeps silent twice in an article keeps silent once
        seen.add(silent)
        cue = list(index.tokens(attribution.cue[0]))
        verb = next((t for t in cue if tree.pos[t] == "VERB"), cue[0] if cue else None)
        if verb is None:
            continue
        heads = [
            next((t for t in index.tokens(span) if tree.head[t] not in index.tokens(span)), None)
            for span in attribution.speaker
        ]
        yield Draft(
            trigger=verb,
            kind=ClaimKind.SILENCE,
            roles=[(Role.ACTOR, head) for head in heads if head is not None],
            extent=Extent.SINGLE,
            silent=number,
            weight=0.9,
            why=[f"silence: {tree.source[slice(*attribution.cue[0])]}"],
        )
