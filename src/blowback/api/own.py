"""Which actors and places of the user's own are known, and is the installation sound?"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blowback.api.readers import reader_of
from blowback.settings import Settings, read_settings

if TYPE_CHECKING:
    from blowback.read.places.own.store import TakenIn
    from blowback.resolve.own.store import Imported


def import_registry(
    paths: Iterable[str | Path], *, settings: Settings | None = None, strict: bool = False
) -> Imported:
    """What is odd about a user's own actors, and which of them were taken into the registry?

    Args:
        paths: YAML, CSV or FollowTheMoney JSON. What an earlier import took from a file of the same name
            gives way; importing the same again changes nothing.
        settings: names the registry file that is written; ``blowback-registry.json`` where it does not.
        strict: write nothing where a row is set aside.

    Raises:
        InputError: the registry file is there and is none.
        EnvironmentProblem: it could not be written; it is as it was.
    """
    from blowback.resolve.own.store import USUAL, kept_rows, take_in, write
    from blowback.resolve.registry import load

    target = (settings or read_settings()).registry or USUAL
    before = kept_rows(target) if target.exists() else ()
    imported = take_in([Path(path) for path in paths], before, load())
    refused = strict and any(issue.set_aside for issue in imported.issues)
    if refused or not imported.changed:
        return imported._replace(changed=False)
    write(target, imported.rows)
    return imported


def import_gazetteer(
    paths: Iterable[str | Path], *, settings: Settings | None = None, strict: bool = False
) -> TakenIn:
    """Which places do a user's files hold, and what of them is odd? They become the user's gazetteer.

    Args:
        paths: GeoNames files or COD tables; the gazetteer holds what they hold and nothing else.
        settings: names the file that is written; ``blowback-gazetteer.npz`` where it does not.
        strict: write nothing where a line is set aside.

    Raises:
        InputError: a file cannot be read or is neither, or no file holds a place; nothing was written.
        EnvironmentProblem: the gazetteer could not be written; it is as it was.
    """
    from blowback.read.places.own.store import USUAL, take_in, write

    found = take_in([Path(path) for path in paths])
    if found.places and not (strict and found.issues):
        write((settings or read_settings()).gazetteer or USUAL, found.places)
    return found


def known_actors(words: str, *, settings: Settings | None = None) -> tuple[dict[str, Any], ...]:
    """What does the registry know of the actors that an id or a name may mean? Each as one object."""
    from blowback.resolve.own.showing import known

    return known(reader_of(settings or read_settings()).registry, words)


def doctor(settings: Settings | None = None) -> dict[str, Any]:
    """What is installed, which model and registry with which hash, and is the ledger sound?"""
    from blowback.checkup import checkup

    return checkup(settings or read_settings())
