"""What are the sections of a brief, in the order in which an analyst reads them?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from blowback.ledger import LedgerClaim
from blowback.records import Claim, ExpectedOutcome, Footing, Line, Section, Turn
from blowback.relate.dyads import Edge
from blowback.relate.lines import Grouping, Writer, deeds_first, in_order
from blowback.relate.view import View
from blowback.relate.wording import (
    NOBODY_TOLD,
    day_span,
    ends,
    is_deed,
    is_told,
    listed,
    named,
    numbers,
    table,
)
from blowback.relate.wording import (
    matter as content_of,
)
from blowback.vocab.claims import ClaimKind, Factuality, Modality, Role, StateKind
from blowback.vocab.plover import EventType

_OWN_SECTION = (EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE)
_FORMAL = (
    StateKind.RECOGNITION,
    StateKind.DESIGNATION,
    StateKind.ALLIANCE,
    StateKind.SANCTION,
    StateKind.BAN,
    StateKind.CEASEFIRE,
    StateKind.MEMBERSHIP,
    StateKind.OFFSHOOT,
    StateKind.RIVALRY,
    StateKind.LEADERSHIP,
)
_MOST_OTHERS, _MOST_CITED = 8, 3


class Matter(NamedTuple):
    """What a brief has to go on: claims, how they bear on pairs, turns, expectations, who else is near."""

    rows: Sequence[LedgerClaim]
    edges: Sequence[Edge]
    turns: Sequence[Turn]
    outcomes: Sequence[ExpectedOutcome]
    about: Sequence[str]
    beside: Sequence[tuple[Footing, Sequence[Edge]]]


def sections(writer: Writer, matter: Matter) -> Iterator[Section]:
    """From turns and backing to who else is near."""
    rows = matter.rows
    yield Section(
        key="turns",
        title="Turns",
        note=None if matter.turns else "No turn is documented or reported.",
        lines=tuple(_turn_line(writer, turn, matter) for turn in matter.turns),
    )
    backed = deeds_first(r for r in rows if r.claim.backing is not None)
    yield writer.section(
        "backing", "Backing: who is told to give what to whom", backed, group=_between(writer.view)
    )
    yield Section(
        key="expectations",
        title="Expectations, and what is told to have come of them",
        note=None if matter.outcomes else "None is told.",
        lines=tuple(_outcome_line(writer, outcome) for outcome in _answered_first(matter.outcomes)),
    )
    yield _violence(writer, rows)
    bearing = {e.row.claim.id for e in matter.edges}
    dealings = [r for r in rows if _is_dealing(r.claim) and (r.claim.id in bearing or not matter.about)]
    yield writer.section("dealings", "Dealings", deeds_first(dealings), group=_dyad(writer.view))
    formal = [r for r in rows if r.claim.state is not None and r.claim.state.kind in _FORMAL]
    yield writer.section("status", "Formal status and ties", formal, group=_dyad(writer.view))
    positions = [r for r in rows if r.claim.position is not None]
    yield Section(
        key="positions",
        title="Positions",
        note=None if positions else "Nothing is told.",
        lines=tuple(in_order(_position_lines(writer, positions))),
    )
    pressures = deeds_first(r for r in rows if _is_pressure(r.claim))
    yield writer.section("pressures", "Pressures at home", pressures, group=_upon(writer.view))
    if matter.about:
        yield _others(writer, matter)


# --- turns and expectations -----------------------------------------------------------------------


def _turn_line(writer: Writer, turn: Turn, matter: Matter) -> Line:
    view = writer.view
    before, after = _held(view, turn.before), _held(view, turn.after)
    names = " and ".join(view.name(actor) for actor in turn.pair)
    below = [
        *(line_with(line, group="before") for line in writer.each(before)),
        *(line_with(line, group="after") for line in writer.each(after)),
    ]
    marks = [_basis(turn)]
    members = {e.row.claim.id for e in matter.edges if e.member} & {*turn.before, *turn.after}
    if members:
        marks.append("acts of members count here")
    if turn.expectation is not None:
        marks.append("runs against an expectation below")
    line = writer.of(f"{names}: {table('turns')[turn.kind]}", [*after, *before], below=below)
    return line_with(
        line,
        says=tuple(dict.fromkeys(view.says(row) for row in after)),
        when=f"between {_span(turn)}" if any(turn.between) else "not dated",
        interval=turn.between,
        sign=-1,
        marks=(*marks, *line.marks),
    )


def _basis(turn: Turn) -> str:
    if turn.basis == "reported":
        return "reported: somebody says so"
    return "documentary: read off the dated acts and ties below, nothing estimated"


def _span(turn: Turn) -> str:
    start, finish = (day[:10] if day else None for day in turn.between)
    if start and finish:
        return f"{start} and {day_span(finish, None).removeprefix('from ')}"
    return f"{start} and an unknown day" if start else f"an unknown day and {finish}"


def _answered_first(outcomes: Sequence[ExpectedOutcome]) -> list[ExpectedOutcome]:
    return sorted(outcomes, key=lambda outcome: outcome.outcome == "open")


def _outcome_line(writer: Writer, outcome: ExpectedOutcome) -> Line:
    view = writer.view
    told, answers = _held(view, outcome.claims), _held(view, outcome.outcome_claims)
    contents = [r for r in told if r.claim.modality is not Modality.ACTUAL] or told[:1]
    what = " and ".join(dict.fromkeys(_content(writer, row) for row in contents))
    of = f" of {view.name(outcome.of)}" if outcome.of is not None else ""
    text = f"{view.name(outcome.holder)} {table('expectations')[outcome.kind]}{of}: {what}"
    lag = f"{outcome.lag_days} days after" if outcome.lag_days is not None else None
    marks = [part for part in (table("outcomes")[outcome.outcome], lag) if part]
    line = writer.of(text, told, below=writer.each(answers), marks=marks)
    return line_with(line, sign={"met": 1, "contradicted": -1, "failed": -1}.get(outcome.outcome, 0))


def _content(writer: Writer, row: LedgerClaim) -> str:
    """What was expected, without saying again that it was."""
    others = [
        f"{word} {names}"
        for role, word in ((Role.RECIPIENT, "towards"), (Role.AGAINST, "against"), (Role.BENEFICIARY, "for"))
        if (names := named(writer.view, row, role))
    ]
    words = " ".join([content_of(row.claim), *others])
    unsure = row.claim.modality is Modality.ACTUAL and row.claim.factuality is not Factuality.CERTAIN
    return f"{words}, {table('factuality')[row.claim.factuality]}" if unsure else words


# --- violence -------------------------------------------------------------------------------------


def _violence(writer: Writer, rows: Sequence[LedgerClaim]) -> Section:
    view = writer.view
    violent = deeds_first(r for r in rows if is_told(r.claim) and r.claim.event_type is EventType.ASSAULT)

    def by(row: LedgerClaim) -> str:
        actors = named(view, row, Role.ACTOR)
        return f"By {actors}" if actors else NOBODY_TOLD.capitalize()

    return writer.section("violence", "Violence", violent, group=by, note=_tally(writer, violent))


def _tally(writer: Writer, rows: Sequence[LedgerClaim]) -> str | None:
    """How much is told, without adding up what may be one act told twice."""
    deeds = [r for r in rows if is_deed(r.claim) and r.claim.claim_kind is ClaimKind.EVENT]
    if not deeds:
        return None
    sentences = {(r.article, r.claim.evidence) for r in deeds}
    nameless = {(r.article, r.claim.evidence) for r in deeds if not named(writer.view, r, Role.ACTOR)}
    parts = [f"Told in {len(sentences)} {'sentence' if len(sentences) == 1 else 'sentences'}"]
    if nameless:
        parts.append(f"{len(nameless)} of them without an actor")
    counts = sorted(
        {(-q.low, numbers(q)) for r in deeds for q in r.claim.quantities if q.low is not None and q.low > 1}
    )
    text = ", ".join(parts) + "."
    if counts:
        text += f" The largest counts: {listed([words for _, words in counts], 3)}."
    return f"{text} Counts are not added up: several lines may tell of one act."


# --- groups ---------------------------------------------------------------------------------------


def _between(view: View) -> Grouping:
    return lambda row: ends(view, row)


def _dyad(view: View) -> Grouping:
    def pair(row: LedgerClaim) -> str:
        ends = [p for p in row.claim.participants if p.role in (Role.ACTOR, Role.RECIPIENT)]
        wholes = (view.name(view.rollup.whole(p.actor)) if p.actor else view.called(row, p) for p in ends)
        return listed(sorted(dict.fromkeys(wholes), key=str.casefold))

    return pair


def _upon(view: View) -> Grouping:
    def on(row: LedgerClaim) -> str:
        return named(view, row, Role.RECIPIENT) or named(view, row, Role.ACTOR)

    return on


# --- positions, pressures, others -----------------------------------------------------------------


def _position_lines(writer: Writer, rows: Sequence[LedgerClaim]) -> Iterator[Line]:
    for row in rows:
        line = writer.line([row])
        on = writer.view.by_id.get(row.claim.position.on or "") if row.claim.position is not None else None
        if on is not None:
            line = line_with(line, text=f"{line.text} — on: {_content(writer, on)}")
        yield line


def _is_dealing(claim: Claim) -> bool:
    return is_told(claim) and claim.event_type not in _OWN_SECTION and claim.backing is None


def _is_pressure(claim: Claim) -> bool:
    if claim.state is not None:
        return claim.state.kind is StateKind.CONDITION
    coercion = (EventType.COERCE, EventType.PROTEST)
    return is_told(claim) and claim.event_type in coercion and is_deed(claim)


def _others(writer: Writer, matter: Matter) -> Section:
    """With whom else are they told to have dealings, or worse?"""
    lines = []
    for footing, edges in matter.beside[:_MOST_OTHERS]:
        rows = list({e.row.claim.id: e.row for e in edges if e.sign}.values())[:_MOST_CITED]
        counts = f"{footing.cooperation} friendly, {footing.hostility} hostile"
        lines.append(writer.of(f"{' and '.join(footing.names)}: {counts}", rows, marks=footing.status))
    return Section(
        key="others",
        title="Who else is in the picture",
        note="Counts of claims; a brief of that pair has the lines." if lines else "Nobody else is told of.",
        lines=tuple(lines),
    )


def _held(view: View, ids: Iterable[str]) -> list[LedgerClaim]:
    return [view.by_id[each] for each in ids if each in view.by_id]


def line_with(line: Line, **changes: object) -> Line:
    """The same line with other fields."""
    import msgspec

    return msgspec.structs.replace(line, **changes)
