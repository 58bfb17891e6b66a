"""How are tables written to files: whole or not at all, and safe to open in a spreadsheet?"""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

import msgspec

from blowback.errors import InputError
from blowback.export.cells import safe_cell


def write_csv(
    path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, object]], *, tabs: bool = False
) -> int:
    """Writes a table; how many rows? A cell that a spreadsheet would run as a formula is disarmed."""

    def write(handle: TextIO) -> int:
        writer = csv.writer(handle, delimiter="\t" if tabs else ",", lineterminator="\n")
        writer.writerow(columns)
        written = 0
        for row in rows:
            writer.writerow([safe_cell(row[name]) for name in columns])
            written += 1
        return written

    return _written(path, write)


def write_jsonl(path: Path, rows: Iterable[Mapping[str, Any]]) -> int:
    """Writes one JSON object a line; how many?"""

    def write(handle: TextIO) -> int:
        written = 0
        for row in rows:
            handle.write(msgspec.json.encode(row).decode() + "\n")
            written += 1
        return written

    return _written(path, write)


def _written(path: Path, write: Callable[[TextIO], int]) -> int:
    """Writes beside the place and moves there: what was there before stays until all is written.

    Raises:
        InputError: the file cannot be written; what was there is as it was.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as opened:
                count = write(opened)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(f"{path}: could not be written: {error.strerror}; it is as it was") from error
    return count
