"""Which actors are one, by what analysts judged?

``same`` is transitive, ``different`` wins over a sameness that only follows from others. Judgements count in
the order in which they were made: of two on one pair the later counts, and one that would bring two together
who were judged different is held off and said. Nothing is stored: taking a judgement back undoes all that
followed from it.

A mention that is judged stands as ``ARTICLE@START-END``: texts never change, ids of mentions may.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from blowback.ledger import ClaimFilter, Judgement, JudgementKind, LedgerClaim, Verdict
from blowback.records import Actor, Annotation, Claim, Mention, Participant, PartOf, Span
from blowback.text.spans import overlaps
from blowback.vocab.claims import Role

PROVISIONAL = "x."
_MENTION = re.compile(r"(?P<article>.+)@(?P<start>\d+)-(?P<end>\d+)", re.DOTALL)
_NOBODY = ""  # judged to be nobody who is known


class HeldOff(NamedTuple):
    """A judgement that does not count, and the one that it gives way to."""

    judgement: Judgement
    because: Judgement


def mention_key(article: str, mention: Mention) -> str:
    """Under which name is a mention judged?"""
    return f"{article}@{mention.start}-{mention.end}"


def is_mention(key: str) -> bool:
    """Is what was judged a mention, rather than an actor?"""
    return _MENTION.fullmatch(key) is not None


class Clusters:
    """Who is one with whom.

    Args:
        judgements: those that stand, in the order in which they were made.
    """

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self.judgements = tuple(j for j in judgements if j.kind is JudgementKind.ACTOR and j.object)
        self.held_off: list[HeldOff] = []
        latest: dict[frozenset[str], Judgement] = {}
        for judgement in self.judgements:
            before = latest.pop(_pair(judgement), None)
            if before is not None:
                self.held_off.append(HeldOff(before, judgement))
            latest[_pair(judgement)] = judgement
        self._apart = {pair: j for pair, j in latest.items() if j.verdict is Verdict.DIFFERENT}
        self._unsure = {pair for pair, j in latest.items() if j.verdict is Verdict.UNSURE}
        self._clusters: dict[str, list[str]] = {}
        for judgement in latest.values():
            if judgement.verdict is Verdict.SAME:
                self._join(judgement)
        self.same = self._representatives()
        self._judged_mentions = self._by_article()

    def __bool__(self) -> bool:
        """Is there anything to follow?"""
        return bool(self.same or self._judged_mentions)

    def _join(self, judgement: Judgement) -> None:
        one, other = (self._clusters.get(key, [key]) for key in (judgement.subject, str(judgement.object)))
        if one is other:
            return
        for left in one:
            for right in other:
                if (apart := self._apart.get(frozenset((left, right)))) is not None:
                    self.held_off.append(HeldOff(judgement, apart))
                    return
        joined = [*one, *other]
        self._clusters.update(dict.fromkeys(joined, joined))

    def _representatives(self) -> dict[str, str]:
        """For each that was joined: the one of the registry, else whom the first judgement named."""
        found = {}
        objects = [str(judgement.object) for judgement in self.judgements]
        for key, cluster in self._clusters.items():
            actors = [each for each in cluster if not is_mention(each)]
            known = sorted(each for each in actors if not each.startswith(PROVISIONAL))
            whole = known[0] if known else next(each for each in objects if each in actors)
            if key != whole:
                found[key] = whole
        return found

    def _by_article(self) -> dict[str, list[tuple[Span, str]]]:
        found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for key in dict.fromkeys(judgement.subject for judgement in self.judgements):
            if (match := _MENTION.fullmatch(key)) is not None:
                found[match["article"]].append(((int(match["start"]), int(match["end"])), key))
        return dict(found)

    # --- who is meant -----------------------------------------------------------------------------

    def whole(self, actor: str) -> str:
        """Under which id does an actor stand together with those that it is one with?"""
        return self.same.get(actor, actor)

    def members(self, actor: str) -> tuple[str, ...]:
        """Which actors stand under the id of this one, itself first?"""
        whole = self.whole(actor)
        cluster = self._clusters.get(whole, [whole])
        return (whole, *sorted(each for each in cluster if each != whole and not is_mention(each)))

    def touching(self, actor: str) -> tuple[Judgement, ...]:
        """Which judgements bear on an actor, or on one that it stands together with?"""
        members = set(self.members(actor))
        return tuple(j for j in self.judgements if members & {j.subject, j.object})

    def meant(self, key: str, machine: str | None) -> str | None:
        """Whom does a judged mention mean, where the machine took it for ``machine``?"""
        if key in self.same:
            return self.same[key]
        for pair in (*self._apart, *self._unsure):
            if key in pair and machine is not None:
                (other,) = pair - {key}
                if self.whole(other) == self.whole(machine):
                    return None
        return self.whole(machine) if machine is not None else None

    # --- what was read, by it ---------------------------------------------------------------------

    def judged(self, annotation: Annotation | None) -> dict[str, str]:
        """Which mentions of an article were judged, and whom do they mean (empty: nobody who is known)?"""
        if annotation is None or annotation.id not in self._judged_mentions:
            return {}
        keys = dict(self._judged_mentions[annotation.id])
        return {
            mention.id: self.meant(keys[mention.start, mention.end], mention.actor) or _NOBODY
            for mention in annotation.mentions
            if (mention.start, mention.end) in keys
        }

    def has_judged_mentions(self, article: str | None = None) -> bool:
        """Were mentions judged, of any article or of this one?"""
        return article in self._judged_mentions if article is not None else bool(self._judged_mentions)

    def articles_with_judged_mentions(self) -> tuple[str, ...]:
        """Of which articles were mentions judged?"""
        return tuple(sorted(self._judged_mentions))

    def claim(self, row: LedgerClaim, annotation: Annotation | None) -> LedgerClaim:
        """A claim with the actors that are meant; ``annotation`` is asked for mentions that were judged."""
        judged = self.judged(annotation)
        claim = row.claim
        participants = tuple(self._participant(each, judged) for each in claim.participants)
        spoken = self._speaker(claim, annotation, judged)
        via = tuple(
            msgspec.structs.replace(voice, actor=self._whole(voice.actor)) for voice in claim.speaker.via
        )
        expected = claim.expectation
        if expected is not None:
            expected = msgspec.structs.replace(
                expected, holder=self._whole(expected.holder), of=self._whole(expected.of)
            )
        changed = msgspec.structs.replace(
            claim,
            participants=participants,
            actors=_who_are(participants, Role.ACTOR),
            recipients=_who_are(participants, Role.RECIPIENT),
            speaker=msgspec.structs.replace(claim.speaker, actor=spoken, via=via),
            expectation=expected,
        )
        return row if changed == claim else msgspec.structs.replace(row, claim=changed)

    def _whole(self, actor: str | None) -> str | None:
        return self.whole(actor) if actor is not None else None

    def _participant(self, participant: Participant, judged: Mapping[str, str]) -> Participant:
        if participant.mention in judged:
            return msgspec.structs.replace(participant, actor=judged[participant.mention or ""] or None)
        return msgspec.structs.replace(participant, actor=self._whole(participant.actor))

    def _speaker(self, claim: Claim, annotation: Annotation | None, judged: Mapping[str, str]) -> str | None:
        """Who speaks, where the words that name the speaker are a mention that was judged."""
        said = (
            next((each for each in annotation.attributions if each.id == claim.attribution), None)
            if (annotation is not None and judged)
            else None
        )
        if annotation is not None and said is not None:
            for mention in annotation.mentions:
                named = any(overlaps((mention.start, mention.end), span) for span in said.speaker)
                if named and mention.id in judged and mention.actor == claim.speaker.actor:
                    return judged[mention.id] or None
        return self._whole(claim.speaker.actor)

    def annotation(self, annotation: Annotation | None) -> Annotation | None:
        """What was read from an article, with the actors that are meant."""
        if annotation is None or not self:
            return annotation
        judged = self.judged(annotation)
        mentions = tuple(
            msgspec.structs.replace(
                mention,
                actor=(judged[mention.id] or None) if mention.id in judged else self._whole(mention.actor),
            )
            for mention in annotation.mentions
        )
        actors = tuple(msgspec.structs.replace(each, id=self.whole(each.id)) for each in annotation.actors)
        return msgspec.structs.replace(annotation, mentions=mentions, actors=actors)

    def actor(self, actor: Actor) -> Actor:
        """An actor under the id that it stands under."""
        return msgspec.structs.replace(actor, id=self.whole(actor.id))

    def part_of(self, rows: Iterable[PartOf]) -> Iterator[PartOf]:
        """Who counts for whom, nobody for himself."""
        for row in rows:
            found = msgspec.structs.replace(row, actor=self.whole(row.actor), parent=self.whole(row.parent))
            if found.actor != found.parent:
                yield found

    # --- asking the ledger ------------------------------------------------------------------------

    def widened(self, wanted: ClaimFilter) -> ClaimFilter:
        """The filter that finds, as they were read, all claims that may hold to ``wanted`` as meant.

        Those of articles in which mentions were judged are not among them for sure.
        """
        changes: dict[str, tuple[str, ...] | None] = {}
        for name in ("actors", "others", "speakers"):
            ids: tuple[str, ...] | None = getattr(wanted, name)
            if ids is not None:
                members = dict.fromkeys(each for one in ids for each in self.members(one))
                changes[name] = tuple(members)
        return msgspec.structs.replace(wanted, **changes)

    def holds(self, row: LedgerClaim, wanted: ClaimFilter) -> bool:
        """Does a claim, as it is meant, hold to what is wanted of its actors?"""
        taking_part = [each.actor for each in row.claim.participants]
        if wanted.speakers is not None and row.claim.speaker.actor not in _wholes(self, wanted.speakers):
            return False
        if wanted.actors is None:
            return wanted.others is None or not _wholes(self, wanted.others).isdisjoint(taking_part)
        first = [place for place, each in enumerate(taking_part) if each in _wholes(self, wanted.actors)]
        if wanted.others is None:
            return bool(first)
        then = [place for place, each in enumerate(taking_part) if each in _wholes(self, wanted.others)]
        return any(one != other for one in first for other in then)


def _wholes(clusters: Clusters, ids: Iterable[str]) -> set[str | None]:
    return {clusters.whole(each) for each in ids}


def _pair(judgement: Judgement) -> frozenset[str]:
    return frozenset((judgement.subject, str(judgement.object)))


def _who_are(participants: Iterable[Participant], role: Role) -> tuple[str, ...]:
    """Each actor once, as the coding has it."""
    return tuple(dict.fromkeys(p.actor or p.name for p in participants if p.role is role))
