"""What does each table and query of the ledger hold? The reference page, made from the SQL itself.

Every table has a comment above it that states its grain, every column one beside it, every query one at its
head. ``python -m blowback.ledger.reference FILE`` writes the page anew.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple

from blowback.errors import InternalError
from blowback.ledger.database import PACKAGE, migrations, query

_TABLE: Final = re.compile(
    r"((?:^--[^\n]*\n)+)^CREATE (?:VIRTUAL )?TABLE (\w+)(?: USING (\w+))? \(\n(.*?)^\)([^;]*);",
    re.MULTILINE | re.DOTALL,
)
_DROPPED: Final = re.compile(r"^DROP TABLE (\w+);", re.MULTILINE)
_COLUMN: Final = re.compile(r"^    ([a-z_]\w*)\s+([A-Z]+)(\s[^\n]*?)?,?(?:\s*--\s*(.*))?$")
_HEAD: Final = """# The ledger

<!-- Made from src/blowback/ledger by `python -m blowback.ledger.reference`; edit the SQL, not this page. -->

The ledger is a folder, readable by its owner alone, with one SQLite file (`ledger.sqlite`, WAL). Its rows
are only ever appended; `blowback forget` is the one exception. Instants are ISO 8601 in UTC, to the second,
so that they compare as text; intervals are half-open; offsets are half-open, in Unicode code points of the
article's text.
"""


class Column(NamedTuple):
    """One column, as the SQL declares it and the comment beside it explains it."""

    name: str
    type: str
    refers_to: str | None
    required: bool
    help: str


class Table(NamedTuple):
    """One table, as the comment above it explains it."""

    name: str
    help: str
    columns: tuple[Column, ...]


def tables() -> Iterator[Table]:
    """Which tables has the ledger in its present form, and what is in their columns?

    Raises:
        InternalError: naming a column without a comment.
    """
    scripts = [migration.script for migration in migrations()]
    dropped = {name for script in scripts for name in _DROPPED.findall(script)}
    for script in scripts:
        for comment, name, module, body, _ in _TABLE.findall(script):
            if name in dropped:
                continue
            columns = () if module else tuple(_columns(name, body))
            yield Table(name, _unwrap(comment), columns)


def _columns(table: str, body: str) -> Iterator[Column]:
    for line in body.splitlines():
        if (found := _COLUMN.match(line)) is None:
            continue  # a constraint of the whole table
        name, kind, rest, said = found.groups()
        if not said:
            raise InternalError(f"the column {table}.{name} has no comment")
        target = re.search(r"REFERENCES (\w+) \((\w+)\)", rest or "")
        required = "NOT NULL" in (rest or "") or "PRIMARY KEY" in (rest or "")
        yield Column(name, kind, f"{target[1]}.{target[2]}" if target else None, required, said)


def _unwrap(comment: str) -> str:
    """A block of comment lines as one paragraph."""
    return " ".join(line.removeprefix("--").strip() for line in comment.strip().splitlines())


def page() -> str:
    """What is the reference page?"""
    return "\n".join([_HEAD, "## Tables\n", *_table_sections(), "## Queries\n", *_query_rows(), ""])


def _table_sections() -> Iterator[str]:
    for table in tables():
        yield f"### {table.name}\n\n{table.help}\n"
        if table.columns:
            yield "| column | type | null | holds |\n|---|---|---|---|"
            for column in table.columns:
                null = "" if column.required else "yes"
                refers = f" (-> `{column.refers_to}`)" if column.refers_to else ""
                yield f"| `{column.name}` | {column.type.lower()} | {null} | {column.help}{refers} |"
            yield ""


def _query_rows() -> Iterator[str]:
    yield "What the ledger is asked, and in which grain, units and order it answers.\n"
    for path in sorted((files(PACKAGE) / "queries").iterdir(), key=lambda path: path.name):
        name = path.name.removesuffix(".sql")
        head = re.match(r"(?:--[^\n]*\n)+", query(name))
        if head is None:
            raise InternalError(f"the query {path.name} does not say what it returns")
        yield f"- `{name}`: {_unwrap(head[0])}"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
