"""Which stretch of the time axis does a written date cover?

Dates are kept as ISO 8601 strings in UTC. A date stands for the whole of what it names: a day is the
interval from its first instant to that of the next day, a month the whole month. A time of day
without a zone says no more than its day, since the zone could move it by half a day either way.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Final

FIRST: Final = "0001-01-01T00:00:00Z"
LAST: Final = "9999-12-31T23:59:59Z"
DAY: Final = len("2031-05-19")  # letters of a date to the day

_LAST_DAY: Final = LAST[:10]
_PARTIAL: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?\Z")
_CLOCK: Final = re.compile(r"\d{4}-\d{2}-\d{2}[T ](\d{2}:\d{2})(:\d{2})?(\.\d+)?")


def now() -> str:
    """What does the machine's clock say, to the second? The only place that asks it."""
    return stamp(datetime.now(UTC))


def stamp(moment: datetime) -> str:
    """How is an instant written?"""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


@lru_cache(maxsize=4096)  # those of one read are few: when it was retrieved, when it was published
def interval(written: str) -> tuple[str, str]:
    """What half-open interval does a written date cover: year, month, day, minute or second?

    Takes ISO 8601 (``2031``, ``2031-05``, ``2031-05-04``, ``2031-05-04T10:30+02:00``) and the dates of
    mail and feeds (RFC 2822).

    Raises:
        ValueError: where it is neither, or no such date exists.
    """
    written = written.strip()
    if partial := _PARTIAL.match(written):
        return _days(*(int(part) if part else None for part in partial.groups()))
    moment, unit = _moment(written)
    if moment.tzinfo is None:
        return _days(moment.year, moment.month, moment.day)
    try:
        start = moment.astimezone(UTC).replace(microsecond=0)
        return stamp(start), stamp(start + unit)
    except OverflowError as error:
        raise ValueError(f"{written!r} lies outside the calendar") from error


def instant(written: str) -> str:
    """At which instant does a written date begin, in the one form that compares as text?"""
    if written.strip() == _LAST_DAY:
        return f"{_LAST_DAY}T00:00:00Z"  # it begins, and has no end that could be written
    start = interval(written)[0]
    return start if len(start) == len(FIRST) else f"{start}T00:00:00Z"


def end_of(written: str) -> str:
    """At which instant is a written date over, in the one form that compares as text?"""
    return instant(interval(written)[1])


def _days(year: int | None, month: int | None = None, day: int | None = None) -> tuple[str, str]:
    first = date(year or 0, month or 1, day or 1)
    try:
        if day:
            after = first + timedelta(days=1)
        elif month:
            after = date(first.year + month // 12, month % 12 + 1, 1)
        else:
            after = date(first.year + 1, 1, 1)
    except OverflowError as error:
        raise ValueError(f"{first} is the end of the calendar") from error
    return first.isoformat(), after.isoformat()


def _moment(written: str) -> tuple[datetime, timedelta]:
    """The moment that is written, and the unit to which it is told."""
    if clock := _CLOCK.match(written):
        return datetime.fromisoformat(written), timedelta(seconds=1) if clock[2] else timedelta(minutes=1)
    try:
        return parsedate_to_datetime(written), timedelta(seconds=1)
    except (TypeError, IndexError) as error:
        raise ValueError(f"{written!r} is not an ISO 8601 date") from error
