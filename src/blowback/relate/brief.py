"""What does an analyst want to know about a pair, an actor or everything that was read?

A brief is sections of lines; each line says who says so and carries the sentences it rests on. Nothing in it
is our own assertion, and what is thin is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import msgspec

from blowback.ledger import LedgerClaim
from blowback.records import Brief, Claim, ExpectedOutcome, Footing, Line, Section, Turn
from blowback.relate.disputes import Disputes
from blowback.relate.dyads import Edge, edges, footings
from blowback.relate.episodes import episodes
from blowback.relate.expectations import outcomes
from blowback.relate.limits import limits
from blowback.relate.lines import Writer
from blowback.relate.opening import opening
from blowback.relate.sections import Matter, sections
from blowback.relate.ties import ties
from blowback.relate.turns import turns
from blowback.relate.view import View

_MOST_FOOTINGS = 12
_MOST_BESIDE = 20  # claims that are looked at of a pair beside the one asked about
_SURPRISING = ("contradicted", "failed")


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
    found_outcomes = [o for o in outcomes(view, every) if _expected_between(view, o, about)]
    found_turns = [
        _with_expectation(view, turn, found_outcomes)
        for turn in turns(view, episodes(view), ties(view))
        if set(about) <= set(turn.pair)
    ]
    found_footings = footings(view, mine)
    writer = Writer(view, Disputes(view))
    matter = Matter(rows, mine, found_turns, found_outcomes, about, _beside(view, every, about))
    told = list(sections(writer, matter))
    opened = opening(writer, found_footings, mine)
    cited = _cited([*opened, *(line for section in told for line in (*section.lines, *section.rest))])
    told.extend(limits(writer, rows, [each.id for each in view.articles.some(cited)]))
    extent = view.extent
    return Brief(
        about=tuple(about),
        names=tuple(view.name(actor) for actor in about),
        as_known_on=view.as_known_on,
        articles=extent.articles,
        outlets=extent.outlets,
        published=(extent.first, extent.last),
        cited=len(cited),
        masked=len(_masked(view, told)),
        opening=opened,
        footings=tuple(found_footings[:_MOST_FOOTINGS]),
        turns=tuple(found_turns),
        expectations=tuple(found_outcomes),
        sections=tuple(told),
    )


# --- what a brief is about ------------------------------------------------------------------------


def _scope(view: View, about: Sequence[str]) -> Callable[[Claim], bool]:
    """Which claims belong: those of both, and those of one that have no party outside."""
    if not about:
        return lambda _: True

    def concerns(claim: Claim) -> bool:
        named = {p.actor for p in claim.participants if p.actor is not None}
        wholes = {view.rollup.whole(each, members=True) for each in named}
        found = named | wholes | {view.rollup.whole(each) for each in named}
        if len(about) == 1:
            return about[0] in found
        alone = bool(set(about) & found) and not wholes - set(about) and not _has_other_name(claim)
        return set(about) <= found or alone

    return concerns


def _has_other_name(claim: Claim) -> bool:
    """Does the claim name, beside actors that are known, a party of which it is not known who it is?"""
    return claim.event_type is not None and any(p.actor is None for p in claim.participants)


def _concerns(edge: Edge, about: Sequence[str]) -> bool:
    if len(about) == 2:
        return {edge.source, edge.target} == set(about)
    return not about or about[0] in (edge.source, edge.target)


def _expected_between(view: View, outcome: ExpectedOutcome, about: Sequence[str]) -> bool:
    ends = {view.rollup.whole(e, members=True) for e in (outcome.holder, outcome.of) if e is not None}
    return not about or set(about) <= ends or (len(about) == 1 and about[0] in ends)


def _with_expectation(view: View, turn: Turn, found: Sequence[ExpectedOutcome]) -> Turn:
    """The turn with the expectation between the same two that it ran against."""
    for each in found:
        ends = {view.rollup.whole(e, members=True) for e in (each.holder, each.of) if e is not None}
        if each.outcome in _SURPRISING and ends == set(turn.pair):
            return msgspec.structs.replace(turn, expectation=each.id)
    return turn


def _beside(view: View, every: Sequence[Edge], about: Sequence[str]) -> list[tuple[Footing, Sequence[Edge]]]:
    """How each of those asked about stands to others, the most told of first."""
    if len(about) != 2:
        return []
    if view.about:
        return [each for one in about for each in _counted_beside(view, one, about)]
    outside = [e for e in every if (e.source in about) != (e.target in about)]
    by_pair: dict[tuple[str, ...], list[Edge]] = defaultdict(list)
    for edge in outside:
        by_pair[tuple(sorted((edge.source, edge.target)))].append(edge)
    return [(footing, by_pair[footing.pair]) for footing in footings(view, outside)]


def _counted_beside(view: View, one: str, about: Sequence[str]) -> Iterator[tuple[Footing, Sequence[Edge]]]:
    """The same, by counts of the ledger, with the newest claims on each pair."""
    for tally in view.others(one):
        if tally.pair[1] not in about:
            near = list(edges(view.scoped(tally.pair, most=_MOST_BESIDE)))
            footing = Footing(
                pair=tally.pair,
                names=(view.name(tally.pair[0]), view.name(tally.pair[1])),
                cooperation=tally.cooperation,
                hostility=tally.conflict,
                dependence=0,
            )
            yield footing, [each for each in near if {each.source, each.target} == set(tally.pair)]


def _cited(lines: Sequence[Line]) -> set[str]:
    return {e.article for line in _all(lines) for e in line.evidence}


def _masked(view: View, told: Sequence[Section]) -> set[str]:
    """Who is kept back: the persons without a public role in the claims that are cited."""
    lines = [line for section in told for line in (*section.lines, *section.rest)]
    shown = {e.claim for line in _all(lines) for e in line.evidence}
    named: set[str] = set()
    for claim in shown:
        row: LedgerClaim | None = view.by_id.get(claim)
        if row is not None:
            ends = {p.actor for p in row.claim.participants} | {row.claim.speaker.actor}
            named |= {each for each in ends if each is not None}
    return named & view.private


def _all(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from _all(line.below)
