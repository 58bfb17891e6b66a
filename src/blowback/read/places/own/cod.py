"""Which divisions does a COD table (OCHA's administrative boundaries) hold? A row is one of the lowest level.

The headings differ from country to country and year to year: ``ADM2_EN``, ``admin2Name_en``, ``adm2_name``
for a name, ``ADM2_PCODE``, ``admin2Pcode`` for a code. Many tables have no points; then a division lies where
the gazetteer that ships has it, else where the division that holds it does.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from blowback.read.places.gazetteer import Candidate, Kind, Spelling, name_key
from blowback.read.places.own.rows import (
    OddRowError,
    PlaceIssue,
    UnreadableError,
    call_division,
    country_code,
    degrees,
    is_usable,
)
from blowback.read.places.packing import PlaceRow

_CODE = re.compile(r"adm(?:in)?(\d)_?p_?code$")
_NAME = re.compile(r"adm(?:in)?(\d)_?(?:(name|alt)\d?)?_?([a-z]{2})?\d?$")
_LATS = ("center_lat", "centroid_lat", "latitude", "lat", "point_y", "y_coord", "y")
_LONS = ("center_lon", "centroid_lon", "longitude", "lon", "long", "point_x", "x_coord", "x")
_DEEPEST = 4
_GIVE_POINTS = "give it columns center_lat and center_lon, or import the file of the level above with it"

Find = Callable[[str], Sequence[Candidate]]


class _Heads(NamedTuple):
    """Which columns hold the code and the names of each level, and the point."""

    codes: dict[int, str]
    names: dict[int, tuple[str, ...]]
    lat: str | None
    lon: str | None

    @property
    def lowest(self) -> int:
        return max(self.names)


def is_cod(heading: str) -> bool:
    """Is this the heading of such a table?"""
    return any(_CODE.match(cell) for cell in re.split(r"[,;\t]", heading.lower().replace('"', "").strip()))


def read_cod(file: str, lines: Iterable[str], find: Find) -> tuple[list[PlaceRow], list[PlaceIssue]]:
    """Which divisions does the table hold, and which lines of it are odd?

    Args:
        file: what the file is called in issues.
        lines: the table with its heading, comma-separated, with semicolons or tabs.
        find: the places that the gazetteer that ships has under a key; for points.

    Raises:
        UnreadableError: a heading lacks what a division needs.
    """
    text = list(lines)
    dialect = max(",;\t", key=text[0].count)
    table = csv.DictReader(text, delimiter=dialect)
    heads = _heads(table.fieldnames or ())
    known: dict[str, tuple[PlaceRow, int]] = {}
    issues: list[PlaceIssue] = []
    for row in table:
        cells = {(key or "").lower().strip(): (value or "").strip() for key, value in row.items() if key}
        if all(not cell or cell.startswith("#") for cell in cells.values()):
            continue  # the row of HXL tags, or an empty one
        try:
            _take(cells, heads, known, table.line_num, find)
        except OddRowError as odd:
            issues.append(PlaceIssue(file=file, line=table.line_num, detail=odd.detail, todo=odd.todo))
    return [place for place, _ in known.values() if place.kind is not Kind.COUNTRY], issues


def _heads(fields: Sequence[str]) -> _Heads:
    codes: dict[int, str] = {}
    names: dict[int, list[str]] = {}
    columns = [field.lower().strip() for field in fields]
    for column in columns:
        if code := _CODE.match(column):
            codes[int(code[1])] = column
        elif (name := _NAME.match(column)) and int(name[1]) <= _DEEPEST:
            names.setdefault(int(name[1]), []).append(column)
    for level, found in names.items():  # the English name first, then the one without a language, then others
        found.sort(key=lambda column: (_rank(column), columns.index(column)))
        names[level] = found
    if 1 not in names or any(level not in codes for level in range(1, max(names) + 1)):
        raise UnreadableError(
            f"expected columns such as ADM1_EN and ADM1_PCODE for each level, found {', '.join(fields[:8])}"
        )
    lat, lon = (next((c for c in wanted if c in columns), None) for wanted in (_LATS, _LONS))
    return _Heads(codes, {level: tuple(found) for level, found in names.items()}, lat, lon)


def _rank(column: str) -> int:
    found = _NAME.match(column)
    if found is None or found[2] == "alt":
        return 3
    return {"en": 0, None: 1}.get(found[3], 2)


def _take(
    cells: dict[str, str], heads: _Heads, known: dict[str, tuple[PlaceRow, int]], line: int, find: Find
) -> None:
    """Adds the divisions of a row, the largest first; all or none."""
    country = _country(cells, heads, find)
    above: list[PlaceRow] = []
    new: dict[str, tuple[PlaceRow, int]] = {}
    for level in range(1, heads.lowest + 1):
        code = cells.get(heads.codes[level], "")
        spelled = [cells[column] for column in heads.names[level] if cells.get(column)]
        if not code and not spelled and level > 1:
            break  # nothing below
        if not code or not spelled:
            missing = heads.codes[level] if not code else heads.names[level][0]
            raise OddRowError(f"expected a value in {missing}, found none", "fill it in")
        place, first = known.get(code, (None, line))
        if place is None:
            place = _division(spelled, level, country, above)
            new[code] = place, line
        elif name_key(spelled[0]) != name_key(place.name):
            raise OddRowError(
                f"{heads.codes[level]} {code} is {spelled[0]!r} here and {place.name!r} in line {first}",
                "correct one of the two",
            )
        above.append(place)
    lowest = above[-1]
    if heads.lat and heads.lon and cells.get(heads.lat) and cells.get(heads.lon):
        lowest.lat = degrees(cells[heads.lat], 90, heads.lat)
        lowest.lon = degrees(cells[heads.lon], 180, heads.lon)
    _locate(above, find)
    known.update(new)


def _division(spelled: Sequence[str], level: int, country: str, above: Sequence[PlaceRow]) -> PlaceRow:
    place = PlaceRow(spelled[0], Kind.FIRST if level == 1 else Kind.SECOND, country)
    place.upper = above[0] if above else None
    place.middle = above[1] if len(above) > 1 else None
    call_division(place, spelled[0])
    for name in spelled[1:]:
        if is_usable(name):
            place.call(name, Spelling.OTHER)
    if not place.names:
        raise OddRowError(f"expected a name in Latin letters, found {spelled[0]!r}", "add one")
    return place


def _country(cells: dict[str, str], heads: _Heads, find: Find) -> str:
    """The country of a row: by its code, else by its name, else by how the code of its division begins."""
    code = cells.get(heads.codes.get(0, ""), "")
    name = next((cells[column] for column in heads.names.get(0, ()) if cells.get(column)), "")
    by_name = next((c.country for c in find(name_key(name)) if c.kind is Kind.COUNTRY), None)
    found = country_code(code) or by_name
    if not code and not name:
        found = country_code(cells.get(heads.codes[1], "")[:2])
    if found is None:
        raise OddRowError(
            f"expected a country, found {code or name or 'none'!r}", "fill in ADM0_PCODE with its ISO code"
        )
    return found


def _locate(above: Sequence[PlaceRow], find: Find) -> None:
    """Gives those without a point the one that is known, or that of the division which holds them."""
    held: PlaceRow | None = None
    for place in above:
        if place.lat is None:
            same = [
                c
                for key in place.names
                for c in find(key)
                if c.country == place.country and c.kind is place.kind
            ]
            source = same[0] if same else held
            if source is not None:
                place.lat, place.lon = source.lat, source.lon
        held = place
    for lower, upper in zip(reversed(above), reversed(above[:-1]), strict=False):
        if upper.lat is None:  # a larger one that nobody knows: where its first part lies
            upper.lat, upper.lon = lower.lat, lower.lon
    if above[-1].lat is None:
        raise OddRowError(f"{above[-1].name!r} has no point", _GIVE_POINTS)
