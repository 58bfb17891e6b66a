"""What do the registry's sources say, row by row, with all that follows from a row filled in?"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pycountry
import yaml

HERE = Path(__file__).resolve().parent
TABLES = ("organs.yaml", "homonyms.yaml", "sources.yaml", "regions.yaml")
COUNTRIES = {country.alpha_3: country for country in pycountry.countries}
FORMER = {"SUN", "YUG", "SCG", "CSK", "DDR", "YMD", "VDR", "ANT", "XKX"}
SPELT_ALIKE = 0.75  # of two family names that are one
FACTS = ("part_of", "relations", "status", "roles", "designations")

Row = dict[str, Any]


class Problems(list[str]):
    """What is wrong with the sources, collected so that one run shows all of it."""

    def add(self, where: str, what: str) -> None:
        """Note a problem with the file and row where it is."""
        self.append(f"{where}: {what}")


# --- reading --------------------------------------------------------------------------------------


def load(path: Path) -> Any:
    """What does a YAML file hold, every scalar as the text that stands there (NO is no boolean)?"""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # makes nothing but text, lists and mappings
    return yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506 - a base loader, which makes no objects


def clean(value: Any) -> Any:
    """What does a YAML value hold, with empty scalars and ``null`` as None?"""
    if isinstance(value, dict):
        return {key: clean(item) for key, item in value.items()}
    if isinstance(value, list):
        return [clean(item) for item in value]
    return None if value in ("null", "") else value


def read_sources(problems: Problems) -> list[Row]:
    """Which rows do the files hold, with the defaults of their file filled in?"""
    sources: dict[str, str] = load(HERE / "sources.yaml")
    rows: list[Row] = []
    for path in sorted(HERE.rglob("*.yaml")):
        if path.name in TABLES:
            continue
        document = clean(load(path))
        defaults = {key: value for key, value in document.items() if key not in ("rows", "offices")}
        found = [
            *document.get("rows", ()),
            *_office_holders(document.get("offices", {}), path.name, problems),
        ]
        for row in found:
            full = {**defaults, **row}
            full["source"] = sources.get(full.get("source", ""), full.get("source"))
            full["where"] = path.name
            rows.append(full)
    return rows


HOLDER = re.compile(r"(?P<names>[^,]+), (?P<spans>[\d.,; -]+)$")


def _office_holders(offices: Row, where: str, problems: Problems) -> list[Row]:
    """Who held the offices that a file lists as ``organization: {title: ["Name = Spelling, from..to"]}``?"""
    people: dict[str, Row] = {}  # in one file one name is one person
    for organization, titles in offices.items():
        for title, holders in titles.items():
            for line in holders:
                match = HOLDER.match(line)
                if match is None:
                    problems.add(where, f"expected 'Name = Spelling, FROM..TO; FROM..TO', found {line!r}")
                else:
                    _add_holder(people, match, title, organization)
    return list(people.values())


def _add_holder(people: dict[str, Row], match: re.Match[str], title: str, organization: str) -> None:
    given, *spellings = [part.strip() for part in match["names"].split("=")]
    name, family = _split_family(given)
    code = organization.partition(".")[0].upper()
    person = people.setdefault(name, _person(name, family, code))
    if code in COUNTRIES and person["country"] in {None, *FORMER}:
        person["country"] = code
    person["names"] += [s for s in spellings if s not in person["names"]]
    for spelling in spellings:  # "President Zelenskiy": the family name as another agency writes it
        last = spelling.split()[-1]
        alike = SequenceMatcher(None, last, family).ratio() >= SPELT_ALIKE
        if " " in spelling and alike and person["weak"] and last not in person["weak"]:
            person["weak"].append(last)
    for span in match["spans"].split(";"):
        start, _, end = span.strip().partition("..")
        role = {"title": title, "organization": organization, "from": start or None, "to": end or None}
        person["roles"].append(role)


def _split_family(marked: str) -> tuple[str, str]:
    """Which is the family name: the part between slashes, else the last word?"""
    inside = re.search(r"/(.+)/", marked)
    name = marked.replace("/", "")
    return name, inside[1] if inside else re.sub(r" (Jr\.?|Sr\.?|II|III)$", "", name).split()[-1]


def _person(name: str, family: str, code: str) -> Row:
    rest = " ".join(name.replace(family, " ", 1).split())
    tail = slug(family) + (f"-{slug(rest)}" if rest else "")
    return {
        "id": f"person.{tail}",
        "name": name,
        "kind": "person",
        "country": code if code in COUNTRIES or code in FORMER else None,
        "names": [],
        "weak": [family] if family != name else [],
        "roles": [],
    }


def slug(text: str) -> str:
    """What does a name look like as a part of an id?"""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


# --- completing -----------------------------------------------------------------------------------


def complete(rows: list[Row]) -> None:
    """Fill in what follows from a row: names of ISO states, capitals, links of persons, known_from."""
    by_id = {row["id"]: row for row in rows}
    for row in rows:
        if row["id"] in COUNTRIES or row["id"] in FORMER:
            row.setdefault("country", row["id"])
            row["names"] = [*row.get("names", ()), *_iso_names(row["id"])]
        if row.get("capital"):
            capital = row["capital"] = dict(row["capital"])
            capital["lat"], capital["lon"] = float(capital["lat"]), float(capital["lon"])
            if capital["name"] != row["name"]:
                row["metonyms"] = [capital["name"], *row.get("metonyms", ())]
        if row["kind"] == "person":
            _complete_person(row, by_id)
        for fact in (fact for field in FACTS for fact in row.get(field, ())):
            if fact.get("from") and not fact.get("known_from"):
                fact["known_from"] = fact["from"]
        _sort_names(row)


def _sort_names(row: Row) -> None:
    """Keep each name once, in the field that asks for most support: weak before metonyms before names."""
    row["adjectives"] = list(dict.fromkeys(row.get("adjectives", ())))
    row["weak"] = list(dict.fromkeys(row.get("weak", ())))
    row["metonyms"] = list(dict.fromkeys(row.get("metonyms", ())))
    seen = {*row["weak"], *row["metonyms"], row["name"]}
    row["names"] = [name for name in dict.fromkeys(row.get("names", ())) if name not in seen]


def _iso_names(code: str) -> list[str]:
    country = COUNTRIES.get(code)
    if country is None:
        return []
    found = [getattr(country, field, None) for field in ("name", "common_name", "official_name")]
    return [name for name in found if name and "," not in name]


def _complete_person(row: Row, by_id: dict[str, Row]) -> None:
    links = row.setdefault("part_of", [])
    for role in row.get("roles", ()):
        parent = by_id.get(role["organization"])
        link = {key: role[key] for key in ("from", "to", "known_from") if role.get(key)}
        links.append({"parent": role["organization"], "kind": "office_holder", **link})
        if parent is not None:
            if not row.get("sector"):
                row["sector"] = parent.get("sector")
            if not row.get("country"):
                row["country"] = parent.get("country")


def merge_persons(rows: list[Row]) -> list[Row]:
    """One row a person: office lists in several files that give the same id are joined."""
    merged: dict[str, Row] = {}
    for row in rows:
        first = merged.get(row["id"])
        same = first is not None and row["kind"] == "person" and _may_be_one(first, row)
        if first is None or not same:
            merged[row["id"] if first is None else f"{row['id']}#{len(merged)}"] = row
            continue
        for field in ("names", "weak", "roles"):
            known = list(first.get(field, ()))
            first[field] = known + [item for item in row.get(field, ()) if item not in known]
        first["names"] += [n for n in (row["name"],) if n != first["name"]]
        if row["source"] not in first["source"]:
            first["source"] = f"{first['source']}; {row['source']}"
    return list(merged.values())


def _may_be_one(first: Row, row: Row) -> bool:
    countries = {first.get("country"), row.get("country")} - {None}
    return len(countries) < 2
