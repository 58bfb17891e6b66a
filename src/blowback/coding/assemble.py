"""How does a draft become a claim: spans, ids, speakers, participants, confidence?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from blowback.coding.circumstances import Circumstances
from blowback.coding.confidence import of_rules, together
from blowback.coding.draft import Draft
from blowback.coding.lone import is_lone
from blowback.coding.raids import as_told, is_one_raid
from blowback.coding.verdicts import rises_in_arms
from blowback.coding.voices import Voices
from blowback.records import (
    Attribution,
    Causal,
    Claim,
    ClaimPlace,
    EventTime,
    Expectation,
    Mention,
    Notice,
    Participant,
    Position,
    Span,
    Speaker,
)
from blowback.text.ids import digest
from blowback.text.spans import overlaps
from blowback.vocab.actors import ActorKind, MentionForm
from blowback.vocab.claims import ClaimKind, ExpectationKind, Extent, Factuality, Modality, Role, StateKind
from blowback.vocab.documents import NoticeKind
from blowback.vocab.plover import EventType, quad
from blowback.vocab.speech import Stance

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree
    from blowback.coding.verdicts import Judge

_DAMAGE = frozenset(
    (
        *(NoticeKind.SEVERED_SENTENCE, NoticeKind.SPUN_WORDING, NoticeKind.PRONOUN_CONFLICT),
        *(NoticeKind.ENCODING, NoticeKind.UNTRACEABLE_QUOTE),
    )
)
# towns that share the name of such are not where anything was: "within NATO"
_NOWHERE_ALIKE = frozenset({ActorKind.PERSON, ActorKind.IGO, ActorKind.PARTY, ActorKind.MEDIA, ActorKind.NGO})
_NOWHERE = frozenset(  # states that happen nowhere
    (
        *(StateKind.RELATIONS, StateKind.RIVALRY, StateKind.ALLIANCE, StateKind.RECOGNITION),
        *(StateKind.DESIGNATION, StateKind.MEMBERSHIP, StateKind.OFFSHOOT, StateKind.DEPENDENCE),
        *(StateKind.ROLE, StateKind.LEADERSHIP, StateKind.SANCTION, StateKind.BAN, StateKind.OTHER),
    )
)


class Coded(NamedTuple):
    """What the coder read: claims, and mentions of things that only matter as somebody's target."""

    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]


class Assembler:
    """Turns the drafts of one article into claims."""

    def __init__(
        self,
        tree: Tree,
        cast: Cast,
        voices: Voices,
        circumstances: Circumstances,
        article_id: str,
        attributions: Sequence[Attribution],
        notices: Sequence[Notice],
        judge: Judge | None = None,
    ) -> None:
        self._tree, self._cast, self._voices, self._judge = tree, cast, voices, judge
        self._circumstances, self._article_id = circumstances, article_id
        self._attributions = attributions
        self._damage = [n for n in notices if n.kind in _DAMAGE]
        self._things: dict[Span, Mention] = {}
        self._contents: dict[int, int] = {}  # by the word of saying, the first that is said by it
        self._no_places = [
            (m.start, m.end)
            for m in cast.mentions.values()
            if m.kind in _NOWHERE_ALIKE and m.form is MentionForm.NAME
        ]

    def claims(self, drafts: Sequence[Draft]) -> Coded:
        """All claims, in text order, their links resolved to ids."""
        participants = {id(d): tuple(self._participants(d)) for d in drafts}
        named = [d for d in drafts if self._says_something(d, participants[id(d)])]
        ids = {id(d): self._id(d, participants[id(d)]) for d in named}
        by_trigger: dict[int, str] = {}
        for draft in named:
            if draft.kind is not ClaimKind.CAUSAL:
                by_trigger.setdefault(draft.trigger, ids[id(draft)])
            if draft.content_of is not None:
                self._contents.setdefault(draft.content_of, draft.trigger)
        found: dict[str, Claim] = {}
        for draft in named:
            claim = self._claim(draft, ids[id(draft)], participants[id(draft)], by_trigger)
            found.setdefault(claim.id, claim)
        whole = (c for c in found.values() if c.causal is None or (c.causal.cause and c.causal.effect))
        claims = as_told(sorted(whole, key=lambda c: (c.trigger, c.id)), self._tree.source)
        used = {p.mention for c in claims for p in c.participants}
        return Coded(tuple(claims), tuple(m for m in self._things.values() if m.id in used))

    def _says_something(self, draft: Draft, participants: Sequence[Participant]) -> bool:
        """A claim needs somebody who can act, or a number of victims; a condition may be nobody's."""
        if draft.kind is ClaimKind.CAUSAL:
            return True
        if draft.state is not None and draft.state.kind == "condition":
            return True
        acting = any(self._can_act(p) for p in participants)
        return acting or bool(draft.quantities) or self._is_violence(draft)

    def _is_violence(self, draft: Draft) -> bool:
        """Violence and arrests are told of without saying by whom or on whom: "20 rounds were fired"."""
        violent = draft.event_type is EventType.ASSAULT or draft.mode == "arrest"
        actual = draft.modality is Modality.ACTUAL and draft.factuality is Factuality.CERTAIN
        told = draft.mode or draft.responsibility or draft.roles or draft.points_back
        told = bool(told) or self._circumstances.is_placed(draft.trigger)
        return draft.kind is ClaimKind.EVENT and violent and actual and told

    def _participants(self, draft: Draft) -> Iterable[Participant]:
        seen: set[tuple[Role, str | None, str]] = set()
        found = [p for role, head in draft.roles for p in self._filling(draft, role, head)]
        acting = [p for p in found if p.role is Role.ACTOR and self._can_act(p)]
        for participant in found:
            key = (participant.role, participant.mention, participant.name)
            thing = participant.role is Role.ACTOR and acting and participant.mention in self._own_things()
            if key in seen or thing:  # beside somebody who acts, a clause or thing does not
                continue
            if draft.kind is ClaimKind.EVENT and self._is_among(participant, acting):
                own = self._mention(participant.mention)
                if draft.event_type is None or own is None or own.form is not MentionForm.NOMINAL:
                    continue
                participant = msgspec.structs.replace(participant, actor=None, name=own.text)
            seen.add(key)
            yield participant

    def _can_act(self, participant: Participant) -> bool:
        mention = self._cast.mentions.get(participant.mention or "")
        return mention is not None and self._cast.acts(mention)

    def _own_things(self) -> set[str]:
        return {mention.id for mention in self._things.values()}

    @staticmethod
    def _is_among(participant: Participant, acting: Sequence[Participant]) -> bool:
        """Does somebody stand on both sides, by what is his own or by a misreading?"""
        if participant.role is not Role.RECIPIENT:
            return False
        return any(
            (p.actor or p.mention or p.name) == (participant.actor or participant.mention or participant.name)
            for p in acting
        )

    def _filling(self, draft: Draft, role: Role, head: int) -> Iterable[Participant]:
        """Who fills the role; an attack on somebody's house has hit the house, too."""
        participant = self._cast.participant(role, head)
        here = self._cast.at(head)
        struck = draft.event_type is EventType.ASSAULT and role is Role.RECIPIENT
        if participant.mention is None:
            yield self._thing(role, head)
            return
        part = self._tree.pos[head] == "NUM"  # "13 of its soldiers" are soldiers, and nothing beside them
        if struck and not part and (here is None or here.id != participant.mention):
            thing = self._thing(role, head) if here is None else _as_it_stands(role, here)
            owner = self._mention(participant.mention)
            if owner is not None and owner.form is MentionForm.PRONOUN:  # "their van" names nobody
                yield msgspec.structs.replace(thing, actor=participant.actor, name=participant.name)
                return
            yield thing
        yield participant

    def _thing(self, role: Role, head: int) -> Participant:
        """A target that nobody owns ("a village", "the road") still has its place in the text."""
        span = self._cast.phrase_span(head)
        tree = self._tree
        mention = self._things.get(span)
        if mention is None:
            mention = Mention(
                id=f"t{len(self._things) + 1}",
                start=span[0],
                end=span[1],
                text=tree.source[span[0] : span[1]],
                form=MentionForm.PRONOUN if tree.pos[head] == "PRON" else MentionForm.NOMINAL,
                kind=ActorKind.OTHER,
                head=(tree.start[head], tree.end[head]),
            )
            self._things[span] = mention
        return Participant(role=role, mention=mention.id, actor=None, name=mention.text)

    def _evidence(self, draft: Draft) -> Span:
        tree = self._tree
        start, end = tree.sentences[tree.sent[draft.trigger]]
        while end - 1 > start and not tree.text[end - 1].strip():
            end -= 1
        while start < end - 1 and not tree.text[start].strip():
            start += 1
        return tree.start[start], tree.end[end - 1]

    def _voice(self, draft: Draft) -> tuple[Attribution | None, Speaker, Stance]:
        cue = draft.silent if draft.silent is not None else draft.voiced
        if cue is not None:
            attribution = self._attributions[cue]
            return attribution, self._voices.speaker(attribution), attribution.stance
        if draft.teller is not None:
            return None, self._voices.teller(draft.teller), Stance.ASSERTS
        return self._voices.of(draft.trigger, assumed=draft.presupposed)

    def _id(self, draft: Draft, participants: Sequence[Participant]) -> str:
        attribution, _, _ = self._voice(draft)
        spans: list[list[str | int]] = []
        for participant in participants:
            mention = self._mention(participant.mention)
            spans.append([participant.role, *((mention.start, mention.end) if mention else ())])
        return digest(
            self._article_id,
            draft.kind,
            draft.event_type,
            draft.backing.kind if draft.backing is not None else None,
            [self._tree.start[draft.trigger], self._tree.end[draft.trigger]],
            list(self._evidence(draft)),
            sorted(spans, key=repr),
            [list(span) for span in attribution.speaker] if attribution is not None else None,
        )

    def _mention(self, mention_id: str | None) -> Mention | None:
        if mention_id is None:
            return None
        if mention_id in self._cast.mentions:
            return self._cast.mentions[mention_id]
        return next((m for m in self._things.values() if m.id == mention_id), None)

    def _claim(
        self, draft: Draft, claim_id: str, participants: tuple[Participant, ...], ids: Mapping[int, str]
    ) -> Claim:
        attribution, speaker, stance = self._voice(draft)
        evidence = self._evidence(draft)
        tree = self._tree
        time = self._time(draft)
        return Claim(
            id=claim_id,
            attribution=attribution.id if attribution is not None else None,
            speaker=speaker,
            stance=stance,
            claim_kind=draft.kind,
            content_of=_other(ids.get(draft.content_of) if draft.content_of is not None else None, claim_id),
            event_type=draft.event_type,
            mode=draft.mode,
            contexts=draft.contexts,
            quad=quad(draft.event_type) if draft.event_type is not None else None,
            participants=participants,
            actors=_who_are(participants, Role.ACTOR),
            recipients=_who_are(participants, Role.RECIPIENT),
            responsibility=draft.responsibility,
            extent=Extent.SINGLE if is_one_raid(tree, draft, time) else draft.extent,
            state=draft.state,
            position=self._position(draft, ids),
            causal=self._causal(draft, ids),
            aggregate=draft.aggregate,
            trigger=(tree.start[draft.trigger], tree.end[draft.trigger]),
            evidence=evidence,
            event_time=time,
            place=self._place(draft, participants),
            factuality=draft.factuality,
            modality=draft.modality,
            hedges=tuple((tree.start[h], tree.end[h]) for h in draft.hedges),
            backing=draft.backing,
            expectation=self._expectation(draft, claim_id, ids),
            quantities=draft.quantities,
            confidence=self._confidence(draft, speaker, participants, evidence),
            why=tuple(draft.why),
        )

    def _time(self, draft: Draft) -> EventTime | None:
        if draft.silent is not None:
            return None
        past, tree, word = draft.modality is Modality.ACTUAL, self._tree, _told_on(draft)
        if draft.counted:
            return self._circumstances.time(*draft.told_at, past=past)
        within = None
        told_beside = tree.pos[word] in ("NOUN", "PROPN") and tree.dep[word] not in ("attr", "ROOT", "oprd")
        if _lies_nowhere(draft) and told_beside:  # "its rival" has not the time of what is told of it
            if draft.told_at:  # but that of the deed by which it began or ended
                return self._circumstances.time(*draft.told_at, past=past)
            within = frozenset(tree.descendants(word))
        if draft.event_type is None and draft.modality is Modality.PROMISED:
            within = self._circumstances.of_thing(word)
        if draft.content not in (None, draft.trigger) and draft.expectation is not None:
            within = self._beside(draft.content)
        if draft.points_back:
            return self._circumstances.time_of_meant(word, draft.told_at)
        gone = past and draft.event_type is EventType.ASSAULT and draft.factuality is Factuality.CERTAIN
        return self._circumstances.time(word, *draft.told_at, past=past, gone=gone, within=within)

    def _place(self, draft: Draft, participants: Sequence[Participant]) -> ClaimPlace | None:
        if draft.silent is not None or _lies_nowhere(draft):
            return None
        mentions = (self._mention(p.mention) for p in participants)
        parties = [(m.start, m.end) for m in mentions if m is not None and m.form is MentionForm.NAME]
        words = (_told_on(draft), *(draft.told_at if draft.points_back else draft.lies_at))
        return self._circumstances.place(
            *words, parties=parties, persons=self._no_places, own=draft.points_back
        )

    def _position(self, draft: Draft, ids: Mapping[int, str]) -> Position | None:
        if draft.side is None:
            return None
        below = self._tree.descendants(draft.position_on) if draft.position_on is not None else ()
        on = next((ids[t] for t in below if t in ids and t != draft.trigger), None)
        return Position(on=on, side=draft.side)

    def _causal(self, draft: Draft, ids: Mapping[int, str]) -> Causal | None:
        if draft.causal is None:
            return None
        return Causal(
            cause=ids.get(draft.cause) if draft.cause is not None else None,
            effect=ids.get(draft.effect) if draft.effect is not None else None,
            relation=draft.causal,
        )

    def _beside(self, content: int) -> frozenset[int] | None:
        """The words of a sentence that do not tell when a thing promised or asked for is to be."""
        own = self._circumstances.of_thing(content)
        return frozenset(range(*self._tree.sentences[self._tree.sent[content]])) - own if own else None

    def _expectation(self, draft: Draft, claim_id: str, ids: Mapping[int, str]) -> Expectation | None:
        if draft.expectation is None:
            return None
        holder, of, kind = draft.expectation
        told = draft.content if draft.content in ids else self._contents.get(draft.trigger)
        content = claim_id if told == draft.trigger else ids.get(told) if told is not None else None
        words = draft.condition
        tree = self._tree
        of = None if kind is ExpectationKind.DEMANDED and self._who(of) == self._who(holder) else of
        return Expectation(
            holder=self._who(holder),
            of=self._who(of),
            kind=kind,
            content=content,
            condition=tree.source[tree.start[words[0]] : tree.end[words[1] - 1]] if words else None,
            due=self._circumstances.due(told, draft.trigger) if told is not None else None,
        )

    def _who(self, head: int | None) -> str | None:
        mention = self._cast.owner(head) if head is not None else None
        if head is None or mention is None or not self._cast.acts(mention):
            return None  # nothing is expected of a road
        participant = self._cast.participant(Role.ACTOR, head)
        return participant.actor or participant.name

    def _confidence(
        self, draft: Draft, speaker: Speaker, participants: Sequence[Participant], evidence: Span
    ) -> float:
        return together(
            of_rules(self._tree, draft, speaker.kind, lone=is_lone(self._tree, self._cast, draft)),
            self._share_of_heads(draft, participants, evidence),
            damaged=any(overlaps(evidence, (n.start, n.end)) for n in self._damage),
        )

    def _share_of_heads(
        self, draft: Draft, participants: Sequence[Participant], evidence: Span
    ) -> float | None:
        """How probable do the heads find the type of an event, its parties marked in its sentence?"""
        if self._judge is None or draft.kind is not ClaimKind.EVENT or draft.event_type is None:
            return None
        pointer = draft.points_back or draft.meant is not None
        if draft.expectation is not None and draft.content == draft.trigger:
            return None  # that A expects it of B stands, whatever type the deed is best called
        if draft.counted or pointer or rises_in_arms(self._tree, self._cast, draft):  # they learnt no such
            return None
        actors, recipients = (
            [
                (mention.start, mention.end)
                for mention in (self._mention(p.mention) for p in participants if p.role is role)
                if mention is not None and overlaps(evidence, (mention.start, mention.end))
            ]
            for role in (Role.ACTOR, Role.RECIPIENT)
        )
        trigger = self._tree.start[draft.trigger], self._tree.end[draft.trigger]
        answers = self._judge(actors, recipients, trigger)
        return answers["type"][draft.event_type] if answers else None


def _lies_nowhere(draft: Draft) -> bool:
    """Is it how somebody stands or is called, which happens at no place?"""
    return draft.state is not None and draft.state.kind in _NOWHERE and draft.state.value != "in power"


def _told_on(draft: Draft) -> int:
    """The word that tells the deed: not one that only points at it."""
    return draft.trigger if draft.meant is None else draft.meant


def _as_it_stands(role: Role, mention: Mention) -> Participant:
    return Participant(role=role, mention=mention.id, actor=mention.actor, name=mention.text)


def _who_are(participants: Iterable[Participant], role: Role) -> tuple[str, ...]:
    """Each actor once, however many of its names fill the role."""
    return tuple(dict.fromkeys(p.actor or p.name for p in participants if p.role is role))


def _other(claim_id: str | None, own: str) -> str | None:
    return claim_id if claim_id != own else None
