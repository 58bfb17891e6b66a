"""When did the relation turn, on what does that rest, and what speaks against it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from blowback.records import Episode, ExpectedOutcome, Interval, Line, Section, Tie, Turn
from blowback.relate.brief.bonds import sign_of
from blowback.relate.brief.lines import Writer, in_order, line_with, section, voices
from blowback.relate.brief.matter import Matter
from blowback.relate.telling import between, when
from blowback.relate.telling import line as line_of
from blowback.vocab.plover import valence_sign
from blowback.vocab.relations import Outcome, TieKind, TurnBasis, TurnKind

_MOST, _MOST_BELOW = 20, 6
_SHOWN = (TieKind.BACKING, TieKind.ALLIANCE, TieKind.RELATIONS)
_SURPRISING = (Outcome.CONTRADICTED, Outcome.FAILED)
_BASIS = {
    TurnBasis.REPORTED: "reported: somebody says so",
    TurnBasis.DOCUMENTARY: "documentary: read off the dated acts and ties below, nothing estimated",
    TurnBasis.STATISTICAL: "statistical: an estimate",
}


def turns_of(matter: Matter, expectations: Sequence[ExpectedOutcome]) -> tuple[Turn, ...]:
    """The turns of those asked about, each with the expectation that it ran against, the latest ones."""
    mine = [turn for turn in matter.relations.turns if set(matter.wholes) <= set(turn.pair)]
    return tuple(_with_expectation(matter, turn, expectations) for turn in mine[-matter.most(_MOST) :])


def _with_expectation(matter: Matter, turn: Turn, found: Sequence[ExpectedOutcome]) -> Turn:
    rollup = matter.view.rollup
    for each in found:
        ends = {rollup.whole(e, members=True) for e in (each.holder, each.of) if e is not None}
        if each.outcome in _SURPRISING and ends == set(turn.pair):
            return msgspec.structs.replace(turn, expectation=each.id)
    return turn


def turned(writer: Writer, matter: Matter, turns: Sequence[Turn], told: Sequence[ExpectedOutcome]) -> Section:
    """The section of turns."""
    return section(
        "turns",
        "Turns",
        [_line(writer, turn, told) for turn in turns],
        empty="No turn is documented or reported.",
        gone=sum(set(matter.wholes) <= set(turn.pair) for turn in matter.relations.turns) - len(turns),
    )


def _line(writer: Writer, turn: Turn, expectations: Sequence[ExpectedOutcome]) -> Line:
    before, after = writer.held(turn.before), writer.held(turn.after)
    tables = writer.relations
    ties, episodes = [t for t in tables.ties if t.kind in _SHOWN], tables.episodes
    below = [
        *_some(_rows(writer, turn.before, (*ties, *episodes), "before"), last=True),
        *_some(_rows(writer, turn.after, (*episodes, *ties), "after"), last=False),
        *_some(_rows(writer, turn.against, (*episodes, *ties), "speaks against it"), last=False),
        *(_expectation(writer, each) for each in expectations if each.id == turn.expectation),
    ]
    line = writer.of(
        line_of(writer.view, turn),
        [*after, *before],
        below=below,
        counts_as=1 if turn.kind is TurnKind.IMPROVEMENT else -1,
    )
    return line_with(
        line,
        row=turn.id,
        says=voices(writer.view, after),
        marks=tuple(_marks(turn)),  # what is denied or damaged of it stands with the lines below
        when=between(turn) or "not dated",
        interval=turn.between,
        reports=turn.reports,
        independent=turn.independent,
    )


def _marks(turn: Turn) -> Iterator[str]:
    yield _BASIS[turn.basis]
    if turn.members:
        yield "acts of factions or members count here"
    if not turn.against:
        yield "nothing told speaks against it"


def _rows(writer: Writer, claims: Sequence[str], among: Sequence[Episode | Tie], group: str) -> list[Line]:
    """One line for each of these rows that tells some of the claims; then one for what none of them tells."""
    left = set(claims)
    lines: list[Line] = []
    for row in among:
        if left & set(row.claims):
            left -= set(row.claims)
            text = line_of(writer.view, writer.shown(row))
            lines.append(writer.of_row(row, text, group=group, counts_as=_sign(row), when=when(row)))
            lines[-1] = line_with(lines[-1], interval=_interval(row))
    rest = writer.held(claim for claim in claims if claim in left)
    return in_order([*lines, *writer.each(rest, group)])


def _sign(row: Episode | Tie) -> int:
    return sign_of(row) if isinstance(row, Tie) else valence_sign(row.event_type, row.mode)


def _interval(row: Episode | Tie) -> Interval | None:
    if isinstance(row, Tie):
        return row.interval if row.interval != (None, None) else None
    return (row.event_time.start, row.event_time.end) if row.event_time is not None else None


def _some(lines: Sequence[Line], *, last: bool) -> Iterator[Line]:
    """Those nearest to the turn, and how many there are beside them."""
    kept = lines[-_MOST_BELOW:] if last else lines[:_MOST_BELOW]
    yield from kept
    if len(lines) > len(kept):
        yield Line(text=f"and {len(lines) - len(kept)} more", says=(), group=lines[0].group)


def _expectation(writer: Writer, outcome: ExpectedOutcome) -> Line:
    told = writer.of(line_of(writer.view, writer.shown(outcome)), writer.held(outcome.claims), counts_as=0)
    return line_with(told, group="expected")
