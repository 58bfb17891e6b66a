"""Is the ledger sound, and how much is in it?"""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

from blowback.ledger.database import FILE, migrations, query, query_parts
from blowback.ledger.rows import Check


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows has each table?"""
    return {row["name"]: row["rows"] for row in connection.execute(query("counts"))}


def check(connection: sqlite3.Connection, folder: Path, *, write: bool) -> Check:
    """What is wrong with the ledger in this folder? The search index is compared only where we may write."""
    return Check(
        path=str(folder),
        problems=(*_faults(connection, write=write), *_exposed(folder)),
        schema=migrations()[-1].number,
        sqlite=sqlite3.sqlite_version,
        counts=counts(connection),
        size=sum(file.stat().st_size for file in folder.glob(f"{FILE}*")),
    )


def _faults(connection: sqlite3.Connection, *, write: bool) -> Iterator[str]:
    parts = query_parts("check")
    for row in connection.execute(parts["integrity"]):
        if row[0] != "ok":
            yield f"the file is damaged: {row[0]}"
    for row in connection.execute(parts["references"]):
        yield f"a row of {row[0]} refers to a row of {row[2]} that is not there"
    if connection.execute(parts["forgetting"]).fetchone():
        yield "forgetting an article was not finished"
    if write:
        try:
            connection.execute(parts["words"])
        except sqlite3.DatabaseError as error:
            yield f"the search index does not fit the articles: {error}"


def _exposed(folder: Path) -> Iterator[str]:
    for path in (folder, *sorted(folder.glob(f"{FILE}*"))):
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield f"others than the owner may open {path.name}"
