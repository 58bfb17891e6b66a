"""How is the ledger's file opened, brought to the present form, and what if it cannot be?"""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
import stat
import time
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, NamedTuple, cast
from urllib.parse import quote

from blowback.errors import BlowbackError, EnvironmentProblem, InternalError, LedgerError
from blowback.ledger.key_packing import PackedKeys
from blowback.text.names import fold_name, initial_letters

APPLICATION_ID: Final = 0x426C6F77  # "Blow"
FILE: Final = "ledger.sqlite"
PACKAGE: Final = "blowback.ledger"
WAIT_SECONDS: Final = 30.0
TURN_SECONDS: Final = 0.02
# Ids and hashes of texts go to pages all over their tables: who writes holds more of these than SQLite would,
# and carries the log over to the file less often, so that fewer pages are read and written again and again.
CACHE_KIB: Final = 65_536
LOOKING_KIB: Final = 16_384  # what of the file one answer goes through more than once, in a large ledger
LOG_PAGES: Final = 8_000

_MACHINE: Final = {
    "SQLITE_FULL": "the disk is full",
    "SQLITE_IOERR": "the disk reports an error",
    "SQLITE_READONLY": "it cannot be written to",
    "SQLITE_CANTOPEN": "it cannot be opened",
    "SQLITE_PERM": "permission is denied",
    "SQLITE_AUTH": "permission is denied",
    "SQLITE_BUSY": "another process has been writing to it for too long",
    "SQLITE_LOCKED": "another process has been writing to it for too long",
    "SQLITE_NOMEM": "there is not enough memory",
    "SQLITE_PROTOCOL": "the file system does not support its locks",
}


class Migration(NamedTuple):
    """One step in the form of the ledger."""

    number: int
    name: str
    script: str


@cache
def migrations() -> tuple[Migration, ...]:
    """Which forms has the ledger had, oldest first? The last one is the present one."""
    folder = files(PACKAGE) / "migrations"
    named = [(path, re.fullmatch(r"(\d{4})_\w+\.sql", path.name)) for path in folder.iterdir()]
    found = (Migration(int(name[1]), path.name, path.read_text("utf-8")) for path, name in named if name)
    return tuple(sorted(found))


@cache
def query(name: str) -> str:
    """What is the text of a named query?"""
    return (files(PACKAGE) / "queries" / f"{name}.sql").read_text("utf-8")


@cache
def query_parts(name: str) -> dict[str, str]:
    """What are the named parts of a query file (each after a line ``-- part: NAME``)?"""
    pieces = re.split(r"^-- part: (\w+).*\n", query(name), flags=re.MULTILINE)
    return dict(zip(pieces[1::2], (piece.strip() for piece in pieces[2::2]), strict=True))


@contextlib.contextmanager
def explained(folder: Path, doing: str) -> Iterator[None]:
    """Whose turn is it when SQLite or the file system fails? Raises what says so."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explain(error, folder, doing) from error
    except OSError as error:
        raise EnvironmentProblem(
            f"{doing} the ledger {folder} failed: {error.strerror or error}; nothing of this step was kept"
        ) from error


def _explain(error: sqlite3.Error, folder: Path, doing: str) -> BlowbackError:
    name = getattr(error, "sqlite_errorname", None) or ""
    root = "_".join(name.split("_")[:2])
    if root in _MACHINE:
        return EnvironmentProblem(
            f"{doing} the ledger {folder} failed: {_MACHINE[root]} ({error}); nothing of this step was kept"
        )
    if root in {"SQLITE_CORRUPT", "SQLITE_NOTADB"} or isinstance(error, UnicodeDecodeError):
        return LedgerError(
            f"{doing} the ledger failed: {folder / FILE} is damaged or no ledger ({error}). "
            "Put a copy of it in its place, or name another folder and read the documents again; "
            "nothing was changed"
        )
    return InternalError(
        f"{doing} the ledger {folder} failed: {name or type(error).__name__}: {error}; "
        "nothing of this step was kept"
    )


def prepare(folder: Path) -> None:
    """Is there a folder for the ledger, for its owner alone? Makes it where there is none.

    Raises:
        LedgerError: where something else is in its place.
    """
    if folder.exists() and not folder.is_dir():
        raise LedgerError(f"{folder} is a file; a ledger is a folder. Name another; nothing was changed")
    file = folder / FILE
    if folder.is_dir() and not file.exists() and any(path.name != FILE for path in folder.iterdir()):
        raise LedgerError(
            f"{folder} holds other files and no ledger; name an empty or a new folder. Nothing was changed"
        )
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        folder.chmod(0o700)
    if not file.exists():  # made before SQLite does it, since SQLite would let the group and others read
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        file.chmod(0o600)


def connect(folder: Path, *, write: bool) -> sqlite3.Connection:
    """Which connection reads, or writes, the ledger in this folder?"""
    file = folder / FILE
    mode = "rw" if write else "ro"
    if not write and not os.access(folder, os.W_OK) and not Path(f"{file}-wal").exists():
        mode = "ro&immutable=1"  # a medium that nobody can write to needs no lock, and allows none
    connection = sqlite3.connect(
        f"file:{quote(str(file.absolute()))}?mode={mode}",
        uri=True,
        timeout=WAIT_SECONDS,
        isolation_level=None,
    )
    try:
        _check_form(connection, file)
        _teach(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")
        if write:
            connection.execute("PRAGMA secure_delete = ON")
            _keep_a_log(connection)
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
            _migrate(connection)
        else:
            connection.execute(f"PRAGMA cache_size = -{LOOKING_KIB}")
            _check_current(connection, file)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_memory() -> sqlite3.Connection:
    """Which connection writes a ledger that is gone when it is closed?"""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(_empty())
    _teach(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    return connection


@cache
def _empty() -> bytes:
    """What is the file of a ledger that holds nothing?"""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _teach(connection)
    _migrate(connection)
    return connection.serialize()


def _teach(connection: sqlite3.Connection) -> None:
    """Gives SQL the functions of ours that statements call."""
    connection.create_function("fold_name", 1, fold_name, deterministic=True)
    connection.create_function("initial_letters", 1, initial_letters, deterministic=True)
    connection.create_aggregate("pack_keys", 3, cast("Any", PackedKeys))


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Which ledger lets others read while it is written? One with a write-ahead log; turns it on.

    Two who turn it on at once hold each other's locks, and SQLite then answers "locked" at once, without the
    wait that it keeps for everything else; so that wait is kept here.
    """
    end = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
        else:
            return
        time.sleep(TURN_SECONDS)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check_form(connection: sqlite3.Connection, file: Path) -> None:
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if application != APPLICATION_ID and (application or tables):
        raise LedgerError(
            f"{file} is a database of another program; name another folder. Nothing was changed"
        )
    if _version(connection) > migrations()[-1].number:
        raise LedgerError(
            f"{file} was written by a newer version of blowback (form {_version(connection)}, this one knows "
            f"{migrations()[-1].number}); update blowback or name another folder. Nothing was changed"
        )


def _check_current(connection: sqlite3.Connection, file: Path) -> None:
    if _version(connection) != migrations()[-1].number:
        raise LedgerError(
            f"{file} has an older form ({_version(connection)}, now {migrations()[-1].number}); "
            f"`blowback read --stored --ledger {file.parent}` brings it up to date. Nothing was changed"
        )


def _migrate(connection: sqlite3.Connection) -> None:
    for migration in migrations():
        if migration.number <= _version(connection):
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            if migration.number > _version(connection):  # another process may have been faster
                for statement in statements(migration.script):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {migration.number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.rollback()
            raise


def statements(script: str) -> Iterator[str]:
    """What are the statements of a script, one by one?

    (``executescript`` would commit on its own.)
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if re.sub(r"--.*", "", statement).strip():
        raise InternalError(f"a migration ends within a statement: {statement[:200]!r}")
