"""Are the registry's rows sound: shape, references, dates, and no name that means two things unruled?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Literal

import msgspec
from rows import COUNTRIES, FACTS, Problems, Row

from blowback.text.names import fold_name
from blowback.vocab.actors import ActorKind, PartOfKind, Sector

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")
RelationKind = Literal["offshoot", "split", "merged_into", "renamed", "allegiance", "rival", "successor"]


class _Checked(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What a source row may hold; decoding a row into this is the check of its shape."""

    known_from: str | None = None


class _Dated(_Checked, kw_only=True):
    to: str | None = None
    from_: str | None = msgspec.field(default=None, name="from")


class _PartOf(_Dated, kw_only=True):
    parent: str
    kind: PartOfKind


class _Relation(_Dated, kw_only=True):
    kind: RelationKind
    other: str


class _Status(_Dated, kw_only=True):
    sector: Sector
    kind: str
    of: str | None = None


class _Role(_Dated, kw_only=True):
    title: str
    organization: str


class _Designation(_Dated, kw_only=True):
    by: str
    what: str


class _Capital(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    lat: float
    lon: float


class _Row(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    id: str
    name: str
    kind: ActorKind
    source: str
    country: str | None = None
    sector: Sector | None = None
    names: list[str] = []
    metonyms: list[str] = []
    weak: list[str] = []
    adjectives: list[str] = []
    capital: _Capital | None = None
    existed: _Dated | None = None
    part_of: list[_PartOf] = []
    relations: list[_Relation] = []
    status: list[_Status] = []
    roles: list[_Role] = []
    designations: list[_Designation] = []
    wikidata: str | None = None
    generated: bool = False


def fold(name: str) -> str:
    """Under which key do two spellings of a name count as the same?"""
    return fold_name(name).removeprefix("the ")


def check(rows: list[Row], problems: Problems) -> None:
    """Does every row have the right shape, and do its references lead somewhere?"""
    ids = Counter(row["id"] for row in rows)
    for row in rows:
        where = f"{row['where']}: {row['id']}"
        try:
            msgspec.convert({k: v for k, v in row.items() if k != "where"}, _Row)
        except msgspec.ValidationError as error:
            problems.add(where, str(error))
            continue
        if ids[row["id"]] > 1:
            problems.add(where, "id is not unique")
        if row["id"].upper() in COUNTRIES and row["id"] not in COUNTRIES:
            problems.add(where, "id is the code of a state")
        for fact in _facts(row):
            _check_dates(fact, where, problems)
            for key in ("parent", "other", "organization", "of", "by"):
                if fact.get(key) and fact[key] not in ids:
                    problems.add(where, f"{key} {fact[key]!r} is no row")
        country = row.get("country")
        if country and country not in ids and country != "IGO":
            problems.add(where, f"country {country!r} is no state")


def _facts(row: Row) -> Iterator[Row]:
    for field in FACTS:
        yield from row.get(field, ())
    if row.get("existed"):
        yield row["existed"]


def _check_dates(fact: Row, where: str, problems: Problems) -> None:
    for key in ("from", "to", "known_from"):
        if fact.get(key) and not DATE.match(fact[key]):
            problems.add(where, f"{key} {fact[key]!r} is no ISO date")
    if fact.get("from") and fact.get("to") and fact["from"] > fact["to"]:
        problems.add(where, f"from {fact['from']} is after to {fact['to']}")


def check_clashes(rows: list[Row], homonyms: list[Row], problems: Problems) -> None:
    """Is there a name that two unrelated rows bear and no rule decides?"""
    by_id = {row["id"]: row for row in rows}
    declared = {fold(entry["name"]): set(entry["actors"]) for entry in homonyms}
    for entry in homonyms:
        for actor in entry["actors"]:
            if actor not in by_id:
                problems.add("homonyms.yaml", f"{entry['name']}: {actor!r} is no row")
    bearers: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in strong_names(row):
            bearers[fold(name)].add(row["id"])
    for key, actors in sorted(bearers.items()):
        unruled = actors if key not in declared else actors - declared[key]
        if len(actors) < 2 or not unruled:
            continue
        first, *others = sorted(actors)
        if not all(_related(by_id, first, other) for other in others):
            problems.add("clash", f"{key!r} names {', '.join(sorted(actors))}")


def strong_names(row: Row) -> list[str]:
    """Which names mean this row without support from the context, anywhere but as a place?"""
    return [
        n for n in (row["name"], *row.get("names", ())) if n not in row["weak"] and n not in row["metonyms"]
    ]


def _related(by_id: dict[str, Row], one: str, other: str) -> bool:
    """Are two rows whole and part, old and new name, or of different times?"""
    if one in _ancestors(by_id, other) or other in _ancestors(by_id, one):
        return True
    pair = {one, other}
    for actor in pair:
        for relation in by_id[actor].get("relations", ()):
            if relation["kind"] in ("renamed", "successor", "merged_into") and relation["other"] in pair:
                return True
    ends = [by_id[actor].get("existed") or {} for actor in (one, other)]
    return any(a.get("to") and b.get("from") and a["to"] <= b["from"] for a, b in (ends, ends[::-1]))


def _ancestors(by_id: dict[str, Row], actor: str) -> set[str]:
    found: set[str] = set()
    todo = [actor]
    while todo:
        for link in by_id[todo.pop()].get("part_of", ()):
            if link["parent"] in by_id and link["parent"] not in found:
                found.add(link["parent"])
                todo.append(link["parent"])
    return found
