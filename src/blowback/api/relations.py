"""How do actors stand to each other over time: episodes, ties, turns, expectations, positions, silences?

Every function takes an open ledger and these filters:

- ``about``: actors, by id or name; a row must bear on all of them, or on parts of them;
- ``kinds``: of which one must be the row's (for episodes ``types``, which are PLOVER's);
- ``start``, ``end``: dates of a half-open interval, with which the time of the row must overlap;
- ``as_known_on``: only what articles published by that date support;
- ``as_recorded_on``: only what the ledger held, and analysts had judged, on that date;
- ``unmask``: show the names of persons without a public role.

They raise ``InputError`` where a name means no actor of the ledger, or several, or a date is none, and
``UsageError`` where a kind is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TypedDict, TypeVar, Unpack, cast

from blowback.api.naming import actors_meant
from blowback.api.rows import Rows
from blowback.api.words import members
from blowback.errors import InputError, UsageError
from blowback.ledger import Ledger
from blowback.records import (
    Change,
    DyadWeek,
    Episode,
    ExpectedOutcome,
    Silences,
    Stand,
    Tie,
    TrackRecord,
    Turn,
)
from blowback.vocab.claims import ExpectationKind, Side
from blowback.vocab.plover import EventType
from blowback.vocab.relations import TieKind, TurnKind
from blowback.vocab.speech import Stance

if TYPE_CHECKING:
    from blowback.relate.asking import Relations
    from blowback.relate.asking.asked import Row

T = TypeVar("T", bound="Row")


class AsOf(TypedDict, total=False):
    """As the ledger stood when, and whether with the names that are kept back otherwise."""

    as_known_on: str | None
    as_recorded_on: str | None
    unmask: bool


class Filters(AsOf, total=False):
    """From when to when, and as the ledger stood when."""

    start: str | None
    end: str | None


def episodes(
    ledger: Ledger,
    about: Sequence[str] = (),
    *,
    types: Sequence[str] | None = None,
    **filters: Unpack[Filters],
) -> Rows[Episode]:
    """Which happenings are told, each once, in however many articles?"""
    kinds = _words(EventType, [each.upper() for each in types] if types else None)
    return _asked(Episode, ledger, about, kinds, lambda held: held.episodes, filters)


def ties(
    ledger: Ledger,
    about: Sequence[str] = (),
    *,
    kinds: Sequence[str] | None = None,
    **filters: Unpack[Filters],
) -> Rows[Tie]:
    """Which lasting relations are told: who backs, leads, recognizes, bans, belongs to whom, since when?"""
    return _asked(Tie, ledger, about, _words(TieKind, kinds), lambda held: held.ties, filters)


def turns(
    ledger: Ledger,
    about: Sequence[str] = (),
    *,
    kinds: Sequence[str] | None = None,
    **filters: Unpack[Filters],
) -> Rows[Turn]:
    """When did a relation turn, and what was told before and after?"""
    return _asked(Turn, ledger, about, _words(TurnKind, kinds), lambda held: held.turns, filters)


def expectations(
    ledger: Ledger,
    about: Sequence[str] = (),
    *,
    kinds: Sequence[str] | None = None,
    **filters: Unpack[Filters],
) -> Rows[ExpectedOutcome]:
    """What was expected, promised, demanded or threatened, and what is told to have come of it?"""
    return _asked(
        ExpectedOutcome,
        ledger,
        about,
        _words(ExpectationKind, kinds),
        lambda held: held.expectations,
        filters,
    )


def track_records(
    ledger: Ledger, about: Sequence[str] = (), *, kinds: Sequence[str] | None = None, **as_of: Unpack[AsOf]
) -> Rows[TrackRecord]:
    """How often did what actors promised, threatened or were expected to do come about, as told?"""
    filters = cast("Filters", as_of)
    return _asked(
        TrackRecord, ledger, about, _words(ExpectationKind, kinds), lambda held: held.track_records, filters
    )


def positions(
    ledger: Ledger,
    about: Sequence[str] = (),
    *,
    kinds: Sequence[str] | None = None,
    **filters: Unpack[Filters],
) -> Rows[Stand]:
    """Who stands where on a question, and within which movement?"""
    return _asked(Stand, ledger, about, _words(Side, kinds), lambda held: held.positions, filters)


def silences(
    ledger: Ledger,
    about: Sequence[str] = (),
    *,
    kinds: Sequence[str] | None = None,
    **filters: Unpack[Filters],
) -> Rows[Silences]:
    """Who declined to comment or did not reply, and when?"""
    return _asked(Silences, ledger, about, _words(Stance, kinds), lambda held: held.silences, filters)


def dyads(ledger: Ledger, about: Sequence[str], **filters: Unpack[Filters]) -> Rows[DyadWeek]:
    """How much is told of a pair in each week, in both directions, and how much was read at all?

    With one actor, of all pairs that it is told to have had to do with.

    Raises:
        UsageError: nobody is named; the weeks of all pairs are no answer to anything.
    """
    if not about:
        raise UsageError("expected an actor or a pair whose weeks are asked for, found none")
    return _asked(DyadWeek, ledger, about, (), lambda held: held.weeks, filters)


def diff(
    ledger: Ledger,
    one: str,
    other: str,
    about: Sequence[str] = (),
    *,
    kinds: Sequence[str] | None = None,
    as_recorded_on: str | None = None,
    unmask: bool = False,
) -> Rows[Change]:
    """What changed between what was known on one date and on another?

    Args:
        ledger: an open ledger.
        one: the first date, of which everything that was published by its end counts.
        other: the second, likewise.
        about: actors as known on the second date; a row must bear on all of them on one of the dates.
        kinds: which tables: episodes, ties, turns, expectations, positions, silences; all where not given.
        as_recorded_on: only what the ledger held, and analysts had judged, on that date.
        unmask: show the names of persons without a public role.

    Raises:
        UsageError: the second date lies before the first.
    """
    from blowback.relate import View
    from blowback.relate.asking import Relations, bear, changed_rows, masked
    from blowback.relate.changes import TABLES, changes
    from blowback.relate.uncollected import uncollected

    if unknown := sorted(set(kinds or ()) - set(TABLES)):
        raise UsageError(f"expected one of {', '.join(TABLES)}; found {unknown[0]!r}")
    if str(_day("the first date", one)) > str(_day("the second date", other)):
        raise UsageError(f"expected the earlier date first, found {one} and {other}")
    tables = [table for table in TABLES if not kinds or table in kinds]
    with uncollected():
        later = relations_about(
            ledger, about, {"as_known_on": other, "as_recorded_on": as_recorded_on, "unmask": unmask}
        )
        before = View(ledger, one, as_recorded_on, unmask=unmask)
        earlier = Relations.recalled(before.asked(later.about), later.about)
        found = (
            row for row in changes(earlier, later, tables) if bear(later.view, changed_rows(row), later.about)
        )
        return Rows(Change, later, (masked(later, row) for row in found))


def _asked(
    kind: type[T],
    ledger: Ledger,
    about: Sequence[str],
    kinds: tuple[str, ...],
    table: Callable[[Relations], Iterable[T]],
    filters: Filters,
) -> Rows[T]:
    """The rows of a table that were asked for, without the names that are kept back."""
    from blowback.relate.asking import Asked, chosen, masked
    from blowback.relate.uncollected import uncollected

    start, end = (
        _day(name, date) for name, date in (("start", filters.get("start")), ("end", filters.get("end")))
    )
    with uncollected():
        held = relations_about(ledger, about, filters)
        asked = Asked(held.about, kinds, start, end)
        return Rows(kind, held, (masked(held, row) for row in chosen(held.view, table(held), asked)))


def relations_about(ledger: Ledger, about: Sequence[str], as_of: AsOf) -> Relations:
    """What is told of these actors, who are named by id or name, as the ledger stood."""
    from blowback.relate import View
    from blowback.relate.asking import Relations

    view = View(
        ledger, as_of.get("as_known_on"), as_of.get("as_recorded_on"), unmask=as_of.get("unmask", False)
    )
    found = actors_meant(view, about)
    return Relations.recalled(view.asked(found), found)


def _day(name: str, written: str | None) -> str | None:
    from blowback.text.instants import interval

    if written is None:
        return None
    try:
        return interval(written)[0]
    except ValueError as error:
        raise InputError(f"{name}: expected a date such as 2031-05-04: {error}") from error


def _words(vocabulary: type[StrEnum], words: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(members(vocabulary, words) or ())
