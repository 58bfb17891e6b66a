"""Which PLOVER types, modes and contexts exist, and what quad and sign each has?

The tables are data (``data/plover.toml``, ``data/cameo.csv``), read once, when first asked for.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class EventType(StrEnum):
    """The sixteen PLOVER types of ``bb-plover/1``."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class TypeRow(NamedTuple):
    """One type of the vocabulary, as its data file gives it."""

    quad: int
    sign: int
    definition: str
    modes: tuple[str, ...]
    mode_sign: Mapping[str, int]


class Plover(NamedTuple):
    """The whole vocabulary: its version, its types and its contexts."""

    version: str
    types: Mapping[EventType, TypeRow]
    contexts: frozenset[str]


class CameoRow(NamedTuple):
    """One CAMEO code with its Goldstein value and, where it has one, its PLOVER reading."""

    code: str
    name: str
    goldstein: float | None
    event_type: EventType | None
    mode: str | None


@cache
def plover() -> Plover:
    """What does the shipped vocabulary hold?"""
    raw = tomllib.loads((files(__package__) / "data" / "plover.toml").read_text("utf-8"))
    types = {
        EventType(name): TypeRow(
            quad=row["quad"],
            sign=row["sign"],
            definition=row["definition"],
            modes=tuple(row["modes"]),
            mode_sign=row.get("mode_sign", {}),
        )
        for name, row in raw["types"].items()
    }
    return Plover(raw["version"], types, frozenset(raw["contexts"]))


def quad(event_type: EventType) -> int:
    """Which quad: 1 verbal or 2 material cooperation, 3 verbal or 4 material conflict?"""
    return plover().types[event_type].quad


def valence_sign(event_type: EventType, mode: str | None) -> int:
    """How does the actor's act stand to the other: +1 friendly, 0 neither, -1 hostile?"""
    row = plover().types[event_type]
    return row.mode_sign.get(mode, row.sign) if mode is not None else row.sign


@cache
def cameo() -> Mapping[str, CameoRow]:
    """Which PLOVER type does a CAMEO code correspond to, and what is its Goldstein value?"""
    path = files(__package__) / "data" / "cameo.csv"
    rows = csv.DictReader(path.read_text("utf-8").splitlines())
    return {
        row["code"]: CameoRow(
            code=row["code"],
            name=row["name"],
            goldstein=float(row["goldstein"]) if row["goldstein"] else None,
            event_type=EventType(row["event_type"]) if row["event_type"] else None,
            mode=row["mode"] or None,
        )
        for row in rows
    }
