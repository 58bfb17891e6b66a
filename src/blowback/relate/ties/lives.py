"""When did a tie begin, when did it end, and does it stand as last told?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from blowback.ledger import LedgerClaim
from blowback.records import Interval, Phase, Tie
from blowback.relate.corroboration import Corroboration
from blowback.relate.ties.tellings import (
    CLOSING,
    DENIED,
    IN_GENERAL,
    NOT_SO,
    OPENING,
    Key,
    Telling,
)
from blowback.relate.view import View
from blowback.text.ids import digest
from blowback.vocab.claims import BackingPhase, Role
from blowback.vocab.plover import EventType
from blowback.vocab.relations import TieKind
from blowback.vocab.speech import SpeakerClass

# that help was given says nothing of whether it goes on, and a party's denial settles nothing
_SILENT = (BackingPhase.GIVEN, DENIED)
# what begins with one act, however often it is told
_BY_ONE_ACT = (
    TieKind.RECOGNITION,
    TieKind.DESIGNATION,
    TieKind.SANCTION,
    TieKind.BAN,
    TieKind.CEASEFIRE,
    TieKind.ALLIANCE,
    TieKind.MEMBERSHIP,
)
_NEVER = (BackingPhase.REFUSED, BackingPhase.SOUGHT, NOT_SO)


def lives(view: View, counts: Corroboration, key: Key, told: Sequence[Telling]) -> Iterator[Tie]:
    """The ties of one key, one for each stretch of time for which it is told to have held.

    The tellings are laid in order of time. What is told, with a time, to open the tie after it was told as
    over opens another stretch.
    """
    ordered = sorted(told, key=lambda t: (t.moment, t.row.known_from, t.row.article, t.row.claim.trigger))
    for number, stretch in enumerate(_stretches(ordered)):
        yield _tie(view, counts, key, stretch, after=_first_told(stretch) if number else "")


def _stretches(ordered: Sequence[Telling]) -> Iterator[list[Telling]]:
    stretch: list[Telling] = []
    over = False
    for telling in ordered:
        if over and _opens(telling) and telling.interval[0] is not None:
            yield stretch
            stretch, over = [], False
        over = over or telling.phase in CLOSING
        stretch.append(telling)
    yield stretch


def _first_told(stretch: Sequence[Telling]) -> str:
    """The claim by which a later stretch is named: the first that told it, whatever is reported later."""
    return min((t.row.known_from, t.row.claim.id) for t in stretch if _opens(t))[1]


def _opens(telling: Telling) -> bool:
    return telling.phase in OPENING or _is_value(telling)


def _tie(view: View, counts: Corroboration, key: Key, stretch: Sequence[Telling], *, after: str) -> Tie:
    """One stretch; ``after`` is empty for the first, else names it."""
    ordered = [t for t in stretch if t.phase != IN_GENERAL]
    rows = _unique(t.row for t in ordered if t.phase not in (DENIED, NOT_SO))
    against = _unique(t.row for t in ordered if t.phase in (DENIED, NOT_SO))
    backed = counts.of(rows or against)
    covert = [t.row.claim.backing.covert for t in ordered if t.row.claim.backing is not None]
    return Tie(
        id=digest("tie", *(part or "" for part in key), after),
        kind=key.kind,
        source=key.source,
        target=key.target,
        through=key.through,
        backing=key.backing,
        covert=next((each for each in (True, False) if each in covert), None),
        value=key.value or _value(key, ordered),
        interval=_interval(ordered),
        standing=_standing(ordered),
        phases=tuple(_phases(stretch)),
        claims=tuple(row.claim.id for row in rows),
        denials=tuple(row.claim.id for row in against),
        alleged_by=_voices(view, rows),
        denied_by=_voices(view, against),
        member=all(t.member for t in ordered),
        reports=backed.reports,
        independent=backed.independent,
        known_from=min(t.row.known_from for t in ordered),
    )


def _value(key: Key, ordered: Sequence[Telling]) -> str | None:
    """How relations stand as last told."""
    if key.kind is not TieKind.RELATIONS:
        return None
    told = [t.phase for t in ordered if t.phase not in (DENIED, NOT_SO, *CLOSING, *OPENING)]
    return told[-1] if told else None


def _interval(ordered: Sequence[Telling]) -> Interval:
    """For when the tie is told to have held; what is not told is open."""
    told = [t.interval for t in ordered if _opens(t)]
    start = _start(told) if ordered[0].key.kind in _BY_ONE_ACT else _first(told)
    ends = [t.interval[1] or t.interval[0] for t in ordered if t.phase in CLOSING]
    end = min((end for end in ends if end is not None), default=None)
    return (start, end) if start is None or end is None or start < end else (start, None)


def _first(told: Sequence[Interval]) -> str | None:
    return min((start for start, _ in told if start is not None), default=None)


def _start(told: Sequence[Interval]) -> str | None:
    """When it was done, by the telling that says so most closely: the day, where another has the month."""
    dated = sorted((start, end) for start, end in told if start is not None and end is not None)
    first = _first(told)
    if not dated or first != dated[0][0]:
        return first
    until = max(end for start, end in dated if start == first)
    return min(dated, key=lambda time: (time[1] > until, time[1], time[0]))[0]


def _is_value(telling: Telling) -> bool:
    return telling.key.kind is TieKind.RELATIONS and telling.phase not in (DENIED, NOT_SO, *CLOSING)


def _standing(ordered: Sequence[Telling]) -> bool | None:
    """Does it hold, by what was told last of it? Unknown where nothing tells."""
    standing: bool | None = None
    for telling in ordered:
        if telling.phase in CLOSING or telling.phase in _NEVER:
            standing = False
        elif telling.phase not in _SILENT:
            standing = True
        elif telling.phase == BackingPhase.GIVEN and standing is False:
            standing = None  # given after it was refused, sought or ended: whether it lasts is not told
    return standing


def _phases(ordered: Sequence[Telling]) -> Iterator[Phase]:
    """What is told, phase by phase, claims of one phase and time together."""
    for (phase, interval), some in groupby(ordered, key=lambda t: (t.phase, t.interval)):
        yield Phase(phase=str(phase), interval=interval, claims=tuple(_ids(t.row for t in some)))


def _voices(view: View, rows: Iterable[LedgerClaim]) -> tuple[str, ...]:
    """Who says so: speakers, and accusers of whom an outlet tells; the outlets' own voices left out."""
    return tuple(dict.fromkeys(voice for row in rows for voice in _said_by(view, row)))


def _said_by(view: View, row: LedgerClaim) -> Iterator[str]:
    if row.claim.speaker.kind is not SpeakerClass.OUTLET:
        yield view.says(row)
        return
    told_as = view.by_id.get(row.claim.content_of or "")
    if told_as is not None and told_as.claim.event_type is EventType.ACCUSE:
        accusers = (p for p in told_as.claim.participants if p.role is Role.ACTOR)
        yield from (view.called(told_as, accuser) for accuser in accusers)


def _unique(rows: Iterable[LedgerClaim]) -> list[LedgerClaim]:
    return list({row.claim.id: row for row in rows}.values())


def _ids(rows: Iterable[LedgerClaim]) -> list[str]:
    return list(dict.fromkeys(row.claim.id for row in rows))
