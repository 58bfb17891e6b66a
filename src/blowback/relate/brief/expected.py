"""What was expected, promised, demanded or threatened, what came of it, and how often it came about?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blowback.ledger import LedgerClaim
from blowback.records import ExpectedOutcome, Line, Section, TrackRecord
from blowback.relate.brief.lines import Writer, line_with, section
from blowback.relate.brief.matter import Matter
from blowback.relate.wording import day_span, matter, named, table
from blowback.vocab.claims import Factuality, Modality, Role
from blowback.vocab.relations import Outcome

MOST, MOST_RECORDS, _MOST_CITED = 30, 20, 6
_RECORDS = "How often it came about, as told"
_SIGNS = {Outcome.MET: 1, Outcome.CONTRADICTED: -1, Outcome.FAILED: -1}
_OTHERS = ((Role.RECIPIENT, "towards"), (Role.AGAINST, "against"), (Role.BENEFICIARY, "for"))


class Expected:
    """Writes the section of expectations.

    Args:
        writer: writes the lines.
        about: what the brief is about.
    """

    def __init__(self, writer: Writer, about: Matter) -> None:
        self._writer, self._matter = writer, about

    def chosen(self) -> tuple[ExpectedOutcome, ...]:
        """The expectations that are shown: answered ones first, of the others the latest."""
        mine, others = self._matter.parted(self._matter.relations.expectations)
        latest = [*mine[::-1], *others[::-1]]
        return tuple(sorted(latest, key=lambda e: e.outcome is Outcome.OPEN)[: self._matter.most(MOST)])

    def section(self, shown: Sequence[ExpectedOutcome]) -> Section:
        """Expectations with their outcomes, and the record of each who was to do something."""
        every = self._matter.relations.expectations
        records = self._matter.relations.track_records
        lines = [self._line(each) for each in shown if self._matter.is_between(each)]
        rest = [self._line(each) for each in shown if not self._matter.is_between(each)]
        ranked = sorted(records, key=lambda r: (-sum(r.counts.values()), r.actor, r.kind))
        ranked = ranked[: self._matter.most(MOST_RECORDS)]
        return section(
            "expectations",
            "Expectations, and what is told to have come of them",
            [*lines, *(self._record(each, every) for each in ranked)],
            rest,
            empty="None is told.",
            rest_of="that name only one of the two" if self._matter.pair else "of less weight",
            gone=len(every) - len(shown),
        )

    def _line(self, outcome: ExpectedOutcome) -> Line:
        writer, view = self._writer, self._writer.view
        told, answers = writer.held(outcome.claims), writer.held(outcome.outcome_claims)
        shown = writer.shown(outcome)
        contents = [r for r in told if r.claim.modality is not Modality.ACTUAL] or told[:1]
        what = " and ".join(dict.fromkeys(self._content(row) for row in contents))
        of = f" of {view.name(outcome.of)}" if outcome.of is not None else ""
        text = f"{view.name(outcome.holder)} {table('expectations')[outcome.kind]}{of}: {what}"
        line = writer.of(
            text,
            told,
            group=table("expecting")[outcome.outcome],
            below=writer.each(answers[:_MOST_CITED], "what came"),
            marks=_marks(shown),
            counts_as=_SIGNS.get(outcome.outcome, 0),
        )
        due = f"due by {day_span(None, outcome.due).removeprefix('until ')}" if outcome.due else None
        return line_with(
            line,
            row=outcome.id,
            when=due or line.when,
            reports=outcome.reports,
            independent=outcome.independent,
        )

    def _content(self, row: LedgerClaim) -> str:
        """What was expected, without saying again that it was."""
        view = self._writer.view
        others = [f"{word} {names}" for role, word in _OTHERS if (names := named(view, row, role))]
        without = row.claim.modality is not Modality.ACTUAL and row.claim.factuality.is_negative
        words = " ".join([*(["no"] if without else []), matter(row.claim), *others])
        unsure = row.claim.modality is Modality.ACTUAL and row.claim.factuality is not Factuality.CERTAIN
        return f"{words}, {table('factuality')[row.claim.factuality]}" if unsure else words

    def _record(self, record: TrackRecord, every: Sequence[ExpectedOutcome]) -> Line:
        """Counts, and no shares: a share of three is no record."""
        writer, meant = self._writer, set(record.expectations)
        counts = ", ".join(f"{n} {table('counts')[outcome]}" for outcome, n in record.counts.items())
        claims = [claim for each in every if each.id in meant for claim in each.claims[:1]]
        text = f"{writer.view.name(record.actor)}, {table('records')[record.kind]}: {counts}"
        told = writer.of(text, writer.held(claims[:_MOST_CITED]), group=_RECORDS, counts_as=0)
        return line_with(told, when=None, interval=None, reports=0, independent=0)


def _marks(outcome: ExpectedOutcome) -> Iterator[str]:
    if outcome.lag_days is not None:
        yield f"{outcome.lag_days} days after" if outcome.lag_days != 1 else "1 day after"
    if outcome.condition:
        yield f"on the condition “{' '.join(outcome.condition.split())}”"
    if outcome.why:
        yield f"read so: {outcome.why}"
