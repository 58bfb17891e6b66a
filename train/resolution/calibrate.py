"""How often is a resolution right, by the way it was found? Writes the table of ``resolve.calibration``.

``python -m train.resolution.calibrate`` (with ``BLOWBACK_SHARED``). Cases are the phrases of the development
set and a sample of names of the Phoenix actor dictionaries with one undated code, of which the country is
compared. Persons of the registry come from the same dictionaries, so that the rate of plain names flatters;
those of names that are spelled otherwise do not.
"""

from __future__ import annotations

import json
import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pycountry

from blowback.resolve.phrase import answer
from blowback.resolve.registry import load

TARGET = Path(__file__).parents[2] / "src" / "blowback" / "resolve" / "data" / "calibration.toml"
NAMES, SEED = 12_000, 7
_DICTIONARIES = ("Phoenix.MilNonState.actors.txt", "Phoenix.Countries.actors.txt")
_CODE = re.compile(r"\[([^\]]*)\]")
_AT_THE_DOOR = {"UNO": "IGO", "EUR": "IGO", "": None}

Case = tuple[str, str | None, str | None, str | None]  # phrase, context, date, country


def phrases(shared: Path) -> Iterator[Case]:
    """The phrases of the development set that have a country."""
    path = shared / "data" / "text" / "actor_resolution" / "dev.jsonl"
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["task"] != "query_wiki" and "country" in row["gold"]:
            country = row["gold"]["country"]
            on = row["query_date"] if re.fullmatch(r"\d{4}-\d{2}-\d{2}", row["query_date"]) else None
            yield row["actor"], row["context"] or None, on, _AT_THE_DOOR.get(country, country)


def names(shared: Path) -> Iterator[Case]:
    """The names of the dictionaries that have one code, of a country, without dates."""
    countries = {country.alpha_3 for country in pycountry.countries}
    for file in _DICTIONARIES:
        spelled: list[str] = []
        codes: list[str] = []
        lines = (shared / "data" / "actors" / file).read_text("utf-8", "replace").splitlines()
        for line in (*(line.partition("#")[0].rstrip() for line in lines), "end"):
            name = _CODE.sub("", line).strip()
            if name and not name.startswith("+"):
                if len(codes) == 1 and codes[0][:3] in countries:
                    yield from ((each, None, None, codes[0][:3]) for each in spelled)
                spelled, codes = [], []
            if name:
                spelled.append(name.lstrip("+").replace("_", " ").strip().title())
            codes += _CODE.findall(line)


def main() -> None:
    """Measure and write."""
    shared = Path(os.environ["BLOWBACK_SHARED"])
    drawn = list(names(shared))
    random.Random(SEED).shuffle(drawn)  # noqa: S311 - a sample, no secret
    registry = load()
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for phrase, context, on, country in (*phrases(shared), *drawn[:NAMES]):
        found, way = answer(registry, phrase, context, on)
        if found.actor is not None:
            asked[way] += 1
            right[way] += found.country == country
    lines = [
        "# How often the country of a resolution is right, by the way it was found.",
        "# Made by `python -m train.resolution.calibrate`; few cases say little.",
        "[ways]",
        *(f"{way} = {{ right = {right[way]}, n = {asked[way]} }}" for way in sorted(asked)),
    ]
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
