"""What does an analyst want to know about a pair, an actor or everything that was read?

A brief is sections of lines; each line says who says so and carries the sentences it rests on. Nothing in it
is our own assertion, and what is thin is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from blowback.errors import InputError
from blowback.ledger import LedgerClaim
from blowback.records import Brief, Claim, Evidence, ExpectedOutcome, Interval, Line, Section, Turn
from blowback.relate.dyads import Edge, edges, footings, sign
from blowback.relate.outcomes import outcomes
from blowback.relate.turns import turns
from blowback.relate.view import View
from blowback.relate.wording import headline, is_told, substance, when
from blowback.text.names import fold_name
from blowback.vocab.claims import ClaimKind, Factuality, Modality, StateKind
from blowback.vocab.documents import NoticeKind
from blowback.vocab.plover import EventType

_DIPLOMATIC = (
    EventType.AGREE,
    EventType.CONSULT,
    EventType.SUPPORT,
    EventType.CONCEDE,
    EventType.COOPERATE,
    EventType.AID,
    EventType.RETREAT,
    EventType.REQUEST,
    EventType.ACCUSE,
    EventType.REJECT,
    EventType.THREATEN,
    EventType.SANCTION,
)
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
_MOST_FOOTINGS = 12


def brief(view: View, about: Sequence[str] = ()) -> Brief:
    """The brief on a pair, an actor or (with nobody named) everything.

    Args:
        view: the ledger as known on a date.
        about: actor ids, none, one or two.
    """
    every = list(edges(view))
    wanted = _scope(view, about)
    mine = [e for e in every if _concerns(e, about)]
    rows = [row for row in view.claims if wanted(row.claim)]
    found_turns = [t for t in turns(every) if not about or set(about) <= set(t.pair)]
    found_outcomes = [o for o in outcomes(view, every) if _expected_between(view, o, about)]
    articles = view.articles
    days = [d for a in articles.values() for d in (a.published_at.start, a.published_at.end) if d]
    return Brief(
        about=tuple(about),
        names=tuple(view.name(actor) for actor in about),
        as_known_on=view.as_known_on,
        articles=len(articles),
        outlets=tuple(sorted({a.outlet for a in articles.values() if a.outlet})),
        published=(min(days, default=None), max(days, default=None)),
        footings=tuple(footings(view, mine)[:_MOST_FOOTINGS]),
        turns=tuple(found_turns),
        expectations=tuple(found_outcomes),
        sections=tuple(_sections(view, rows, mine, found_turns, found_outcomes)),
    )


def find_actor(view: View, words: str) -> str:
    """Which actor of the ledger do the words mean?

    Raises:
        InputError: none or several do; the message names the nearest.
    """
    if words in view.actors:
        return words
    wanted = fold_name(words)
    exact = sorted(a.id for a in view.actors.values() if fold_name(a.name) == wanted)
    if len(exact) == 1:
        return exact[0]
    near = exact or sorted(a.id for a in view.actors.values() if wanted and wanted in fold_name(a.name))
    if len(near) == 1:
        return near[0]
    if near:
        names = ", ".join(f"{view.name(n)} ({n})" for n in near[:8])
        raise InputError(f"“{words}” may mean several actors: {names}. Name one by its id.")
    raise InputError(
        f"expected an actor that the ledger knows, found “{words}”; "
        "`blowback actors` lists those it has read of"
    )


# --- what a brief is about ------------------------------------------------------------------------


def _scope(view: View, about: Sequence[str]) -> Callable[[Claim], bool]:
    if not about:
        return lambda _: True

    def concerns(claim: Claim) -> bool:
        ends = {p.actor for p in claim.participants if p.actor is not None}
        ends |= {view.rollup.whole(e, members=True) for e in ends} | {view.rollup.whole(e) for e in ends}
        return set(about) <= ends or (bool(set(about) & ends) and not _other_ends(view, claim, about))

    return concerns


def _other_ends(view: View, claim: Claim, about: Sequence[str]) -> bool:
    """Does the claim have a party outside the brief? Conditions and silences of one party have none."""
    ends = {view.rollup.whole(p.actor, members=True) for p in claim.participants if p.actor is not None}
    return bool(ends - set(about))


def _concerns(edge: Edge, about: Sequence[str]) -> bool:
    if len(about) == 2:
        return {edge.source, edge.target} == set(about)
    return not about or about[0] in (edge.source, edge.target)


def _expected_between(view: View, outcome: ExpectedOutcome, about: Sequence[str]) -> bool:
    ends = {view.rollup.whole(e, members=True) for e in (outcome.holder, outcome.of) if e is not None}
    return not about or set(about) <= ends or (len(about) == 1 and about[0] in ends)


# --- the sections ---------------------------------------------------------------------------------


def _sections(
    view: View,
    rows: Sequence[LedgerClaim],
    mine: Sequence[Edge],
    found_turns: Sequence[Turn],
    found_outcomes: Sequence[ExpectedOutcome],
) -> Iterator[Section]:
    bearing = {e.row.claim.id for e in mine}
    yield Section(
        key="turns",
        title="Turns",
        note=None if found_turns else "No turn is documented or reported.",
        lines=tuple(_turn_line(view, t) for t in found_turns),
    )
    yield _section(view, "backing", "Backing", [r for r in rows if r.claim.backing is not None])
    yield Section(
        key="expectations",
        title="Expectations and what came of them",
        note=None if found_outcomes else "None is told.",
        lines=tuple(_outcome_line(view, o) for o in found_outcomes),
    )
    violent = [r for r in rows if is_told(r.claim) and r.claim.event_type is EventType.ASSAULT]
    yield _section(view, "violence", "Violence", violent)
    dealings = [
        r
        for r in rows
        if r.claim.event_type in _DIPLOMATIC
        and is_told(r.claim)
        and r.claim.backing is None
        and r.claim.id in bearing
    ]
    yield _section(view, "dealings", "Dealings between them", dealings)
    formal = [r for r in rows if r.claim.state is not None and r.claim.state.kind in _FORMAL]
    yield _section(view, "status", "Formal status and ties", formal)
    yield _section(view, "positions", "Positions", [r for r in rows if r.claim.position is not None])
    pressures = [r for r in rows if _is_pressure(r.claim)]
    yield _section(view, "pressures", "Pressures at home", pressures)
    yield _section(view, "silences", "Silences", [r for r in rows if r.claim.claim_kind is ClaimKind.SILENCE])
    yield _disputed(view, rows)
    yield _damaged(view)
    yield _thin(view, rows)


def _section(view: View, key: str, title: str, rows: Sequence[LedgerClaim]) -> Section:
    lines = tuple(_grouped(view, rows))
    return Section(key=key, title=title, note=None if lines else "Nothing is told.", lines=lines)


def _grouped(view: View, rows: Iterable[LedgerClaim]) -> Iterator[Line]:
    """One line for what several claims say alike; the most told first, then in order of telling."""
    groups: dict[str, list[LedgerClaim]] = defaultdict(list)
    for row in rows:
        groups[headline(view, row.claim)].append(row)
    for text, some in groups.items():
        yield _line(view, text, some)


def _line(view: View, text: str, rows: Sequence[LedgerClaim]) -> Line:
    evidence = tuple(view.evidence(row) for row in rows)
    times = [t for row in rows if (t := when(row.claim)) is not None]
    return Line(
        text=text,
        says=tuple(dict.fromkeys(e.says for e in evidence)),
        when=times[0] if times else None,
        interval=next((span for row in rows if (span := _interval(row.claim)) is not None), None),
        sign=sign(rows[0].claim),
        marks=tuple(_marks(rows, evidence)),
        reports=len({row.article for row in rows}),
        evidence=_distinct(evidence),
    )


def _interval(claim: Claim) -> Interval | None:
    time = claim.event_time
    return (time.start, time.end) if time is not None and (time.start or time.end) else None


def _distinct(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """One quote a sentence."""
    return tuple({(e.article, e.start, e.end): e for e in evidence}.values())


def _marks(rows: Sequence[LedgerClaim], evidence: Sequence[Evidence]) -> Iterator[str]:
    if any(e.damaged for e in evidence):
        yield "damaged text"
    if any(row.claim.hedges for row in rows):
        yield "hedged"
    if any(row.claim.stance == "denies" for row in rows):
        yield "denied"


def _turn_line(view: View, turn: Turn) -> Line:
    names = " and ".join(view.name(actor) for actor in turn.pair)
    span = " – ".join(d[:10] for d in turn.between if d) or "not dated"
    after = [view.by_id[c] for c in turn.after if c in view.by_id]
    before = [view.by_id[c] for c in turn.before if c in view.by_id]
    text = f"{names}: {turn.kind.replace('_', ' ')}, {turn.basis}"
    line = _line(view, text, [*after, *before])
    return Line(
        text=text,
        says=tuple(dict.fromkeys(view.evidence(row).says for row in after)),
        when=span,
        interval=turn.between,
        sign=-1,
        marks=(*line.marks, f"rests on {len(before)} before and {len(after)} after"),
        reports=line.reports,
        evidence=line.evidence,
    )


def _outcome_line(view: View, outcome: ExpectedOutcome) -> Line:
    told = [view.by_id[c] for c in outcome.claims if c in view.by_id]
    answers = [view.by_id[c] for c in outcome.outcome_claims if c in view.by_id]
    content = view.by_id.get(outcome.content or "")
    what = substance(content.claim) if content is not None else "something not coded"
    ends = f"{view.name(outcome.holder)} {outcome.kind.value} of {view.name(outcome.of)}"
    text = f"{ends}: {what} — {outcome.outcome}"
    line = _line(view, text, [*told, *answers])
    marks = (*line.marks, *(f"{headline(view, a.claim)}" for a in answers[:3]))
    return msgspec.structs.replace(line, marks=marks)


def _is_pressure(claim: Claim) -> bool:
    if claim.state is not None:
        return claim.state.kind is StateKind.CONDITION
    coercion = (EventType.COERCE, EventType.PROTEST)
    return is_told(claim) and claim.event_type in coercion and claim.modality is Modality.ACTUAL


def _disputed(view: View, rows: Sequence[LedgerClaim]) -> Section:
    """What one speaker denies; a denial never overwrites what it denies."""
    denied = [r for r in rows if r.claim.stance == "denies" or r.claim.responsibility == "denied"]
    return _section(view, "disputed", "Denied or disputed", denied)


def _damaged(view: View) -> Section:
    lines = []
    for article in view.articles:
        text = view.text(article)
        for notice in view.notices(article):
            if notice.kind is NoticeKind.FURNITURE:
                continue
            quote = text[notice.start : notice.end]
            lines.append(
                Line(
                    text=f"{notice.kind.value.replace('_', ' ')}: “{quote}”",
                    says=(article,),
                    marks=(notice.detail,),
                )
            )
    return Section(
        key="damage",
        title="What is wrong with the text",
        note=None if lines else "Nothing was noticed.",
        lines=tuple(lines),
    )


def _thin(view: View, rows: Sequence[LedgerClaim]) -> Section:
    """What the brief does not know, said rather than filled in."""
    lines = []
    if len(view.articles) == 1:
        lines.append("Everything here comes from one article; nothing is independently corroborated.")
    told = [r for r in rows if is_told(r.claim)]
    undated = sum(r.claim.event_time is None for r in told)
    if undated:
        lines.append(f"{undated} of {len(told)} happenings carry no time in the text.")
    unresolved = {p.name for r in rows for p in r.claim.participants if p.actor is None}
    if unresolved:
        some = ", ".join(sorted(unresolved, key=str.casefold)[:8])
        lines.append(f"{len(unresolved)} parties could not be told who they are: {some}.")
    unsure = sum(r.claim.factuality is not Factuality.CERTAIN for r in rows)
    if unsure:
        lines.append(f"{unsure} of {len(rows)} claims are not told as certain.")
    return Section(
        key="thin",
        title="What is thin",
        note=None if lines else "Nothing to say.",
        lines=tuple(Line(text=text, says=()) for text in lines),
    )
