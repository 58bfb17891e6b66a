"""Where are a user's own actors kept, and what is the registry with them?

One JSON file, one row a line, written beside and then put in its place, so that it is whole or as it was. For
each file that was imported it holds what that file last said: importing it again changes nothing.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from blowback.errors import EnvironmentProblem, InputError
from blowback.resolve.keys import fold
from blowback.resolve.own.clashes import contradicts, sort_out, weakened
from blowback.resolve.own.files import file_name, read_rows
from blowback.resolve.own.rows import OwnRow, RegistryIssue, UnreadableError, own_row
from blowback.resolve.registry import Entry, Homonym, Registry
from blowback.text.escapes import printable

SCHEMA = "blowback.own-registry/1"
USUAL = Path("blowback-registry.json")  # where none is named
_LISTS = ("names", "metonyms", "weak", "adjectives", "part_of", "relations", "status", "designations")


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    schema: str
    actors: tuple[OwnRow, ...]


class Imported(NamedTuple):
    """The rows of the registry after an import, and what was odd."""

    rows: tuple[OwnRow, ...]
    issues: tuple[RegistryIssue, ...]
    changed: bool
    files: tuple[str, ...]


def rows_of(path: Path | None) -> tuple[OwnRow, ...]:
    """Which rows does the registry file that is set hold; without one, the usual file where it is there?

    Raises:
        InputError: the file that is named is missing, or it is no such file.
    """
    if path is None and not USUAL.exists():
        return ()
    return kept_rows(path or USUAL)


def kept_rows(path: Path) -> tuple[OwnRow, ...]:
    """Which rows does a user's registry file hold?

    Raises:
        InputError: it is missing or no such file.
    """
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=_Kept)
    except OSError as error:
        raise InputError(
            f"{path}: the registry cannot be read ({error.strerror}); `blowback registry import` makes one"
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(
            f"{path}: expected what `blowback registry import` wrote, found {error}; import the files again"
        ) from error
    if kept.schema != SCHEMA:
        raise InputError(f"{path}: expected {SCHEMA}, found {kept.schema!r}; import the files again")
    return kept.actors


def take_in(paths: Sequence[Path], before: Sequence[OwnRow], known: Registry) -> Imported:
    """What are a user's rows once these files are taken in? Nothing is written.

    Args:
        paths: the files; rows that an earlier import took from a file of the same name give way.
        before: the rows that were there.
        known: the registry without rows of a user.
    """
    issues: list[RegistryIssue] = []
    rows: list[OwnRow] = []
    read: list[str] = []
    for path in dict.fromkeys(paths):
        try:
            found, odd = _read(path, read)
        except UnreadableError as error:
            todo = "correct the file and import it again; what it held before is unchanged"
            issue = RegistryIssue(
                file=printable(str(path)),
                row="",
                id=None,
                kind="unreadable",
                detail=str(error),
                todo=todo,
                set_aside=True,
            )
            issues.append(issue)
            continue
        read.append(file_name(path))
        rows += found
        issues += odd
    kept, odd_ones = sort_out([*(row for row in before if row.file not in read), *rows], known)
    issues += [*odd_ones, *_gone(before, kept, read)]
    after = tuple(sorted(kept, key=lambda row: row.id))
    changed = after != tuple(sorted(before, key=lambda row: row.id))
    return Imported(after, tuple(issues), changed, tuple(read))


def _read(path: Path, read: Sequence[str]) -> tuple[list[OwnRow], list[RegistryIssue]]:
    """The rows of a file, and those of it that are none."""
    if file_name(path) in read:
        raise UnreadableError("another file of this name is imported with it; rename one")
    found: list[OwnRow] = []
    odd: list[RegistryIssue] = []
    for given in read_rows(path):
        try:
            found.append(own_row(given))
        except ValueError as error:
            odd.append(_malformed(given.file, given.row, given.fields.get("id"), str(error)))
    return found, odd


def _malformed(file: str, row: str, given_id: object, detail: str) -> RegistryIssue:
    return RegistryIssue(
        file=file,
        row=row,
        id=given_id if isinstance(given_id, str) else None,
        kind="malformed",
        detail=detail,
        todo="correct the row and import the file again",
        set_aside=True,
    )


def _gone(before: Iterable[OwnRow], after: Iterable[OwnRow], read: Sequence[str]) -> Iterable[RegistryIssue]:
    """Which rows of an earlier import of these files are in the registry no more?"""
    left = {row.id for row in after}
    for row in before:
        if row.file in read and row.id not in left:
            yield RegistryIssue(
                file=row.file,
                row=row.row,
                id=row.id,
                kind="gone",
                detail=f"{row.name} was taken from this file before and is not in it, or not sound, now",
                todo="nothing, where that is meant",
                set_aside=False,
            )


def write(path: Path, rows: Iterable[OwnRow]) -> None:
    """Puts the rows in a registry file, whole or not at all.

    Raises:
        EnvironmentProblem: where the machine does not let us; the file is as it was.
    """
    lines = ",\n".join(msgspec.json.encode(row).decode("utf-8") for row in rows)
    text = f'{{"schema":"{SCHEMA}","actors":[\n{lines}\n]}}\n'
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)  # it may name sources
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(path)
    except OSError as error:
        raise EnvironmentProblem(
            f"{path}: could not be written ({error.strerror}); it is as it was"
        ) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


# --- the registry with them -----------------------------------------------------------------------


def with_own(known: Registry, rows: Sequence[OwnRow]) -> Registry:
    """What is the registry with a user's rows? Its version is another where there are any."""
    if not rows:
        return known
    entries = [_entry(row, known.get(row.id)) for row in weakened(rows, known)]
    return known.extend((msgspec.to_builtins(entry) for entry in entries), _firsts(rows, known))


def _entry(row: OwnRow, known: Entry | None) -> Entry:
    fields = msgspec.to_builtins(row)
    for place in ("file", "row", "outranks"):
        fields.pop(place, None)
    own = msgspec.convert(fields, Entry)
    return own if known is None else _completed(known, own, row)


def _completed(known: Entry, own: Entry, row: OwnRow) -> Entry:
    """A known actor with what the user adds; where the two differ, the user's counts (it was asked for)."""
    changes: dict[str, Any] = {
        field: tuple(dict.fromkeys((*getattr(own, field), *getattr(known, field)))) for field in _LISTS
    }
    renamed = known.name if row.outranks else own.name
    changes["names"] = tuple(dict.fromkeys((*changes["names"], renamed)))
    still = [each for each in known.roles if not any(contradicts(role, each) for role in row.roles)]
    changes["roles"] = tuple(dict.fromkeys((*own.roles, *still)))
    for field in ("country", "sector", "capital", "existed", "wikidata"):
        mine, theirs = getattr(own, field), getattr(known, field)
        changes[field] = mine if mine is not None and (row.outranks or theirs is None) else theirs
    if row.outranks:
        changes |= {"name": own.name, "kind": own.kind}
    changes["source"] = "; ".join(filter(None, (known.source, own.source)))
    return msgspec.structs.replace(known, **changes)


def _firsts(rows: Iterable[OwnRow], known: Registry) -> tuple[Homonym, ...]:
    """Names that mean a user's row first, because it says that it outranks."""
    found = []
    for row in rows:
        for name in row.strong() if row.outranks else ():
            others = {sense.id for sense in known.named(name)} - {row.id}
            if others:
                found.append(Homonym(fold(name), (row.id, *sorted(others)), default=row.id))
    return tuple(found)
