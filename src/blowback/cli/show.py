"""How do answers look in a terminal: tables, progress? JSON and CSV for machines."""

from __future__ import annotations

import contextlib
import csv as csv_format
import os
import sys
import textwrap
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from blowback.export.cells import safe_cell
from blowback.text.escapes import visible

if TYPE_CHECKING:
    from rich.console import Console

_GAP, _NARROWEST = 2, 12
_ENDLESS = 100_000  # columns: nothing is wrapped in a pipe
_EVERY = 100  # documents, between two plain lines of progress
_STEP = 0.1  # seconds, between two moves of the moving line


def out() -> Console:
    """Where answers go; colours only on a terminal that wants them (``NO_COLOR``)."""
    from rich.console import Console

    tty = sys.stdout.isatty()
    return Console(highlight=False, soft_wrap=not tty, width=None if tty else _ENDLESS)


def err() -> Console:
    """Where progress and counts go."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True)


def note(message: str) -> None:
    """A line on standard error."""
    sys.stderr.write(f"{visible(message)}\n")
    sys.stderr.flush()


def lines(rows: Iterable[msgspec.Struct | Mapping[str, Any]]) -> None:
    """One JSON object a line, each written as soon as it is there."""
    encoder = msgspec.json.Encoder()
    for row in rows:
        sys.stdout.buffer.write(encoder.encode(row) + b"\n")
        sys.stdout.buffer.flush()


def values(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Comma-separated values; a cell that a spreadsheet would run as a formula is disarmed."""
    writer = csv_format.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe_cell(value) for value in row])


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], empty: str) -> None:
    """A table for people, no wider than the terminal, or a line where there is nothing.

    In a pipe nothing is cut or wrapped. On a terminal the widest columns are folded, the first last.
    """
    cells = [["" if value is None else visible(str(value)) for value in row] for row in rows]
    if not cells:
        sys.stdout.write(f"{empty}\n")
        return
    numbers = [all(isinstance(row[n], int) for row in rows_of(rows)) for n in range(len(columns))]
    widths = [max(len(name), *(len(row[n]) for row in cells)) for n, name in enumerate(columns)]
    if sys.stdout.isatty():
        _fit(widths, out().width)
    for number, row in enumerate([list(columns), *cells]):
        folded = [textwrap.wrap(cell, widths[n]) or [""] for n, cell in enumerate(row)]
        for at in range(max(map(len, folded))):
            line = (" " * _GAP).join(
                _cell(part[at] if at < len(part) else "", widths[n], right=numbers[n])
                for n, part in enumerate(folded)
            )
            sys.stdout.write(f"{_bold(line.rstrip()) if number == 0 else line.rstrip()}\n")


def rows_of(rows: Iterable[Sequence[object]]) -> Sequence[Sequence[object]]:
    """The rows again, where they can be gone through twice."""
    return rows if isinstance(rows, Sequence) else []


def _cell(text: str, width: int, *, right: bool) -> str:
    return text.rjust(width) if right else text.ljust(width)


def _bold(line: str) -> str:
    plain = not sys.stdout.isatty() or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return line if plain else f"\x1b[1m{line}\x1b[0m"


def _fit(widths: list[int], width: int) -> None:
    """Narrows the widest columns until all fit; the first, which is copied from, only as a last resort."""
    while sum(widths) + _GAP * (len(widths) - 1) > width:
        widest = max(range(1, len(widths)), key=lambda n: widths[n], default=0)
        if widths[widest] <= _NARROWEST:
            widest = 0
        if widths[widest] <= _NARROWEST:
            return
        widths[widest] -= 1


def _duration(seconds: float) -> str:
    """About how long, in words."""
    minutes = seconds / 60
    if minutes < 1:
        return "less than a minute"
    return f"about {minutes:.0f} min" if minutes < 100 else f"about {minutes / 60:.0f} h"


@contextlib.contextmanager
def progress(quiet: bool, awaited: int | None = None) -> Iterator[Callable[[int, str], None]]:
    """A moving line on standard error; plain lines where that is no terminal; nothing where quiet.

    It tells the pace so far and, with the number of documents ``awaited``, how long the rest will take at it.
    """
    if quiet:
        yield lambda _done, _location: None
        return
    of = f" of {awaited}" if awaited else ""
    started = last = time.monotonic()

    def told(done: int, location: str) -> str:
        pace = done / max(time.monotonic() - started, _STEP)
        left = f", {_duration((awaited - done) / pace)} left" if awaited and awaited > done else ""
        return visible(f"{done}{of} documents, {pace:.1f} a second{left}, {location}")

    if not sys.stderr.isatty():
        yield lambda done, location: note(told(done, location)) if done % _EVERY == 0 else None
        return

    def moving(done: int, location: str) -> None:
        nonlocal last
        if (now := time.monotonic()) - last < _STEP:
            return
        last = now
        sys.stderr.write(f"\r{told(done, location)[: max(err().width - 1, 20)]}\x1b[K")
        sys.stderr.flush()

    try:
        yield moving
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
