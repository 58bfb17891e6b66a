"""How do a user's files become a gazetteer, and how is it opened?

One file in the layout of the gazetteer that ships, written beside and then put in its place, so that it is
whole or as it was. It holds what the files of the last import hold, and nothing else.
"""

from __future__ import annotations

import contextlib
import os
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from blowback.errors import EnvironmentProblem, InputError
from blowback.read.places.gazetteer import Book, Gazetteer, gazetteer
from blowback.read.places.layered import Layered
from blowback.read.places.own.cod import is_cod, read_cod
from blowback.read.places.own.geonames import COLUMNS, read_geonames
from blowback.read.places.own.rows import PlaceIssue, UnreadableError
from blowback.read.places.packing import PlaceRow
from blowback.read.places.packing import write as pack
from blowback.text.escapes import printable

USUAL = Path("blowback-gazetteer.npz")  # where none is named


class TakenIn(NamedTuple):
    """The places of some files, and the lines that were set aside."""

    places: tuple[PlaceRow, ...]
    issues: tuple[PlaceIssue, ...]


def take_in(paths: Sequence[Path]) -> TakenIn:
    """Which places do a user's files hold? Nothing is written.

    Raises:
        InputError: a file cannot be read, or is neither a GeoNames file nor a COD table.
    """
    places: list[PlaceRow] = []
    issues: list[PlaceIssue] = []
    for path in dict.fromkeys(paths):
        name = printable(path.name)
        try:
            found, odd = _read(name, path)
        except UnreadableError as error:
            raise InputError(f"{printable(str(path))}: {error}; nothing was written") from error
        places += found
        issues += odd
    seen: set[int] = set()
    kept = []
    for place in places:  # the first of two files counts
        if place.geonames == 0 or place.geonames not in seen:
            kept.append(place)
        seen.add(place.geonames)
    return TakenIn(tuple(kept), tuple(issues))


def _read(name: str, path: Path) -> tuple[list[PlaceRow], list[PlaceIssue]]:
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"expected UTF-8, found a byte that is none at {error.start}") from error
    except OSError as error:
        raise UnreadableError(f"it cannot be read ({error.strerror})") from error
    lines = text.split("\n")
    first = next((line for line in lines if line.strip()), "")
    if is_cod(first):
        return read_cod(name, lines, gazetteer().find)
    if first.count("\t") == COLUMNS - 1:
        return read_geonames(name, lines)
    raise UnreadableError(
        f"expected a GeoNames file ({COLUMNS} columns between tabs, no heading) or a COD table "
        f"(a heading with ADM1_PCODE), found {first[:60]!r}"
    )


def write(target: Path, places: Sequence[PlaceRow]) -> None:
    """Writes the gazetteer, whole or not at all.

    Raises:
        EnvironmentProblem: it could not be written; what was there is as it was.
    """
    beside = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as out:
            pack(places, out)
        beside.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise EnvironmentProblem(
            f"{target} could not be written ({error.strerror}); it is as it was"
        ) from error


def own_file(path: Path | None) -> tuple[Path | None, int]:
    """Which file holds the user's places: the one that is named, else the usual one where it is there?

    Returns:
        The file, or None, and when it was written.

    Raises:
        InputError: the file that is named is missing.
    """
    if path is None and not USUAL.exists():
        return None, 0
    chosen = path or USUAL
    try:
        return chosen.resolve(), chosen.stat().st_mtime_ns
    except OSError as error:
        raise InputError(
            f"{chosen}: it cannot be read ({error.strerror}); `blowback gazetteer import` makes one"
        ) from error


def opened(path: Path | None) -> Book:
    """What are places looked up in: the gazetteer that ships, with a user's before it where there is one?

    Raises:
        InputError: the file is no gazetteer.
    """
    return gazetteer() if path is None else Layered(_own(path), gazetteer())


def _own(path: Path) -> Gazetteer:
    import numpy as np

    try:
        with np.load(path, allow_pickle=False) as columns:
            return Gazetteer({name: columns[name] for name in columns.files})
    except (OSError, ValueError, KeyError, AttributeError, zipfile.BadZipFile) as error:
        raise InputError(
            f"{path}: expected what `blowback gazetteer import` wrote; import the files again"
        ) from error
