"""Which rows follow from tables: organs and peoples of every state, parts of federations?"""

from __future__ import annotations

import re
from collections.abc import Callable

import pycountry
from rows import COUNTRIES, Row

# Federations whose parts the news names for the country; a part whose name is taken has no row.
FEDERATIONS = ("ARG", "AUS", "BRA", "CAN", "DEU", "IND", "MEX", "NGA", "RUS", "USA", "VEN", "ZAF")
AMBIGUOUS_ADJECTIVES = frozenset({"Congolese", "Dominican"})

Taken = Callable[[str], bool]


def people_rows(rows: list[Row], taken: Taken, source: str) -> list[Row]:
    """What are the people of every state called: "Syrians", "Finns"? Not the state, and no organ of it."""
    listed = {row["id"] for row in rows}
    made: list[Row] = []
    for state in rows:
        key = f"{state['id'].lower()}.people"
        names = [
            plural for word in state.get("adjectives", ()) if (plural := _plural(word)) and not taken(plural)
        ]
        if state["kind"] == "state" and names and key not in listed:
            made.append(
                {
                    "id": key,
                    "name": names[0],
                    "names": names[1:],
                    "kind": "population",
                    "sector": "CVL",
                    "country": state.get("country", state["id"]),
                    "generated": True,
                    "source": source,
                    "where": "generated.py",
                }
            )
    return made


def _plural(demonym: str) -> str | None:
    """Which noun names the people, where it is not the adjective itself (Chinese, Swiss)?"""
    if re.search(r"(chman|shman|tchman)$", demonym):
        return demonym[:-3] + "men"
    if re.search(r"(ese|ish|ch|sh|ic|men|[sxz]|oise|[A-Z.])$", demonym):
        return demonym if re.search(r"(men|[^s]s)$", demonym) and not demonym.endswith("ois") else None
    return demonym + "s"


_SHORT = 4  # letters; without its accents a shorter name is another word ("Pará")


def subdivision_rows(taken: Taken, source: str) -> list[Row]:
    """Which parts of the federations have a name that nothing else bears?"""
    made: list[Row] = []
    for code in FEDERATIONS:
        parts = pycountry.subdivisions.get(country_code=COUNTRIES[code].alpha_2)
        for part in sorted(parts, key=lambda part: str(part.code)):
            if part.parent_code or "," in part.name or "[" in part.name or taken(part.name):
                continue
            short = len(part.name) <= _SHORT and not part.name.isascii()
            made.append(
                {
                    **({"weak": [part.name]} if short else {}),
                    "id": f"{code.lower()}-{part.code.partition('-')[2].lower()}",
                    "name": part.name,
                    "kind": "place",
                    "sector": "GOV",
                    "country": code,
                    "source": source,
                    "where": "generated.py",
                }
            )
    return made


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
            made.append(
                {
                    "id": key,
                    "name": organ["name"].format(adjective=adjective),
                    "kind": organ["kind"],
                    "sector": organ["sector"],
                    "country": state.get("country", state["id"]),
                    "generated": True,
                    "part_of": [{"parent": parent, "kind": "organ"}],
                    "source": table["source"],
                    "where": "organs.yaml",
                }
            )
    return made
