"""Which rows does a user's file hold: YAML, CSV, or entities of FollowTheMoney as JSON?

Files are strangers: nothing in them is run, aliases and deep nesting are refused before anything is built,
and each row is named by its line, so that what is odd about it can be found.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from blowback.resolve.own.ftm import read_entities
from blowback.resolve.own.rows import MOST, SPELLINGS, Given, UnreadableError
from blowback.text.escapes import printable

LARGEST = 50_000_000  # bytes of one file
_DEEPEST = 12
_DEFAULTS = ("kind", "country", "sector", "source")
_ROWS = ("actors", "rows")
_NULLS = ("", "null", "~")


def read_rows(path: Path) -> Iterator[Given]:
    """Which rows does a file hold, in order?

    Raises:
        UnreadableError: the file is missing, too large, in no known form, or broken.
    """
    readers = {
        ".yaml": _yaml,
        ".yml": _yaml,
        ".csv": _csv,
        ".tsv": _csv,
        ".json": read_entities,
        ".jsonl": read_entities,
        ".ijson": read_entities,
    }
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise UnreadableError(
            f"expected one of {', '.join(sorted(readers))}, found {path.suffix or 'no suffix'!r}"
        )
    for number, given in enumerate(reader(file_name(path), _text(path)), 1):
        if number > MOST:
            raise UnreadableError(f"expected at most {MOST:,} rows in a file, found more; split it")
        yield given


def file_name(path: Path) -> str:
    """Under which name are the rows of a file kept? Without its folder, so that it may be moved."""
    return printable(path.name)


def _text(path: Path) -> str:
    try:
        if (size := path.stat().st_size) > LARGEST:
            raise UnreadableError(f"expected at most {LARGEST:,} bytes, found {size:,}; split the file")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UnreadableError(f"{error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UnreadableError(f"expected UTF-8, found {error.reason} at byte {error.start}") from error


# --- YAML -----------------------------------------------------------------------------------------


def _yaml(file: str, text: str) -> Iterator[Given]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _check_events(yaml.parse(text, Loader=loader))
        root = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        raise UnreadableError(f"expected YAML: {' '.join(str(error).split())}") from error
    defaults, rows = _top(root)
    for node in rows:
        fields = _plain(node)
        if not isinstance(fields, dict):
            raise UnreadableError(f"line {_line(node)}: expected a row of fields, found {fields!r:.60}")
        yield Given(file, f"line {_line(node)}", {**defaults, **fields})


def _check_events(events: Any) -> None:
    """Is a document free of aliases, which can make a small file endless, and of deep nesting?"""
    import yaml

    depth = 0
    for event in events:
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableError(
                f"line {_line(event)}: expected no aliases, found *{event.anchor}; write the row out"
            )
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise UnreadableError(f"line {_line(event)}: nested deeper than {_DEEPEST} levels")


def _top(root: Any) -> tuple[dict[str, Any], list[Any]]:
    """The defaults of a file, and the nodes of its rows: a list, or a mapping that has one."""
    import yaml

    if isinstance(root, yaml.SequenceNode):
        return {}, root.value
    if not isinstance(root, yaml.MappingNode):
        raise UnreadableError("expected a list of rows, or fields for all rows and a list under actors:")
    rows: list[Any] = []
    rest = []
    for key, value in root.value:
        if key.value in _ROWS and isinstance(value, yaml.SequenceNode):
            rows += value.value
        elif key.value in _DEFAULTS:
            rest.append((key, value))
        else:
            known = ", ".join((*_DEFAULTS, *_ROWS))
            raise UnreadableError(f"line {_line(key)}: expected one of {known}; found {key.value!r}")
    return {key.value: _plain(value) for key, value in rest}, rows


def _plain(node: Any) -> Any:
    """What a node holds, every scalar as the text that stands there (NO is no boolean), none where empty."""
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return None if node.style is None and node.value.lower() in _NULLS else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(part) for part in node.value]
    found: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise UnreadableError(f"line {_line(key)}: expected the name of a field")
        if key.value in found:
            raise UnreadableError(f"line {_line(key)}: the field {key.value!r} stands twice in one row")
        found[key.value] = _plain(value)
    return found


def _line(part: Any) -> int:
    """In which line does a node or event begin?"""
    return int(part.start_mark.line) + 1


# --- CSV ------------------------------------------------------------------------------------------

_SCALARS = ("id", "name", "kind", "country", "sector", "wikidata", "source", "outranks")
_EXISTED = ("existed_from", "existed_to")
_PARENT = ("parent", "parent_kind", "parent_from", "parent_to")
_ROLE = ("title", "organization", "role_from", "role_to")
COLUMNS = (*_SCALARS, *SPELLINGS, *_EXISTED, *_PARENT, *_ROLE)


def _csv(file: str, text: str) -> Iterator[Given]:
    """Rows of a table; lines that give the same id are facts of one actor."""
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        unknown = [name for name in reader.fieldnames or () if name.strip() not in COLUMNS]
        if unknown or "name" not in (reader.fieldnames or ()):
            raise UnreadableError(
                f"line 1: expected columns among {', '.join(COLUMNS)}, with name; "
                f"found {unknown or head!r:.100}"
            )
        yield from _joined(file, reader)
    except csv.Error as error:
        raise UnreadableError(f"line {reader.line_num}: expected a table: {error}") from error


def _joined(file: str, reader: csv.DictReader[str]) -> Iterator[Given]:
    rows: dict[str, tuple[str, dict[str, Any]]] = {}
    for cells in reader:
        where = f"line {reader.line_num}"
        if None in cells or None in cells.values():
            raise UnreadableError(f"{where}: expected as many cells as columns")
        fields = _fields({name.strip(): cell.strip() for name, cell in cells.items()})
        if not fields:
            continue
        key = fields.get("id") or fields.get("name") or where
        if key not in rows:
            rows[key] = (where, fields)
        elif any(fields.get(name) not in (None, rows[key][1].get(name)) for name in (*_SCALARS, "existed")):
            rows[f"{key} ({where})"] = (where, fields)  # one id with two sets of facts: a clash, not a row
        else:
            _add(rows[key][1], fields)
    yield from (Given(file, where, fields) for where, fields in rows.values())


def _fields(cells: dict[str, str]) -> dict[str, Any]:
    """The cells of one line as the fields of a row; empty ones say nothing."""
    found: dict[str, Any] = {name: cells[name] for name in _SCALARS if cells.get(name)}
    for name in SPELLINGS:
        if cells.get(name):
            found[name] = [part.strip() for part in cells[name].split(";") if part.strip()]
    if existed := _picked(cells, {"existed_from": "from", "existed_to": "to"}):
        found["existed"] = existed
    parent = {"parent": "parent", "parent_kind": "kind", "parent_from": "from", "parent_to": "to"}
    if part := _picked(cells, parent):
        found["part_of"] = [{"kind": "member", **part}]
    titles = {"title": "title", "organization": "organization", "role_from": "from", "role_to": "to"}
    if role := _picked(cells, titles):
        found["roles"] = [role]
    return found


def _picked(cells: dict[str, str], names: dict[str, str]) -> dict[str, str]:
    return {field: cells[column] for column, field in names.items() if cells.get(column)}


def _add(row: dict[str, Any], more: dict[str, Any]) -> None:
    """The facts of another line of the same actor."""
    for name, value in more.items():
        if isinstance(value, list):
            known = row.setdefault(name, [])
            known += [part for part in value if part not in known]
