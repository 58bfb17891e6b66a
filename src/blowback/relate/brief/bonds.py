"""Which lasting relations are told: who backs whom, how they stand formally, who belongs to whom?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from blowback.ledger import LedgerClaim
from blowback.records import Line, Phase, Section, Tie
from blowback.relate.brief.lines import Writer, deeds_first, line_with, section, weightiest
from blowback.relate.brief.matter import Matter
from blowback.relate.telling import line
from blowback.relate.wording import day_span, ends, table
from blowback.vocab.claims import StateKind
from blowback.vocab.relations import TieKind
from blowback.vocab.speech import Stance

MOST, MOST_CLAIMS, _MOST_PHASES = 40, 30, 8
_BACKING = (TieKind.BACKING, TieKind.FLOW)
_FORMAL = (
    TieKind.RELATIONS,
    TieKind.RECOGNITION,
    TieKind.DESIGNATION,
    TieKind.ALLIANCE,
    TieKind.CEASEFIRE,
    TieKind.SANCTION,
    TieKind.BAN,
    TieKind.CONFLICT,
    TieKind.RIVALRY,
    TieKind.DEPENDENCE,
)
WITHIN = (TieKind.MEMBERSHIP, TieKind.FACTION, TieKind.OFFSHOOT, TieKind.KINSHIP)
OFFICES = (TieKind.LEADERSHIP, TieKind.ROLE)
_FRIENDLY = (TieKind.BACKING, TieKind.ALLIANCE, TieKind.CEASEFIRE)
_HOSTILE = (TieKind.CONFLICT, TieKind.RIVALRY, TieKind.SANCTION, TieKind.BAN, TieKind.DESIGNATION)
_RELATIONS = {"improved": 1, "friendly": 1, "worsened": -1, "broken": -1, "hostile": -1, "backfired": -1}
_STATES = {StateKind(kind.value) for kind in _FORMAL if kind.value in set(StateKind)}
_ONE_SIDED = "that name only one of the two"


class Bonds:
    """Writes the sections of what lasts.

    Args:
        writer: writes the lines.
        matter: what the brief is about.
    """

    def __init__(self, writer: Writer, matter: Matter) -> None:
        self._writer, self._matter = writer, matter
        self._held = {c for t in matter.relations.ties for c in (*t.claims, *t.denials)}

    def backing(self) -> Section:
        """Backing by kind, and things of one that came to another through a third."""
        return self._section(
            "backing",
            "Backing: who is told to give what to whom",
            _BACKING,
            lambda row: row.claim.backing is not None,
            group=lambda tie: "By way of others" if tie.kind is TieKind.FLOW else _ends(self._writer, tie),
        )

    def status(self) -> Section:
        """Recognition, designation, ceasefire, alliance, sanctions and the like."""
        return self._section(
            "status",
            "Formal status and lasting relations",
            _FORMAL,
            lambda row: row.claim.state is not None and row.claim.state.kind in _STATES,
            group=lambda tie: table("ties")[tie.kind].capitalize(),
        )

    def within(self, kinds: Sequence[TieKind]) -> list[Line]:
        """Lines of ties of these kinds, under one heading."""
        rows = weightiest(
            [t for t in self._matter.relations.ties if t.kind in kinds], self._matter.most(MOST)
        )
        return [self.line(row, None) for row in rows]

    def _section(
        self,
        key: str,
        title: str,
        kinds: Sequence[TieKind],
        wanted: Callable[[LedgerClaim], bool],
        group: Callable[[Tie], str],
    ) -> Section:
        rows = [tie for tie in self._matter.relations.ties if tie.kind in kinds]
        mine, others = self._matter.parted(rows)
        most, most_claims = self._matter.most(MOST), self._matter.most(MOST_CLAIMS)
        kept, folded = weightiest(mine, most), weightiest(others, most)
        beside = [row for row in self._matter.rows if row.claim.id not in self._held and wanted(row)]
        lines, unnamed = self._writer.claims(
            deeds_first(beside[-most_claims:]), lambda row: ends(self._writer.view, row) or "Not told whose"
        )
        return section(
            key,
            title,
            [self.line(tie, group(tie)) for tie in sorted(kept, key=group)],
            [*(self.line(tie, group(tie)) for tie in sorted(folded, key=group)), *lines, *unnamed],
            rest_of=_ONE_SIDED if self._matter.pair and folded else "of which not both sides are known",
            gone=len(rows) - len(kept) - len(folded) + max(len(beside) - most_claims, 0),
        )

    def line(self, tie: Tie, group: str | None) -> Line:
        """One tie on one line, with what is told of it phase by phase."""
        writer = self._writer
        text = line(writer.view, writer.shown(tie))
        chain, _, what = text.partition(": ")
        told = what if group == chain else text
        return writer.of_row(
            tie,
            told,
            group=group,
            below=tuple(self._below(tie)),
            marks=("told of factions or members",) if tie.member else (),
            deniers=tie.denied_by,
            counts_as=sign_of(tie),
            when=day_span(*tie.interval) or None,
            interval=tie.interval,
        )

    def _below(self, tie: Tie) -> Iterator[Line]:
        """What is told of it and when, where that is more than one thing, and who denies it."""
        phases = [phase for phase in tie.phases if set(phase.claims) - set(tie.denials)]
        if len(phases) > 1:
            yield from map(self._phase, phases[-_MOST_PHASES:])
        yield from denials_of(self._writer, tie.denials)

    def _phase(self, phase: Phase) -> Line:
        word = table("phases").get(phase.phase) or phase.phase
        span = day_span(*phase.interval)
        told = self._writer.part(word or "given", self._writer.held(phase.claims))
        return line_with(told, when=span or None, sign=0)


def denials_of(writer: Writer, claims: Iterable[str]) -> Iterator[Line]:
    """Who denies it, and who only tells that it is not so?"""
    rows = writer.held(claims)
    yield from writer.each((row for row in rows if row.claim.stance is Stance.DENIES), "denied")
    yield from writer.each((row for row in rows if row.claim.stance is not Stance.DENIES), "told as not so")


def sign_of(tie: Tie) -> int:
    """Does a tie count as friendly, as neither, or as hostile? What does not stand counts as neither."""
    if tie.kind is TieKind.RELATIONS:
        return _RELATIONS.get(tie.value or "", 0)
    if tie.standing is False:
        return 0
    return 1 if tie.kind in _FRIENDLY else -1 if tie.kind in _HOSTILE else 0


def _ends(writer: Writer, tie: Tie) -> str:
    through: Iterable[str] = [tie.through] if tie.through is not None else []
    return " → ".join(writer.view.name(each) for each in (tie.source, *through, tie.target))
