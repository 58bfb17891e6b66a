"""How do rows and claims become lines of a brief: words, voices, counts, the best sentence first?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from blowback.ledger import LedgerClaim
from blowback.records import Claim, Episode, Evidence, Interval, Line, Section, Stand, Tie
from blowback.relate.asking.relations import Relations
from blowback.relate.asking.rests import H, masked
from blowback.relate.brief.denials import Denials
from blowback.relate.brief.witnesses import Witnesses
from blowback.relate.dyads import sign
from blowback.relate.families import readings
from blowback.relate.view import View
from blowback.relate.wording import ends, headline, is_deed, line_of, listed, table, when
from blowback.text.names import fold_name
from blowback.vocab.claims import Role
from blowback.vocab.plover import EventType
from blowback.vocab.speech import Stance

MOST_SENTENCES = 12  # of one line; how many there are beside them is said
MOST_VOICES = 8
_LAST, _DENIES = "9999", "denied by the speaker"
Weighed = Episode | Tie | Stand
R = TypeVar("R", bound=Weighed)
Grouping = Callable[[LedgerClaim], str]


class Writer:
    """Writes lines from rows of tables, and from claims.

    Args:
        relations: the tables of a view.
    """

    def __init__(self, relations: Relations) -> None:
        self.relations, self.view = relations, relations.view
        self.denials = Denials(relations.view)
        self.witnesses = Witnesses(relations.view)
        self.counts = relations.counts
        self.told: set[str] = set()  # claims that some line tells

    def held(self, claims: Iterable[str]) -> list[LedgerClaim]:
        """The claims with these ids, those that are known."""
        by_id = self.view.by_id
        return [by_id[each] for each in dict.fromkeys(claims) if each in by_id]

    def shown(self, row: H) -> H:
        """A row without the names that are kept back."""
        return masked(self.relations, row)

    def of_row(
        self,
        row: Weighed,
        text: str,
        *,
        group: str | None = None,
        below: Sequence[Line] = (),
        marks: Iterable[str] = (),
        deniers: Iterable[str] = (),
        counts_as: int = 0,
        when: str | None = None,
        interval: Interval | None = None,
    ) -> Line:
        """A line that tells an episode, a tie or a stand, whoever denies it aside."""
        rows = self.held(row.claims or ([] if isinstance(row, Stand) else row.denials))
        line = self.of(
            text, rows, group=group, below=below, marks=marks, deniers=deniers, counts_as=counts_as
        )
        return line_with(
            line,
            row=row.id,
            when=when,
            interval=interval if interval != (None, None) else None,
            reports=row.reports,
            independent=row.independent,
        )

    def of(
        self,
        text: str,
        rows: Sequence[LedgerClaim],
        *,
        group: str | None = None,
        below: Sequence[Line] = (),
        marks: Iterable[str] = (),
        deniers: Iterable[str] = (),
        counts_as: int | None = None,
    ) -> Line:
        """A line with this text that rests on these rows; ``deniers`` are those known beside theirs."""
        rows = self.witnesses.in_order(rows)
        self.told.update(row.claim.id for row in rows)
        places = {(row.article, *row.claim.evidence): row for row in reversed(rows)}
        best = list(places.values())[::-1]
        self.view.prepare_names(row.article for row in best[:MOST_SENTENCES])
        evidence = tuple(self.evidence(row) for row in best[:MOST_SENTENCES])
        spans = [span for row in rows if (span := interval(row.claim)) is not None]
        backed = self.counts.of(rows)
        return Line(
            text=text,
            says=voices(self.view, rows),
            when=next((told for row in rows if (told := when(row.claim)) is not None), None),
            interval=spans[0] if spans else None,
            sign=counts_as if counts_as is not None else sign(rows[0].claim) if rows else 0,
            marks=tuple(dict.fromkeys([*marks, *self._marks(rows, evidence, deniers)])),
            reports=backed.reports,
            independent=backed.independent,
            evidence=evidence,
            beyond=len(best) - len(evidence),
            group=group,
            below=tuple(below),
        )

    def evidence(self, row: LedgerClaim) -> Evidence:
        """The sentence of a claim; of a copy, what it is a copy of and how that and other copies read."""
        found = self.view.evidence(row)
        reading = self.witnesses.reading(row)
        if reading is None:
            return found
        same = reading.reads is not None and reading.reads in " ".join(found.exact.split())
        return msgspec.structs.replace(
            found,
            copy_of=self.witnesses.copy_of(row.article),
            reads=None if same else reading.reads,
            variants=tuple(map(readings, reading.variants)),
        )

    def each(self, rows: Iterable[LedgerClaim], group: str | None = None) -> tuple[Line, ...]:
        """One line for each thing that is told, for what a line above is made of."""
        alike: dict[tuple[str, str], list[LedgerClaim]] = defaultdict(list)
        for row in rows:
            alike[headline(self.view, row), when(row.claim) or ""].append(row)
        return tuple(self.part(text, some, group=group) for (text, _), some in alike.items())

    def part(self, text: str, rows: Sequence[LedgerClaim], *, group: str | None = None) -> Line:
        """A line of what a line above is made of, which says itself who denies it."""
        line = self.of(text, rows, group=group, counts_as=sign(rows[0].claim) if rows else 0)
        return line_with(line, marks=tuple(mark for mark in line.marks if _is_own(mark)))

    # --- claims that no row holds -----------------------------------------------------------------

    def claims(
        self, rows: Iterable[LedgerClaim], group: Grouping | None = None
    ) -> tuple[list[Line], list[Line]]:
        """Lines of claims, those that are told alike on one, and apart those that name nobody known."""
        lines: list[Line] = []
        rest: list[Line] = []
        for some in self._alike(rows, group):
            heading = group(some[0]) if group is not None else None
            text = line_of(self.view, _bundle(some), ends=under(ends(self.view, some[0]), heading))
            (lines if self._names_somebody(some) else rest).append(self.of(text, some, group=heading))
        return lines, rest

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

    def _marks(
        self, rows: Sequence[LedgerClaim], evidence: Sequence[Evidence], deniers: Iterable[str]
    ) -> Iterator[str]:
        if rows and all(row.claim.stance is Stance.DENIES for row in rows):
            yield _DENIES
        denied_by = [*deniers, *(self.view.says(d) for row in rows for d in self.denials.of(row.claim.id))]
        if denied_by:
            yield f"denied by {listed(denied_by)}"
        if rows and all(row.claim.hedges for row in rows):
            yield "hedged"
        if any(e.damaged for e in evidence):
            yield "damaged text"
        if differing := dict.fromkeys(v.partition(":")[0] for e in evidence for v in e.variants):
            yield f"copies differ in {listed(differing)}"
        for row in rows:
            if row.review is not None:
                yield f"{table('reviews')[row.review.verdict]} by {row.review.judge}"


def section(
    key: str,
    title: str,
    lines: Sequence[Line],
    rest: Sequence[Line] = (),
    *,
    note: str | None = None,
    empty: str = "Nothing is told.",
    rest_of: str = "that name nobody known",
    gone: int = 0,
) -> Section:
    """A section of lines in order of time under their headings.

    Args:
        key: its name for links.
        title: its heading.
        lines: what it tells.
        rest: lines that are shown folded.
        note: what is to be known of them.
        empty: what is said where there are none.
        rest_of: what the rest is, after a number.
        gone: how much of less weight was left out.
    """
    words = [note] if note and (lines or rest) else [] if lines or rest else [empty]
    if gone:
        words.append(f"{gone} more, told by fewer or longer ago, are left out here; the lists have all.")
    return Section(
        key=key,
        title=title,
        note=" ".join(words) or None,
        lines=tuple(in_order(lines)),
        rest=tuple(in_order(rest)),
        rest_of=rest_of,
    )


def weightiest(rows: Sequence[R], most: int) -> list[R]:
    """The rows with most independent voices, then reports, then the latest; in the order that they had."""
    if len(rows) <= most:
        return list(rows)
    ranked = sorted(enumerate(rows), key=lambda each: (_weight(each[1]), each[0]), reverse=True)
    return [rows[number] for number in sorted(number for number, _ in ranked[:most])]


def _weight(row: Weighed) -> tuple[int, int, str]:
    return row.independent, row.reports, row.known_from


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Groups in order of telling; within each, dated lines in order of time, and the others after them."""
    order = list(lines)
    groups = {group: number for number, group in enumerate(dict.fromkeys(line.group for line in order))}
    return sorted(order, key=lambda line: (groups[line.group], _start(line)))


def _start(line: Line) -> str:
    return (line.interval[0] or line.interval[1] or _LAST) if line.interval is not None else _LAST


def interval(claim: Claim) -> Interval | None:
    """When it was, as far as the text gives it."""
    time = claim.event_time
    return (time.start, time.end) if time is not None and (time.start or time.end) else None


def voices(view: View, rows: Sequence[LedgerClaim]) -> tuple[str, ...]:
    """Who says so, each once, however the name is written; of many the first ones and how many more."""
    told = {fold_name(each): each for each in reversed([view.says(row) for row in rows])}
    every = list(told.values())[::-1]
    if len(every) <= MOST_VOICES:
        return tuple(every)
    return (*every[: MOST_VOICES - 1], f"{len(every) - MOST_VOICES + 1} more")


def under(whole: str, group: str | None) -> str:
    """What is left to say of who and to whom under a heading that says one end of it, or both."""
    told = (group or "").removeprefix("By ")
    if not told:
        return whole
    if whole.casefold() == told.casefold():
        return ""
    return f"→ {whole[len(told) + 3 :]}" if whole.casefold().startswith(f"{told.casefold()} → ") else whole


def _is_own(mark: str) -> bool:
    """Is a mark one of the sentence, and not of what it tells?"""
    return mark == _DENIES or not mark.startswith("denied by ")


def deeds_first(rows: Iterable[LedgerClaim]) -> list[LedgerClaim]:
    """Rows that are told as deeds, then the rest."""
    return sorted(rows, key=lambda row: not is_deed(row.claim))


def line_with(line: Line, **changes: object) -> Line:
    """The same line with other fields."""
    return msgspec.structs.replace(line, **changes)


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
