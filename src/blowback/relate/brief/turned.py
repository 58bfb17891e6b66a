"""When did the relation turn, on what does that rest, and what speaks against it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from blowback.records import ExpectedOutcome, Line, Section, Turn
from blowback.relate.brief.lines import Writer, line_with, section, voices
from blowback.relate.brief.matter import Matter
from blowback.relate.telling import between
from blowback.relate.telling import line as line_of
from blowback.vocab.relations import Outcome, TurnBasis, TurnKind

_MOST, _MOST_BELOW = 20, 6
_SURPRISING = (Outcome.CONTRADICTED, Outcome.FAILED)
_BASIS = {
    TurnBasis.REPORTED: "reported: somebody says so",
    TurnBasis.DOCUMENTARY: "documentary: read off the dated acts and ties below, nothing estimated",
    TurnBasis.STATISTICAL: "statistical: an estimate",
}


def turns_of(matter: Matter, expectations: Sequence[ExpectedOutcome]) -> tuple[Turn, ...]:
    """The turns of those asked about, each with the expectation that it ran against, the latest ones."""
    mine = [turn for turn in matter.relations.turns if set(matter.wholes) <= set(turn.pair)]
    return tuple(_with_expectation(matter, turn, expectations) for turn in mine[-_MOST:])


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
    before, after, against = (writer.held(each) for each in (turn.before, turn.after, turn.against))
    below = [
        *_some(writer.each(before, "before"), last=True),
        *_some(writer.each(after, "after"), last=False),
        *_some(writer.each(against, "speaks against it"), last=False),
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


def _some(lines: Sequence[Line], *, last: bool) -> Iterator[Line]:
    """Those nearest to the turn, and how many there are beside them."""
    kept = lines[-_MOST_BELOW:] if last else lines[:_MOST_BELOW]
    yield from kept
    if len(lines) > len(kept):
        yield Line(text=f"and {len(lines) - len(kept)} more", says=(), group=lines[0].group)


def _expectation(writer: Writer, outcome: ExpectedOutcome) -> Line:
    told = writer.of(line_of(writer.view, writer.shown(outcome)), writer.held(outcome.claims), counts_as=0)
    return line_with(told, group="expected")
