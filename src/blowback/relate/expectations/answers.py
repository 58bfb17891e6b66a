"""What do claims answer to an expectation?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from blowback.ledger import LedgerClaim
from blowback.records import Claim, Episode, Part, Participant
from blowback.relate.dyads import Edge
from blowback.relate.expectations.told import Expected, actors
from blowback.relate.view import View
from blowback.relate.wording import is_deed
from blowback.text.instants import DAY
from blowback.text.names import name_words
from blowback.vocab.claims import ClaimKind, ExpectationKind, Modality, Role, StateKind
from blowback.vocab.plover import EventType, valence_sign
from blowback.vocab.relations import Outcome

_MATERIAL_CONFLICT = 4
_AWAITED = re.compile(r"\s*(?:unless|until|till)\b", re.IGNORECASE)  # its deed takes the expectation away
_STEM, _SHARED = 4, 2
_COMMON = frozenset(
    word[:_STEM]
    for word in (
        *("that", "this", "with", "from", "they", "them", "their", "have", "been", "were", "will", "would"),
        *("when", "before", "after", "over", "into", "than", "then", "said", "says", "which", "while"),
    )
)


class Answer(NamedTuple):
    """An outcome, the claims that it rests on, and in words why."""

    outcome: Outcome
    rows: Sequence[LedgerClaim] = ()
    why: str | None = None


class Answers:
    """What the claims of a view answer to an expectation.

    Args:
        view: the ledger as known on a date.
        edges: how its claims bear on pairs.
        happened: gives the episodes of the view; asked only where an answer hangs on them.
    """

    def __init__(self, view: View, edges: Sequence[Edge], happened: Callable[[], Sequence[Episode]]) -> None:
        self._view, self._happened = view, happened
        self._words: dict[Hashable, frozenset[str]] = {}  # of claims: one is laid beside many
        self._by_doer: dict[str, list[Edge]] = defaultdict(list)
        self._between: dict[frozenset[str], list[LedgerClaim]] = defaultdict(list)
        self._deeds: dict[str, list[LedgerClaim]] = defaultdict(list)  # also those done to nobody known
        for row in view.claims:
            if row.claim.event_type is not None:
                for actor in actors(view, row.claim, Role.ACTOR):
                    self._deeds[actor].append(row)
        for edge in edges:
            self._by_doer[edge.source].append(edge)
            self._between[frozenset((edge.source, edge.target))].append(edge.row)

    def to(self, expected: Expected, first: Expected) -> Answer:
        """What came of an expectation, of which ``first`` is the first telling."""
        doer, content = expected.doer, expected.content
        if expected.holder is None or doer is None or content is None:
            return Answer(Outcome.OPEN)
        own = {expected.row.claim.id, content.claim.id}
        follows = _follows(first)
        done = [e for e in self._by_doer[doer] if e.row.claim.id not in own and follows(e.row)]
        found = (each for each in self._in_turn(expected, first, content, doer, done) if each is not None)
        return next(found, Answer(Outcome.OPEN))

    def _in_turn(
        self, expected: Expected, first: Expected, content: LedgerClaim, doer: str, done: Sequence[Edge]
    ) -> Iterator[Answer | None]:
        """What may have come of it, in the order in which it is looked for."""
        negative = content.claim.factuality.is_negative
        did = _unique(
            (*(e.row for e in done if self._meets(e, content, doer)), *self._done(first, content, doer))
        )
        if negative:  # what was done before the promise does not break it
            did = [row for row in did if not expected.since or _is_after(row, expected.since)]
        yield _told(Outcome.CONTRADICTED if negative else Outcome.MET, did)
        if negative:
            yield _told(Outcome.CONTRADICTED, _unique(self._let_happen(first, content)))
        yield _told(Outcome.CONTRADICTED, _unique(self._against(done, expected, content, doer)))
        yield self._overtaken(expected, first)
        if not negative:
            did_not = self._did_not(first, content, doer)
            yield _told(Outcome.FAILED, did_not, "told not to have come")
            yield self._late(expected, doer) or self._never_told(expected, content, doer)

    def _meets(self, edge: Edge, content: LedgerClaim, doer: str) -> bool:
        """Is a deed of the type that was expected told, towards whom, or on what, it was expected?"""
        claim, wanted = edge.row.claim, content.claim
        if wanted.event_type is None or claim.event_type is not wanted.event_type or not is_deed(claim):
            return False
        if claim.claim_kind not in (ClaimKind.EVENT, ClaimKind.STATE):
            return False
        targets = actors(self._view, wanted, Role.RECIPIENT) | actors(self._view, wanted, Role.AGAINST)
        if targets - {doer}:
            return edge.target in targets
        return self._same_deed(content, edge.row)

    def _done(self, first: Expected, content: LedgerClaim, doer: str) -> Iterator[LedgerClaim]:
        """What the doer is told to have done where it was expected towards nobody known."""
        wanted = content.claim
        targets = actors(self._view, wanted, Role.RECIPIENT) | actors(self._view, wanted, Role.AGAINST)
        if wanted.event_type is None or targets - {doer}:
            return
        own, follows = {first.row.claim.id, wanted.id}, _follows(first)
        for row in self._deeds[doer]:
            same = row.claim.event_type is wanted.event_type and row.claim.mode == wanted.mode
            new = same and row.claim.id not in own and is_deed(row.claim)
            if new and follows(row) and self._same_deed(content, row):
                yield row

    def _let_happen(self, first: Expected, content: LedgerClaim) -> Iterator[LedgerClaim]:
        """What somebody was not to let another do, and the other is told to have done since.

        Whom it hit is asked of all that is told of it: who claims an attack seldom says whom it killed.
        """
        for inner in self._view.claims:
            if inner.claim.content_of != content.claim.id or inner.claim.event_type is None:
                continue
            targets = self._hit(inner.claim.participants)
            others = actors(self._view, inner.claim, Role.ACTOR)
            told = {row.claim.id for each in others for row in self._deeds[each] if _same(row, inner, first)}
            for episode in self._happened() if told else ():
                if told.isdisjoint(episode.claims) or not targets & self._struck(episode):
                    continue
                rows = (self._view.by_id[each] for each in episode.claims)
                yield from (row for row in rows if _same(row, inner, first))

    def _struck(self, episode: Episode) -> set[str]:
        """Whom an episode was done to; the state on whose soil it was, where none of them is known."""
        soil = episode.place.country if episode.place is not None else None
        hit = self._hit(episode.parts)
        return hit or ({self._view.rollup.whole(soil)} if soil is not None else set())

    def _hit(self, parts: Iterable[Participant | Part]) -> set[str]:
        """Whom a deed is done to, as states and movements: what is done to its people is done to a state."""
        whom = (each.actor for each in parts if each.role is Role.RECIPIENT and each.actor is not None)
        return {self._view.rollup.whole(each, members=True, people=True) for each in whom}

    def _against(
        self, done: Sequence[Edge], expected: Expected, content: LedgerClaim, doer: str
    ) -> Iterator[LedgerClaim]:
        """What is told that runs against it: hostility towards the other party, help to its adversary."""
        if expected.kind is ExpectationKind.THREATENED:
            return  # that nothing came of a threat is no contradiction
        kind, mode = content.claim.event_type, content.claim.mode
        helpful = kind is None or valence_sign(kind, mode) >= 0
        targets = actors(self._view, content.claim, Role.RECIPIENT)
        beside = expected.beside
        enemies = actors(self._view, content.claim, Role.AGAINST)
        enemies |= set() if helpful else targets - {doer, beside or ""}
        if beside is not None and (helpful or bool(enemies) or not targets):
            yield from (e.row for e in done if e.target == beside and _is_contrary(e))
        yield from (e.row for e in done if e.target in enemies and e.sign > 0 and is_deed(e.row.claim))

    def _overtaken(self, expected: Expected, first: Expected) -> Answer | None:
        """Did what it hung on fall away?"""
        condition = expected.condition
        if not condition:
            return None
        awaited, follows = _AWAITED.match(condition) is not None, _follows(first)
        for hung in self._hung_on(expected.row, condition):
            for actor in actors(self._view, hung.claim, Role.ACTOR):
                told = [row for row in self._deeds[actor] if follows(row)]
                same = [r for r in told if r.claim.id != hung.claim.id and self._is_of(r, hung)]
                came = [r for r in same if is_deed(r.claim)]
                away = [r for r in same if _is_not_so(r.claim)]
                found = _unique(came if awaited else away)
                if found:
                    return Answer(Outcome.OVERTAKEN, found, f"“{condition.strip()}” fell away")
        return None

    def _is_of(self, row: LedgerClaim, hung: LedgerClaim) -> bool:
        """Is it the deed of a condition: of its type, towards the same, or on what both name?"""
        if row.claim.event_type is None or row.claim.event_type is not hung.claim.event_type:
            return False
        if row.claim.mode != hung.claim.mode:
            return False
        ours, theirs = (actors(self._view, each, Role.RECIPIENT) for each in (hung.claim, row.claim))
        return bool(ours & theirs) or self._same_deed(hung, row)

    def _hung_on(self, row: LedgerClaim, condition: str) -> Iterator[LedgerClaim]:
        """The claims that tell the condition of an expectation: those within its words."""
        start, end = row.claim.evidence
        at = self._view.text(row.article)[start:end].find(condition.strip())
        if at < 0:
            return
        low, high = start + at, start + at + len(condition.strip())
        read = self._view.annotations[row.article]
        for claim in read.claims if read is not None else ():
            if low <= claim.trigger[0] and claim.trigger[1] <= high:
                yield replace(row, claim=claim)

    def _did_not(self, first: Expected, content: LedgerClaim, doer: str) -> list[LedgerClaim]:
        """What tells that the deed did not come, after it was expected."""
        targets, follows = actors(self._view, content.claim, Role.RECIPIENT), _follows(first)
        return _unique(
            e.row
            for e in self._by_doer[doer]
            if _is_not_so(e.row.claim)
            and e.row.claim.claim_kind is ClaimKind.EVENT
            and e.row.claim.event_type is content.claim.event_type
            and (e.target in targets or not targets)
            and e.row.published_at != first.row.published_at
            and follows(e.row)
        )

    def _late(self, expected: Expected, doer: str) -> Answer | None:
        """Did its time pass, with something told of the two after that, and nothing of the deed?"""
        if expected.due is None or expected.beside is None or expected.kind is ExpectationKind.THREATENED:
            return None
        after = [
            row
            for row in self._between[frozenset((doer, expected.beside))]
            if (row.published_at.start or "")[:DAY] >= expected.due
        ]
        if not after:
            return None
        return _lapsed(expected.due, after)

    def _never_told(self, expected: Expected, content: LedgerClaim, doer: str) -> Answer | None:
        """Did the time of a thing promised to nobody known pass, and no deed is told with a word of it?"""
        if expected.due is None or expected.kind is not ExpectationKind.PROMISED:
            return None
        if expected.beside is not None or content.claim.event_type is not None:
            return None
        after = [r for r in self._deeds[doer] if (r.published_at.start or "")[:DAY] >= expected.due]
        thing = self._view.text(content.article)[slice(*content.claim.trigger)].casefold()[:_STEM]
        told = (r for r in self._view.claims if r.article != content.article and is_deed(r.claim))
        named = any(
            thing in self._view.text(row.article)[slice(*row.claim.evidence)].casefold()
            for row in told
            if (row.published_at.start or "")[:DAY] >= expected.since
        )
        return _lapsed(expected.due, after) if after and not named else None

    def _same_deed(self, one: LedgerClaim, other: LedgerClaim) -> bool:
        """Do two sentences tell one deed of no known recipient: the same verb, or things that both name?"""
        shared = self._words_of(one) & self._words_of(other)
        if len(shared) >= _SHARED or not shared:
            return bool(shared)
        texts = (self._view.text(row.article)[slice(*row.claim.trigger)] for row in (one, other))
        return len({text.casefold()[:_STEM] for text in texts}) == 1

    def _words_of(self, row: LedgerClaim) -> frozenset[str]:
        claim = row.claim  # which may be looked at as it was read, and as it was corrected
        key = row.article, claim.trigger, claim.evidence, claim.participants
        if key not in self._words:
            self._words[key] = _words(self._view, row)
        return self._words[key]


def _same(row: LedgerClaim, inner: LedgerClaim, first: Expected) -> bool:
    """Is a deed told of the type that was not to be let happen, after it was not to be?"""
    same = row.claim.event_type is inner.claim.event_type and is_deed(row.claim)
    return same and _is_after(row, first.told)


def _lapsed(due: str, after: Sequence[LedgerClaim]) -> Answer:
    until = max((row.published_at.start or "")[:DAY] for row in after)
    return Answer(Outcome.FAILED, (), f"was due by {due}; nothing is told of it until {until}")


def _told(outcome: Outcome, rows: Sequence[LedgerClaim], why: str | None = None) -> Answer | None:
    return Answer(outcome, rows, why) if rows else None


def _words(view: View, row: LedgerClaim) -> frozenset[str]:
    """The stems of what stands after the verb, the names of those who act left out."""
    text = view.text(row.article)[row.claim.trigger[1] : row.claim.evidence[1]]
    acting = {w[:_STEM] for p in row.claim.participants if p.role is Role.ACTOR for w in name_words(p.name)}
    found = {word.casefold()[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", text)}
    return frozenset(found - {each.casefold() for each in acting} - _COMMON)


def _is_contrary(edge: Edge) -> bool:
    """Is it more than a harsh word: material hostility, refusal, a position, relations gone bad?"""
    claim = edge.row.claim
    if edge.sign >= 0 or not is_deed(claim):
        return False
    if claim.state is not None:
        return claim.state.kind is StateKind.RELATIONS
    material = claim.quad == _MATERIAL_CONFLICT or claim.event_type is EventType.REJECT
    return claim.claim_kind is ClaimKind.POSITION or (claim.claim_kind is ClaimKind.EVENT and material)


def _is_not_so(claim: Claim) -> bool:
    """Is it told as something that did not happen?"""
    return claim.modality is Modality.ACTUAL and claim.factuality.is_negative


def _follows(expected: Expected) -> Callable[[LedgerClaim], bool]:
    """Which claims may have come after, as far as the times tell: their own, else the publication's?"""
    since, article = expected.since, expected.row.article
    untold = expected.row.claim.event_time is None

    def follows(answer: LedgerClaim) -> bool:
        if untold and (not since or answer.article == article):
            return True
        return _is_after(answer, since)

    return follows


def _is_after(answer: LedgerClaim, day: str) -> bool:
    own = answer.claim.event_time
    if own is not None and own.end is not None:
        return own.end[:DAY] > day
    end = answer.published_at.end
    return end is None or end[:DAY] > day


def _unique(rows: Iterable[LedgerClaim]) -> list[LedgerClaim]:
    return list({row.claim.id: row for row in rows}.values())
