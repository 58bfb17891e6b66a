"""How is a table that ships inside a package read?"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def toml(package: str, name: str) -> Mapping[str, Any]:
    """The TOML table ``data/<name>`` of ``package``."""
    return tomllib.loads((files(package) / "data" / name).read_text("utf-8"))


@cache
def tsv(package: str, name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of the tab-separated table ``data/<name>`` of ``package``, by column."""
    lines = (files(package) / "data" / name).read_text("utf-8").splitlines()
    return tuple(csv.DictReader(lines, delimiter="\t"))


def inverted(table: Mapping[str, list[str]]) -> dict[str, str]:
    """A table of word lists by class as a table of classes by word; the first class of a word wins."""
    found: dict[str, str] = {}
    for kind, words in table.items():
        for word in words:
            found.setdefault(word, kind)
    return found
