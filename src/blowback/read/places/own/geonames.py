"""Which places does a GeoNames file hold: a country's, or the whole world's, nineteen columns between tabs?

Taken are divisions, populated places, and the spots that news names: border posts, bases, camps, airports,
ports, dams, bridges, passes. Countries, hills, streams, hotels and what GeoNames calls historical are not.
"""

from __future__ import annotations

from collections.abc import Iterable

from blowback.read.places.gazetteer import Kind, Spelling
from blowback.read.places.own.rows import (
    OddRowError,
    PlaceIssue,
    call_division,
    country_code,
    degrees,
    is_usable,
)
from blowback.read.places.packing import PlaceRow

COLUMNS = 19
_ID, _NAME, _ASCII, _ALTERNATES, _LAT, _LON, _CLASS, _CODE, _COUNTRY = range(9)
_ADMIN = slice(10, 14)
_POPULATION = 14
_SPOTS = frozenset(
    [
        "AIRB",
        "AIRF",
        "AIRP",
        "BDG",
        "CMPRF",
        "CSTM",
        "DAM",
        "FT",
        "INSM",
        "MILB",
        "NVB",
        "PASS",
        "PRT",
        "PSTB",
    ]
)
_LEVELS = {"ADM1": 1, "ADM2": 2, "ADM3": 3, "ADM4": 4}
_CAPITALS = frozenset({"PPLC"})
_NO_TOWNS = frozenset({"PPLH", "PPLQ", "PPLW", "PPLCH"})


def read_geonames(file: str, lines: Iterable[str]) -> tuple[list[PlaceRow], list[PlaceIssue]]:
    """Which places does the file hold, and which lines of it are odd?

    Args:
        file: what the file is called in issues.
        lines: its lines, without a heading.
    """
    found: list[PlaceRow] = []
    issues: list[PlaceIssue] = []
    divisions: dict[tuple[str, ...], PlaceRow] = {}
    where: list[tuple[PlaceRow, tuple[str, ...], int]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        cells = line.rstrip("\r\n").split("\t")
        try:
            place = _place(cells)
        except OddRowError as odd:
            issues.append(PlaceIssue(file=file, line=number, detail=odd.detail, todo=odd.todo))
            continue
        if place is None:
            continue
        found.append(place)
        path, level = (place.country, *cells[_ADMIN]), _LEVELS.get(cells[_CODE], 0)
        if level:
            divisions.setdefault(path[: level + 1], place)
        where.append((place, path, level or len(path)))
    for place, path, level in where:
        place.upper = divisions.get(path[:2]) if level > 1 and path[1] else None
        place.middle = divisions.get(path[:3]) if level > 2 and path[2] else None
    return found, issues


def _place(cells: list[str]) -> PlaceRow | None:
    """The place of a line; None where it is of no kind that is taken."""
    if len(cells) != COLUMNS:
        raise OddRowError(
            f"expected {COLUMNS} columns between tabs, found {len(cells)}",
            "take the file as GeoNames gives it, unpacked",
        )
    kind = _kind(cells[_CLASS], cells[_CODE])
    if kind is None:
        return None
    if not cells[_ID].isdigit():
        raise OddRowError(f"expected a GeoNames id, found {cells[_ID]!r}", "correct the first column")
    country = country_code(cells[_COUNTRY])
    if country is None:
        raise OddRowError(
            f"expected the two letters of a country, found {cells[_COUNTRY]!r}", "correct the ninth column"
        )
    people = cells[_POPULATION] or "0"
    if not people.isdigit():
        raise OddRowError(f"expected a population, found {people!r}", "correct the fifteenth column")
    place = PlaceRow(
        cells[_NAME],
        kind,
        country,
        degrees(cells[_LAT], 90, "latitude"),
        degrees(cells[_LON], 180, "longitude"),
        int(people),
        int(cells[_ID]),
    )
    if kind in (Kind.FIRST, Kind.SECOND):
        call_division(place, cells[_NAME])
    place.call(cells[_NAME], Spelling.NAME)
    for name in (cells[_ASCII], *cells[_ALTERNATES].split(",")):
        if is_usable(name):
            place.call(name, Spelling.OTHER)
    if not place.names:
        raise OddRowError(f"expected a name in Latin letters, found {cells[_NAME]!r}", "add one")
    return place


def _kind(group: str, code: str) -> Kind | None:
    if group == "A":
        level = _LEVELS.get(code)
        return None if level is None else Kind.FIRST if level == 1 else Kind.SECOND
    if group == "P":
        if code in _NO_TOWNS:
            return None
        return Kind.CAPITAL if code in _CAPITALS else Kind.TOWN
    return Kind.SPOT if code in _SPOTS else None
