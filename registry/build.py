"""Are the registry's sources sound, and what do they compile to?

Reads every ``*.yaml`` beside this file, checks it and writes ``src/blowback/resolve/data/registry.json``
(``--check``: compares instead of writing). The same sources give the same bytes. Needs PyYAML,
pycountry and msgspec, none of which the compiled registry needs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec
import pycountry
import yaml

from blowback.vocab.actors import ActorKind, PartOfKind, Sector

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "src" / "blowback" / "resolve" / "data" / "registry.json"
SCHEMA = "blowback.registry/1"
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")
TABLES = ("organs.yaml", "homonyms.yaml", "sources.yaml")

Row = dict[str, Any]
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


class Problems(list[str]):
    """What is wrong with the sources, collected so that one run shows all of it."""

    def add(self, where: str, what: str) -> None:
        self.append(f"{where}: {what}")


# --- reading --------------------------------------------------------------------------------------


def load(path: Path) -> Any:
    """What does a YAML file hold, every scalar as the text that stands there (NO is no boolean)?"""
    return yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def _clean(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return None if value in ("null", "") else value


def read_sources(problems: Problems) -> list[Row]:
    """Which rows do the files hold, with the defaults of their file filled in?"""
    sources: dict[str, str] = load(HERE / "sources.yaml")
    rows: list[Row] = []
    for path in sorted(HERE.rglob("*.yaml")):
        if path.name in TABLES:
            continue
        document = _clean(load(path))
        defaults = {key: value for key, value in document.items() if key not in ("rows", "offices")}
        found = [
            *document.get("rows", ()),
            *_office_holders(document.get("offices", {}), path.name, problems),
        ]
        for row in found:
            full = {**defaults, **row}
            full["source"] = sources.get(full.get("source"), full.get("source"))
            full["where"] = path.name
            rows.append(full)
    return rows


HOLDER = re.compile(r"(?P<names>[^,]+), (?P<spans>[\d.,; -]+)$")


def _office_holders(offices: Row, where: str, problems: Problems) -> Iterator[Row]:
    """Who held the offices that a file lists as ``organization: {title: ["Name = Spelling, from..to"]}``?"""
    people: dict[str, Row] = {}  # in one file one name is one person
    for organization, titles in offices.items():
        for title, holders in titles.items():
            for line in holders:
                match = HOLDER.match(line)
                if match is None:
                    problems.add(where, f"expected 'Name = Spelling, FROM..TO; FROM..TO', found {line!r}")
                    continue
                given, *spellings = [part.strip() for part in match["names"].split("=")]
                name, family = _split_family(given)
                country = organization.split(".")[0]
                person = people.setdefault(name, _person(name, family, country))
                if country.upper() in COUNTRIES and person["country"] in {None, *FORMER}:
                    person["country"] = country.upper()
                person["names"] += [s for s in spellings if s not in person["names"]]
                for span in match["spans"].split(";"):
                    start, _, end = span.strip().partition("..")
                    person["roles"].append(
                        {
                            "title": title,
                            "organization": organization,
                            "from": start or None,
                            "to": end or None,
                        }
                    )
    yield from people.values()


def _split_family(marked: str) -> tuple[str, str]:
    """Which is the family name: the part between slashes, else the last word?"""
    inside = re.search(r"/(.+)/", marked)
    name = marked.replace("/", "")
    return name, inside[1] if inside else re.sub(r" (Jr\.?|Sr\.?|II|III)$", "", name).split()[-1]


def _person(name: str, family: str, country: str) -> Row:
    rest = " ".join(name.replace(family, " ", 1).split())
    tail = slug(family) + (f"-{slug(rest)}" if rest else "")
    code = country.upper()
    known = code if code in COUNTRIES or code in FORMER else None
    return {"id": f"person.{tail}", "name": name, "kind": "person", "country": known, "names": [],
            "weak": [family] if family != name else [], "roles": []}  # fmt: skip


def slug(text: str) -> str:
    """What does a name look like as a part of an id?"""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


COUNTRIES = {country.alpha_3: country for country in pycountry.countries}
FORMER = {"SUN", "YUG", "SCG", "CSK", "DDR", "YMD", "VDR", "ANT", "XKX"}


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
        for field in ("part_of", "relations", "status", "roles", "designations"):
            for fact in row.get(field, ()):
                if fact.get("from") and not fact.get("known_from"):
                    fact["known_from"] = fact["from"]
        strong = {row["name"]} - set(row.get("weak", ())) - set(row.get("metonyms", ()))
        for field in ("weak", "metonyms", "names", "adjectives"):
            row[field] = [
                n for n in dict.fromkeys(row.get(field, ())) if field == "adjectives" or n not in strong
            ]
            if field == "weak":
                strong |= set(row[field])


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
            first[field] = [
                *first.get(field, ()),
                *(x for x in row.get(field, ()) if x not in first.get(field, ())),
            ]
        first["names"] += [n for n in (row["name"],) if n != first["name"]]
        if row["source"] not in first["source"]:
            first["source"] = f"{first['source']}; {row['source']}"
    return list(merged.values())


def _may_be_one(first: Row, row: Row) -> bool:
    countries = {first.get("country"), row.get("country")} - {None}
    return len(countries) < 2


def organ_rows(rows: list[Row], table: Row) -> list[Row]:
    """Which organs does every state have, by the table?"""
    listed = {row["id"] for row in rows}
    made: list[Row] = []
    for state in rows:
        if state["kind"] != "state":
            continue
        prefix = state["id"].lower()
        adjective = (state.get("adjectives") or [state["name"]])[0]
        if adjective in AMBIGUOUS_ADJECTIVES:
            adjective = state["name"]
        for organ in table["organs"]:
            key = f"{prefix}.{organ['suffix']}"
            if key in listed:
                continue
            parent = f"{prefix}.{organ['parent']}" if organ.get("parent") else state["id"]
            made.append({
                "id": key, "name": organ["name"].format(adjective=adjective), "kind": organ["kind"],
                "sector": organ["sector"], "country": state.get("country", state["id"]), "generated": True,
                "part_of": [{"parent": parent, "kind": "organ"}], "source": table["source"], "where": "organs.yaml",
            })  # fmt: skip
    return made


AMBIGUOUS_ADJECTIVES = frozenset({"Congolese", "Dominican"})


# --- checking -------------------------------------------------------------------------------------


def fold(name: str) -> str:
    """Under which key do two spellings of a name count as the same?"""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[’'`.]", "", re.sub(r"[-–]", " ", plain)).removeprefix("the ").split())


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
    for field in ("part_of", "relations", "status", "roles", "designations"):
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


# --- writing --------------------------------------------------------------------------------------


def compile_registry() -> tuple[str, list[Row], Problems]:
    """What is the compiled registry, which rows does it hold, and what is wrong with its sources?"""
    problems = Problems()
    table = load(HERE / "organs.yaml")
    homonyms = sorted(_clean(load(HERE / "homonyms.yaml")), key=lambda entry: str(entry["name"]))
    rows = merge_persons(read_sources(problems))
    rows += organ_rows(rows, table)
    complete(rows)
    rows.sort(key=lambda row: str(row["id"]))
    check(rows, problems)
    check_clashes(rows, homonyms, problems)
    sections = {
        "actors": [_lean(row) for row in rows],
        "organs": table["organs"],
        "collectives": table["collectives"],
        "homonyms": homonyms,
    }
    return _document(sections), rows, problems


def _lean(value: Any) -> Any:
    """A row without its empty fields and without the name of its file."""
    if isinstance(value, dict):
        return {k: _lean(v) for k, v in value.items() if k != "where" and v not in (None, [], {}, False)}
    return [_lean(item) for item in value] if isinstance(value, list) else value


def _document(sections: dict[str, list[Row]]) -> str:
    """One JSON document, one row a line, so that a difference shows what changed."""
    parts = []
    for name, rows in sections.items():
        lines = (json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")) for row in rows)
        parts.append(f'"{name}":[\n' + ",\n".join(lines) + "\n]")
    body = ",\n".join(parts)
    version = hashlib.sha256(body.encode()).hexdigest()[:12]
    return f'{{"schema":"{SCHEMA}","version":"{version}",\n{body}\n}}\n'


def counts(rows: Iterable[Row]) -> str:
    """How many rows are there of each kind, and how many of them made from the organ table?"""
    rows = list(rows)
    kinds = Counter(row["kind"] for row in rows if not row.get("generated"))
    names = sum(1 + len(row["names"]) + len(row["weak"]) + len(row["metonyms"]) for row in rows)
    lines = [f"{kind:18}{number:6}" for kind, number in sorted(kinds.items())]
    generated = sum(1 for row in rows if row.get("generated"))
    return "\n".join(
        [*lines, f"{'generated organs':18}{generated:6}", f"{'all rows':18}{len(rows):6}", f"names {names}"]
    )


def main() -> int:
    """Check, count and write; 1 where the sources have a problem or ``--check`` finds a difference."""
    parser = argparse.ArgumentParser(description="Check the registry sources and compile them.")
    parser.add_argument("--check", action="store_true", help="compare with the compiled file, write nothing")
    arguments = parser.parse_args()
    text, rows, problems = compile_registry()
    print(counts(rows))
    print(f"{len(text.encode()) / 1e6:.2f} MB")
    if problems:
        print("\n".join(problems), file=sys.stderr)
        print(f"{len(problems)} problems; {TARGET.name} is unchanged", file=sys.stderr)
        return 1
    if arguments.check:
        same = TARGET.exists() and TARGET.read_text("utf-8") == text
        print(
            "up to date" if same else f"{TARGET.name} is not what the sources give: run {Path(__file__).name}"
        )
        return 0 if same else 1
    TARGET.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
