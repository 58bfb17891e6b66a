"""Which time expressions does a text hold, and when are they?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from blowback.read.times import calendar as cal
from blowback.read.times.accept import accepted
from blowback.read.times.calendar import FINENESS, Period
from blowback.read.times.grammar import rewrite
from blowback.read.times.lexer import lex
from blowback.read.times.meanings import Context, Exact, Meaning
from blowback.read.times.merge import merge_alternatives, merge_periods
from blowback.read.times.parts import Clock, Narrowed, OfDay, OfYear
from blowback.read.times.recurring import Recurring
from blowback.read.times.relative import Ending, Steps
from blowback.read.times.tense import tense
from blowback.records import Alternative, Published, Time
from blowback.vocab.times import Granularity, TimeType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Expression(NamedTuple):
    """A time expression in its place, before it is anchored."""

    start: int
    end: int
    meaning: Meaning
    tense: str | None
    head: Token  # the word of it that the rest of the sentence governs


def find_times(doc: Doc, published: Published) -> tuple[Time, ...]:
    """Which times does a text name, each with its TIMEX3 value and its interval?

    Args:
        doc: the parse of the text.
        published: when it was published; an interval makes anchored times intervals, unknown leaves
            them with X in the value and without an interval.

    Returns:
        The times in order of the text, none overlapping another.
    """
    return anchor(doc.text, expressions(doc), published)


def expressions(doc: Doc) -> list[Expression]:
    """Which stretches of a text are time expressions, and what do they mean unanchored?"""
    starts: list[int] | None = None
    found = []
    for node, meaning in accepted(rewrite(lex(doc.text)), doc):
        if starts is None:
            starts = [token.idx for token in doc]
        first = max(0, bisect_right(starts, node.start) - 1)
        last = max(first, bisect_right(starts, node.end - 1) - 1)
        head = doc[first : last + 1].root
        found.append(Expression(node.start, node.end, meaning, tense(head), head))
    return _pair_clocks(_pair_years(doc.text, found))


_JOINED = re.compile(r" (?:of )?")  # what may stand between a month and its year


def _pair_years(text: str, found: list[Expression]) -> list[Expression]:
    """A month without its year is of the year named right after it: "June next year", "May of that year"."""
    paired: list[Expression] = []
    for expression in found:
        before = paired[-1] if paired else None
        if (
            before is not None
            and _JOINED.fullmatch(text, before.end, expression.start)
            and _is_month(before.meaning)
            and _is_relative_year(expression.meaning)
        ):
            meaning = OfYear(before.meaning, expression.meaning)
            paired[-1] = before._replace(end=expression.end, meaning=meaning)
        else:
            paired.append(expression)
    return paired


def _is_month(meaning: Meaning) -> bool:
    inner = meaning.inner if isinstance(meaning, Narrowed) else meaning
    return isinstance(inner, Recurring) and inner.unknown.unit == "M" and inner.choose == "tense"


def _is_relative_year(meaning: Meaning) -> bool:
    return not isinstance(meaning, Exact | OfYear) and meaning.resolve(Context()).unit == "Y"


_NEAR = 40  # characters between a time of day and its day


def _pair_clocks(found: list[Expression]) -> list[Expression]:
    """A time of day that stands before its day belongs to it: "at 9:20 a.m. (0620 GMT) on Friday"."""
    paired = []
    for expression, after in zip_longest(found, found[1:]):
        meaning = expression.meaning
        if (
            isinstance(meaning, Clock | OfDay)
            and meaning.inner is None
            and after is not None
            and after.start - expression.end <= _NEAR
            and after.head.sent.start == expression.head.sent.start
            and after.meaning.kind is TimeType.DATE
            and after.meaning.resolve(Context()).unit == "D"
        ):
            expression = expression._replace(meaning=replace(meaning, inner=after.meaning))
        paired.append(expression)
    return paired


def anchor(text: str, found: list[Expression], published: Published) -> tuple[Time, ...]:
    """When are the expressions of a text that was published then?"""
    if not found:
        return ()
    worlds = [resolve(found, written) for written in _days_of_writing(published)]
    plain = worlds[0] if published.start is None and published.end is None else resolve(found, None)
    times = []
    for at, expression in enumerate(found):
        readings = [world[at] for world in worlds]
        period = merge_periods([first for first, _ in readings], plain[at][0])
        others = merge_alternatives([rest for _, rest in readings], plain[at][1])
        times.append(_time(text, expression, period, others))
    return tuple(times)


def _days_of_writing(published: Published) -> Iterator[datetime | None]:
    """The first and the last day on which a text may have been written; ``None`` for an open end."""
    first = _moment(published.start)
    last = _moment(published.end)
    if last is not None:
        last = cal.floor_day(last - cal.DAY / 1440)
    if first is not None:
        first = cal.floor_day(first)
    yield first
    if last != first:
        yield last


def _moment(stamp: str | None) -> datetime | None:
    return None if stamp is None else datetime.fromisoformat(stamp).replace(tzinfo=UTC)


_REPORT_REACH = 400  # characters, about a paragraph, over which a report stays on the quarter it named
_REMEMBERED = 8  # times spoken of that a later expression may refer back to


def resolve(found: list[Expression], written: datetime | None) -> list[tuple[Period, list[Period]]]:
    """What does every expression denote, and may it denote, if the text was written on that day?

    Goes through the text in order and keeps the times spoken of, for "the next day" and "a year earlier".
    """
    spoken: tuple[Period, ...] = ()
    reported: Period | None = None
    reported_at = 0
    resolved = []
    for expression in found:
        meaning = expression.meaning
        still = reported is not None and expression.start - reported_at <= _REPORT_REACH
        known = _gone_by(spoken, written) if expression.tense == "past" else spoken
        context = Context(written, expression.tense, known, reported, still)
        try:
            period, others = meaning.resolve(context), _other_readings(meaning, context)
        except (ValueError, OverflowError):  # the calendar does not reach so far
            period, others = meaning.resolve(Context()), []
        resolved.append((period, others))
        if period.start is None or meaning.kind not in (TimeType.DATE, TimeType.TIME):
            continue
        if FINENESS[period.unit] <= FINENESS["Y"]:
            spoken = (period, *spoken[: _REMEMBERED - 1])
        if period.unit == "Q" and not isinstance(meaning, Steps):
            reported_at = expression.start
            if isinstance(meaning, Recurring | Exact | Ending):
                reported = period
    return resolved


def _gone_by(spoken: tuple[Period, ...], written: datetime | None) -> tuple[Period, ...]:
    """The times spoken of that had come by the day of writing: nobody refused "the next day" after a term."""
    return tuple(p for p in spoken if written is None or p.start is None or p.start <= written)


def _other_readings(meaning: Meaning, context: Context) -> list[Period]:
    if isinstance(meaning, Recurring):
        second = meaning.second_reading(context)
        return [] if second is None else [second]
    return list(meaning.others) if isinstance(meaning, Exact) else []


def _time(text: str, expression: Expression, period: Period, others: list[Period]) -> Time:
    kind = expression.meaning.kind
    if kind is TimeType.DATE and FINENESS[period.unit] < FINENESS["D"]:
        kind = TimeType.TIME
    return Time(
        start=expression.start,
        end=expression.end,
        text=text[expression.start : expression.end],
        type=kind,
        value=period.value,
        interval=period.interval,
        granularity=Granularity.VAGUE if period.value.endswith("_REF") else period.granularity,
        alternatives=tuple(Alternative(value=p.value, interval=p.interval) for p in others),
    )
