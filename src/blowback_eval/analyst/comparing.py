"""Does a row of an answer hold what a question expects of it? Only the fields that are given must match."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from blowback_eval.analyst.asking import Answered

Expected = Mapping[str, Any]
Field = Callable[[Answered, Any, Any], bool]
_DAY = len("2031-05-19")


def differing(answered: Answered, row: Any, expected: Expected) -> list[str]:
    """In which of the fields that are given does a row differ? A change has those of the row that it is of.

    Raises:
        ValueError: a field is expected that no row of its kind has.
    """
    if type(row).__name__ != "Change":
        return [name for name, wanted in expected.items() if not _field(row, name)(answered, row, wanted)]
    own = _FIELDS["Change"]
    found = [name for name in own if name in expected and not own[name](answered, row, expected[name])]
    rest = {name: wanted for name, wanted in expected.items() if name not in own}
    (was, *_) = answered.rows.records(row)
    return found or differing(answered, was, rest)


def _field(row: Any, name: str) -> Field:
    table = _FIELDS[type(row).__name__]
    if name not in table:
        raise ValueError(f"a {type(row).__name__} has no field {name!r}")
    return table[name]


def _own(name: str) -> Field:
    return lambda _, row, wanted: getattr(row, name) == wanted


# --- who --------------------------------------------------------------------------------------------


def fold(words: str) -> str:
    """Words without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    return " ".join(re.findall(r"\w+", plain.lower()))


def is_meant(answered: Answered, wanted: str, actor: str | None, name: str | None) -> bool:
    """Is somebody the one whom an analyst names: the actor, a part of it, or one so called?"""
    meant = answered.actor(wanted)
    if meant is not None and actor is not None:
        return bool(answered.rows.counts_for(actor, meant))
    return f" {fold(wanted)} " in f" {fold(name or '')} "


def _actor(get: Callable[[Any], str | None]) -> Field:
    def matches(answered: Answered, row: Any, wanted: str | None) -> bool:
        actor = get(row)
        if wanted is None or actor is None:
            return wanted is actor
        return is_meant(answered, wanted, actor, answered.rows.name(actor))

    return matches


def _parts(role: str) -> Field:
    """Is each of those expected among those who take part in a role?"""

    def matches(answered: Answered, row: Any, wanted: Sequence[str]) -> bool:
        parts = [part for part in row.parts if part.role == role]
        return all(any(is_meant(answered, each, p.actor, p.name) for p in parts) for each in wanted)

    return matches


def _named(answered: Answered, row: Any, wanted: str) -> bool:
    actor = getattr(row, "holder", None) or getattr(row, "speaker", None)
    return is_meant(answered, wanted, actor, row.name)


def _voices(field: str, names: str) -> Field:
    """Does each of those expected speak in the claims of a field, or stand among the names of who does?"""

    def matches(answered: Answered, row: Any, wanted: Sequence[str]) -> bool:
        ids = set(getattr(row, field))
        told = [each.claim.speaker for each in answered.rows.claims(row) if each.claim.id in ids]
        voices = [(s.actor, s.name) for s in told] + [(None, name) for name in getattr(row, names)]
        return all(any(is_meant(answered, each, *voice) for voice in voices) for each in wanted)

    return matches


def _pair(answered: Answered, row: Any, wanted: Sequence[str]) -> bool:
    """The two of a turn, either way round."""
    name = answered.rows.name
    ways = (row.pair, row.pair[::-1])
    return any(
        all(is_meant(answered, words, actor, name(actor)) for words, actor in zip(wanted, way, strict=True))
        for way in ways
    )


def _directed(answered: Answered, row: Any, wanted: Sequence[str]) -> bool:
    name = answered.rows.name
    ends = (row.source, row.target)
    return all(
        is_meant(answered, words, actor, name(actor)) for words, actor in zip(wanted, ends, strict=True)
    )


def _responsibility(answered: Answered, row: Any, wanted: Sequence[Expected]) -> bool:
    return all(
        any(
            is_meant(answered, each["name"], held.actor, held.name)
            and held.responsibility == each["responsibility"]
            for held in row.responsibility
        )
        for each in wanted
    )


# --- when, where, how many --------------------------------------------------------------------------


def _overlaps(get: Callable[[Any], Sequence[str | None] | None]) -> Field:
    def matches(_: Answered, row: Any, wanted: Sequence[str]) -> bool:
        told = get(row)
        if told is None or told[0] is None or told[1] is None:
            return False
        return bool(told[0][:_DAY] < wanted[1] and wanted[0] < told[1][:_DAY])

    return matches


def _lies_in(end: int) -> Field:
    """Does an end of the interval of a tie lie between two days, both of them counted in?"""

    def matches(_: Answered, row: Any, wanted: Sequence[str]) -> bool:
        day = row.interval[end]
        return day is not None and wanted[0] <= day[:_DAY] <= wanted[1]

    return matches


def _place(_: Answered, row: Any, wanted: str) -> bool:
    told = [row.place.name, row.place.text] if row.place is not None else []
    return any(f" {fold(wanted)} " in f" {fold(each or '')} " for each in told)


def _quantities(_: Answered, row: Any, wanted: Sequence[Expected]) -> bool:
    return all(
        any(all(getattr(figure, key) == each[key] for key in each) for figure in row.quantities)
        for each in wanted
    )


def _between(name: str) -> Field:
    def matches(_: Answered, row: Any, wanted: Sequence[int]) -> bool:
        value = getattr(row, name)
        return value is not None and wanted[0] <= value <= wanted[1]

    return matches


def _question(answered: Answered, row: Any, wanted: str) -> bool:
    """Do the words stand in the question, as we tell it or as the sentence does?"""
    told = [row.question, *(each.exact for each in answered.rows.evidence(row))]
    return any(fold(wanted) in fold(each) for each in told)


def _refused(_: Answered, row: Any, wanted: bool) -> bool:
    return wanted is any(phase.phase == "refused" for phase in row.phases)


def _count(name: str) -> Field:
    return lambda _, row, wanted: len(getattr(row, name)) == wanted


_FIELDS: dict[str, dict[str, Field]] = {
    "Episode": {
        **{name: _own(name) for name in ("event_type", "mode", "disputed", "reports", "independent")},
        "actors": _parts("actor"),
        "recipients": _parts("recipient"),
        "on": _overlaps(lambda row: (row.event_time.start, row.event_time.end) if row.event_time else None),
        "place": _place,
        "country": lambda _, row, wanted: row.place is not None and row.place.country == wanted,
        "quantities": _quantities,
        "responsibility": _responsibility,
    },
    "Tie": {
        **{name: _own(name) for name in ("kind", "backing", "covert", "standing", "reports", "independent")},
        "from": _actor(lambda row: row.source),
        "to": _actor(lambda row: row.target),
        "through": _actor(lambda row: row.through),
        "since": _lies_in(0),
        "until": _lies_in(1),
        "alleged_by": _voices("claims", "alleged_by"),
        "denied_by": _voices("denials", "denied_by"),
        "refused": _refused,
    },
    "Turn": {
        **{name: _own(name) for name in ("kind", "basis", "reports", "independent")},
        "pair": _pair,
        "between": _overlaps(lambda row: row.between),
    },
    "ExpectedOutcome": {
        **{name: _own(name) for name in ("kind", "outcome", "reports", "independent")},
        "holder": _actor(lambda row: row.holder),
        "of": _actor(lambda row: row.of),
        "lag_days": _between("lag_days"),
    },
    "Stand": {"holder": _named, "side": _own("side"), "on": _question},
    "Silences": {"speaker": _named, "stance": _own("stance"), "reports": _own("reports")},
    "DyadWeek": {
        **{name: _own(name) for name in ("week", "reports", "independent", "exposure")},
        "pair": _directed,
        "episodes": _count("episodes"),
    },
    "Change": {"what": _own("what"), "change": _own("change")},
}
