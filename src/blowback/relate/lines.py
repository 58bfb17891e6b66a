"""How do claims become lines of a brief? Told alike is one line; grouped by who, in order of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from blowback.ledger import LedgerClaim
from blowback.records import Claim, Evidence, Interval, Line, Section
from blowback.relate.disputes import Disputes
from blowback.relate.dyads import sign
from blowback.relate.view import View
from blowback.relate.wording import ends, headline, is_deed, line_of, listed, when
from blowback.text.names import fold_name
from blowback.vocab.claims import Role
from blowback.vocab.plover import EventType
from blowback.vocab.speech import Stance

_LAST = "9999"
Grouping = Callable[[LedgerClaim], str]


class Writer:
    """Writes lines and sections from claims.

    Args:
        view: the ledger as known on a date.
        disputes: which claims are denied by whom, so that a line says so.
    """

    def __init__(self, view: View, disputes: Disputes) -> None:
        self.view, self.disputes = view, disputes

    def section(
        self,
        key: str,
        title: str,
        rows: Sequence[LedgerClaim],
        *,
        group: Grouping | None = None,
        note: str | None = None,
        empty: str = "Nothing is told.",
    ) -> Section:
        """A section of lines; those that name nobody known come apart, as its ``rest``."""
        lines: list[Line] = []
        rest: list[Line] = []
        for some in self._alike(rows, group):
            line = self.line(some, group=group(some[0]) if group is not None else None)
            (lines if self._names_somebody(some) else rest).append(line)
        told = (lines or rest) and note
        return Section(
            key=key,
            title=title,
            note=told or (None if lines or rest else empty),
            lines=tuple(in_order(lines)),
            rest=tuple(in_order(rest)),
        )

    def line(self, rows: Sequence[LedgerClaim], *, group: str | None = None) -> Line:
        """One line for rows that are told alike; under a heading of its ends it says only what."""
        first = rows[0]
        whole = ends(self.view, first)
        text = line_of(self.view, _bundle(rows), ends=_under(whole, group))
        return self.of(text, rows, group=group)

    def of(
        self,
        text: str,
        rows: Sequence[LedgerClaim],
        *,
        group: str | None = None,
        below: Sequence[Line] = (),
        marks: Iterable[str] = (),
        counts_as: int | None = None,
    ) -> Line:
        """A line with this text that rests on these rows."""
        evidence = tuple(self.view.evidence(row) for row in rows)
        times = [t for row in rows if (t := when(row.claim)) is not None]
        return Line(
            text=text,
            says=distinct_voices(e.says for e in evidence),
            when=times[0] if times else None,
            interval=next((span for row in rows if (span := interval(row.claim)) is not None), None),
            sign=counts_as if counts_as is not None else sign(rows[0].claim) if rows else 0,
            marks=tuple(dict.fromkeys([*marks, *self._marks(rows, evidence)])),
            reports=len({row.article for row in rows}),
            evidence=tuple({(e.article, e.start, e.end): e for e in evidence}.values()),
            group=group,
            below=tuple(below),
        )

    def each(self, rows: Iterable[LedgerClaim]) -> tuple[Line, ...]:
        """One line a claim, for what a line above is made of."""
        alike: dict[tuple[str, tuple[int, int]], list[LedgerClaim]] = defaultdict(list)
        for row in rows:
            alike[headline(self.view, row), row.claim.evidence].append(row)
        return tuple(self.of(text, some) for (text, _), some in alike.items())

    def _alike(self, rows: Iterable[LedgerClaim], group: Grouping | None) -> Iterator[list[LedgerClaim]]:
        """Rows that one line tells: the same sentence of one act, or the same words of one time."""
        acts: dict[object, list[LedgerClaim]] = defaultdict(list)
        for row in rows:
            acts[_act(row) or row.claim.id].append(row)
        told: dict[tuple[str, str, str], list[LedgerClaim]] = defaultdict(list)
        for some in acts.values():
            text = line_of(self.view, some, ends=ends(self.view, some[0]))
            key = (group(some[0]) if group is not None else "", text, when(some[0].claim) or "")
            told[key].extend(some)
        yield from told.values()

    def _names_somebody(self, rows: Sequence[LedgerClaim]) -> bool:
        return any(
            row.claim.quantities or any(self.view.is_named(row, p) for p in row.claim.participants)
            for row in rows
        )

    def _marks(self, rows: Sequence[LedgerClaim], evidence: Sequence[Evidence]) -> Iterator[str]:
        if any(row.claim.stance is Stance.DENIES for row in rows):
            yield "denied by the speaker"
        deniers = [self.view.says(d) for row in rows for d in self.disputes.denials_of(row.claim.id)]
        if deniers:
            yield f"denied by {listed(deniers)}"
        if any(row.claim.hedges for row in rows):
            yield "hedged"
        if any(e.damaged for e in evidence):
            yield "damaged text"


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Groups in order of telling; within each, what is told as a deed first, dated lines in order of time."""
    order = list(lines)
    groups = {group: number for number, group in enumerate(dict.fromkeys(line.group for line in order))}
    return sorted(order, key=lambda line: (groups[line.group], _start(line)))


def _start(line: Line) -> str:
    return (line.interval[0] or line.interval[1] or _LAST) if line.interval is not None else _LAST


def interval(claim: Claim) -> Interval | None:
    """When it was, as far as the text gives it."""
    time = claim.event_time
    return (time.start, time.end) if time is not None and (time.start or time.end) else None


def distinct_voices(says: Iterable[str]) -> tuple[str, ...]:
    """Each speaker once, however the name is written."""
    return tuple({fold_name(each): each for each in reversed(list(says))}.values())[::-1]


def _act(row: LedgerClaim) -> object:
    """What makes two claims with counts one act told in one sentence ("killed 3 and wounded 5")."""
    claim = row.claim
    if claim.event_type is not EventType.ASSAULT or not claim.quantities:
        return None
    actors = tuple(p.actor or p.name for p in claim.participants if p.role is Role.ACTOR)
    return (
        row.article,
        claim.evidence,
        claim.claim_kind,
        actors,
        claim.modality,
        claim.factuality,
        when(claim),
    )


def _bundle(rows: Sequence[LedgerClaim]) -> list[LedgerClaim]:
    """The rows whose counts a line gives: those of the first sentence."""
    first = (rows[0].article, rows[0].claim.evidence)
    return [row for row in rows if (row.article, row.claim.evidence) == first]


def _under(whole: str, group: str | None) -> str:
    """What is left to say of who and to whom under a heading that says one end of it, or both."""
    told = (group or "").removeprefix("By ")
    if not told:
        return whole
    if whole.casefold() == told.casefold():
        return ""
    return f"→ {whole[len(told) + 3 :]}" if whole.casefold().startswith(f"{told.casefold()} → ") else whole


def deeds_first(rows: Iterable[LedgerClaim]) -> list[LedgerClaim]:
    """Rows that are told as deeds, then the rest."""
    return sorted(rows, key=lambda row: not is_deed(row.claim))
