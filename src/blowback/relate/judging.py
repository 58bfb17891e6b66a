"""How is a judgement on actors or a claim made, and which of those that stand count?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from blowback.errors import InputError
from blowback.ledger import ClaimFilter, Judgement, JudgementKind, Ledger, LedgerClaim, Verdict
from blowback.records import Record
from blowback.relate.clusters import Clusters, is_mention, mention_key
from blowback.relate.finding import find_actor
from blowback.relate.reviewed import VERDICTS as ON_CLAIMS
from blowback.relate.reviewed import Reviewed, corrected
from blowback.relate.view import View
from blowback.text.instants import instant, interval
from blowback.vocab.claims import Role
from blowback.vocab.times import Granularity

_SHORTEST = 6  # characters of an id that is not written out
VERDICTS = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)
_ROLES = {"actors": Role.ACTOR, "recipients": Role.RECIPIENT}
_BY_LENGTH = {4: Granularity.YEAR, 7: Granularity.MONTH, 10: Granularity.DAY}


class Judged(Record, frozen=True, kw_only=True):
    """A judgement that stands. It does not count where ``instead`` names the one that it gives way to."""

    id: str
    verdict: Verdict
    subject: str
    object: str | None
    correction: dict[str, Any] | None = None
    judge: str
    reason: str | None
    known_from: str
    recorded_at: str
    instead: str | None = None


def judge(
    ledger: Ledger,
    verdict: Verdict,
    one: str,
    other: str,
    *,
    is_known: Callable[[str], bool],
    judge_name: str,
    reason: str | None,
    known_from: str | None,
    recorded_at: str,
) -> Judgement:
    """What was decided of two actors, or of a mention and an actor? It is kept as a row.

    The same decision on the same two, where it stands already, is that one; nothing is added.

    Args:
        ledger: open for writing.
        verdict: same, different or unsure.
        one: an actor, by id or name, or a mention as ``ARTICLE/MENTION``.
        other: likewise; of a mention the actor that it was read as counts.
        is_known: whether an id is one of the registry, though the ledger has not read of it.
        judge_name: who decides.
        reason: why.
        known_from: a view as known on an earlier date does not follow the judgement; when it is made, where
            not given.
        recorded_at: when it is made.

    Raises:
        InputError: nobody, or several, are meant, or both are the same.
    """
    if verdict not in VERDICTS:
        raise InputError(f"expected one of {', '.join(VERDICTS)}, found {verdict!r}")
    view = View(ledger, judged=False)
    subject, target = (_key(view, words, is_known) for words in (one, other))
    if is_mention(target):
        if is_mention(subject):
            target = _actor_of(view, target)
        else:
            subject, target = target, subject
    if subject == target:
        raise InputError(f"“{one}” and “{other}” are both {subject}; nothing was judged")
    made = Judgement(
        kind=JudgementKind.ACTOR,
        subject=subject,
        object=target,
        verdict=verdict,
        judge=judge_name,
        reason=reason,
        known_from=_instant(known_from or recorded_at),
        recorded_at=recorded_at,
    )
    standing = [each for each in ledger.judgements() if {each.subject, each.object} == {subject, target}]
    if standing and standing[-1].verdict is verdict:
        return standing[-1]
    ledger.judge(made)
    return made


def judge_claim(
    ledger: Ledger,
    verdict: Verdict,
    claim: str,
    *,
    correction: Mapping[str, Any] | None,
    judge_name: str,
    reason: str | None,
    known_from: str | None,
    recorded_at: str,
) -> Judgement:
    """What was decided of a claim? It is kept as a row.

    The same decision, where it stands already, is that one; nothing is added.

    Args:
        ledger: open for writing.
        verdict: accept, correct or reject.
        claim: its id.
        correction: where it is corrected: fields of a claim and what is right.
        judge_name: who decides.
        reason: why.
        known_from: a view as known on an earlier date does not follow the judgement; when it is made, where
            not given.
        recorded_at: when it is made.

    Raises:
        InputError: there is no such claim, or the correction does not make one.
    """
    if verdict not in ON_CLAIMS:
        raise InputError(f"expected one of {', '.join(ON_CLAIMS)}, found {verdict!r}")
    if (verdict is Verdict.CORRECT) != bool(correction):
        raise InputError("fields are given exactly where a claim is corrected; nothing was judged")
    row = claim_with(ledger, claim)
    if correction:
        corrected(row.claim, correction)
    made = Judgement(
        kind=JudgementKind.CLAIM,
        subject=row.claim.id,
        verdict=verdict,
        correction=dict(correction) if correction else None,
        judge=judge_name,
        reason=reason,
        known_from=_instant(known_from or recorded_at),
        recorded_at=recorded_at,
    )
    last = next(
        (j for j in reversed([*ledger.judgements()]) if j.subject == claim and j.verdict in ON_CLAIMS), None
    )
    if last is not None and (last.verdict, last.correction) == (made.verdict, made.correction):
        return last
    ledger.judge(made)
    return made


def claim_with(ledger: Ledger, claim: str) -> LedgerClaim:
    """The claim with an id, as it was read.

    Raises:
        InputError: there is none.
    """
    row = next(iter(ledger.claims(ClaimFilter(ids=(claim,)))), None)
    if row is None:
        raise InputError(
            f"expected the id of a claim, found {claim!r}; `blowback claims --json` shows them. "
            "Nothing was judged"
        )
    return row


def correction_of(view: View, row: LedgerClaim, told: Sequence[str]) -> dict[str, Any]:
    """Which fields of a claim does somebody correct who writes ``field=value`` or ``field.part=value``?

    ``actors`` and ``recipients`` take names or ids with commas between; ``event_time`` takes a day, month or
    year; ``none`` empties a field; anything else is JSON, or the word itself.

    Raises:
        InputError: something is not written so, or names nobody known.
    """
    found: dict[str, Any] = {}
    parts = [msgspec.to_builtins(each) for each in row.claim.participants]
    for each in told:
        path, equals, value = each.partition("=")
        field, dot, part = path.strip().partition(".")
        if not equals or not field or (dot and not part):
            raise InputError(f"expected field=value, found {each!r}; nothing was judged")
        if field in _ROLES:
            role = _ROLES[field]
            named = [_taking_part(view, role, words.strip()) for words in value.split(",") if words.strip()]
            parts = [*named, *(one for one in parts if one["role"] != role)]
            found["participants"] = parts
        elif dot:
            before = found.get(field) or msgspec.to_builtins(getattr(row.claim, field, None)) or {}
            found[field] = {**before, part: _value(value)}
        else:
            found[field] = _event_time(value) if field == "event_time" else _value(value)
    return found


def _taking_part(view: View, role: Role, words: str) -> dict[str, Any]:
    actor = find_actor(view, words)
    return {"role": role.value, "mention": None, "actor": actor, "name": view.actors[actor].name}


def _value(words: str) -> Any:
    words = words.strip()
    if words.lower() == "none":
        return None
    try:
        return msgspec.json.decode(words)
    except msgspec.DecodeError:
        return words


def _event_time(words: str) -> dict[str, Any] | None:
    words = words.strip()
    if words.lower() == "none":
        return None
    granularity = _BY_LENGTH.get(len(words))
    try:
        start, end = interval(words)
    except ValueError as error:
        raise InputError(f"event_time: expected a day, month or year: {error}") from error
    if granularity is None:
        raise InputError(f"event_time: expected a day, month or year, found {words!r}; nothing was judged")
    return {"start": start, "end": end, "granularity": granularity.value, "text": words}


def retract(
    ledger: Ledger, judgement: str, *, judge_name: str, reason: str | None, recorded_at: str
) -> Judgement:
    """Which judgement is taken back from now on? By its id, or enough of it.

    Raises:
        InputError: none that stands has the id, or several do.
    """
    found = [
        each
        for each in ledger.judgements()
        if each.id == judgement or (len(judgement) >= _SHORTEST and each.id.startswith(judgement))
    ]
    if len(found) != 1:
        raise InputError(
            f"expected the id of a judgement that stands, found {judgement!r}; "
            "`blowback judge list` shows them. Nothing was taken back"
        )
    (gone,) = found
    back = Judgement(
        kind=gone.kind,
        subject=gone.subject,
        object=gone.object,
        verdict=Verdict.RETRACT,
        judge=judge_name,
        reason=reason,
        retracts=gone.id,
        known_from=_instant(recorded_at),
        recorded_at=recorded_at,
    )
    ledger.judge(back)
    return gone


def judgements(
    ledger: Ledger, *, as_known_on: str | None = None, as_recorded_on: str | None = None
) -> Iterator[Judged]:
    """Which judgements stand, and which of them give way to others?"""
    standing = tuple(ledger.judgements(as_known_on=as_known_on, as_recorded_on=as_recorded_on))
    clusters = Clusters(standing)
    instead = {held.judgement.id: held.because.id for held in clusters.held_off}
    instead |= Reviewed(standing).outranked(standing)
    for each in standing:
        yield Judged(
            id=each.id,
            verdict=each.verdict,
            subject=each.subject,
            object=each.object,
            correction=each.correction,
            judge=each.judge,
            reason=each.reason,
            known_from=each.known_from,
            recorded_at=each.recorded_at,
            instead=instead.get(each.id),
        )


def _instant(date: str) -> str:
    try:
        return instant(date)
    except ValueError as error:
        raise InputError(f"known-from: expected a date such as 2031-05-04: {error}") from error


def _key(view: View, words: str, is_known: Callable[[str], bool]) -> str:
    """An actor of the ledger or the registry, or a mention of an article."""
    if words in view.actors or is_known(words):
        return words
    article, slash, local = words.rpartition("/")
    if slash and article in view.articles:
        annotation = view.as_read(article)
        for mention in annotation.mentions if annotation is not None else ():
            if mention.id == local:
                return mention_key(article, mention)
        raise InputError(f"the article {article!r} has no mention {local!r}; `blowback explain` shows them")
    return find_actor(view, words)


def _actor_of(view: View, key: str) -> str:
    """Whom was a mention read as?"""
    article = key.rpartition("@")[0]
    annotation = view.as_read(article)
    for mention in annotation.mentions if annotation is not None else ():
        if mention_key(article, mention) == key and mention.actor is not None:
            return mention.actor
    raise InputError(f"{key} was read as nobody who is known; name the actor that is meant")
