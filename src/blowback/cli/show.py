"""How do answers look in a terminal: tables, the brief, progress? JSON and CSV for machines."""

from __future__ import annotations

import contextlib
import csv as csv_format
import json as json_format
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from blowback.export.cells import safe_cell
from blowback.export.markdown import Notes, basis, heading
from blowback.records import Brief, Line

_SIGNS = {1: "green", 0: "dim", -1: "red"}


def out() -> Console:
    """Where answers go."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


def err() -> Console:
    """Where progress and counts go."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def lines(rows: Iterable[msgspec.Struct | Mapping[str, Any]]) -> None:
    """One JSON object a line."""
    encoder = msgspec.json.Encoder()
    for row in rows:
        sys.stdout.buffer.write(encoder.encode(row) + b"\n")
    sys.stdout.flush()


def values(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Comma-separated values; a cell that a spreadsheet would run as a formula is disarmed."""
    writer = csv_format.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe_cell(value) for value in row])


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], empty: str) -> None:
    """A table for people, or a line where there is nothing."""
    grid = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        grid.add_column(column, overflow="fold")
    count = 0
    for row in rows:
        grid.add_row(*(escape("" if value is None else str(value)) for value in row))
        count += 1
    out().print(grid if count else empty)


def brief(found: Brief) -> None:
    """The brief as a page of text: sections of lines with who says so, sentences numbered at the end."""
    console, notes = out(), Notes()
    console.print(f"[bold]{escape(heading(found))}[/bold]")
    console.print(f"[dim]{escape(basis(found))}[/dim]")
    if found.footings:
        console.print("\n[bold]Where they stand[/bold]")
        _footings(console, found)
    for section in found.sections:
        console.print(f"\n[bold]{escape(section.title)}[/bold]")
        if section.note:
            console.print(f"  [dim]{escape(section.note)}[/dim]")
        for line in section.lines:
            _line(console, line, notes.cite(line))
    if notes.rows:
        console.print("\n[bold]Sentences[/bold]")
        for number, evidence in notes.numbered():
            console.print(f"[dim]\\[{number}][/dim] {escape(evidence.exact)} [dim]{evidence.claim}[/dim]")


def _footings(console: Console, found: Brief) -> None:
    grid = Table(box=None, header_style="dim", pad_edge=False)
    for column in ("  between", "coop.", "host.", "backing", "formal status"):
        grid.add_column(column, overflow="fold", justify="right" if column in ("coop.", "host.") else "left")
    for f in found.footings:
        grid.add_row(
            "  " + escape(" — ".join(f.names)),
            str(f.cooperation),
            str(f.hostility),
            escape("; ".join(f.backing)),
            escape("; ".join(f.status)),
        )
    console.print(grid)


def _line(console: Console, line: Line, cited: Sequence[int]) -> None:
    numbers = "".join(f" [dim]\\[{n}][/dim]" for n in cited)
    when = f" [cyan]{escape(line.when)}[/cyan]" if line.when else ""
    console.print(f"  [{_SIGNS[line.sign]}]•[/] {escape(line.text)}{when}{numbers}")
    says = f"says {escape('; '.join(line.says))}" if line.says else ""
    marks = f"[yellow]{escape('; '.join(line.marks))}[/yellow]" if line.marks else ""
    if says or marks:
        console.print(f"      [dim]{says}[/dim] {marks}".rstrip())


@contextlib.contextmanager
def progress(quiet: bool) -> Iterator[Callable[[int, str], None]]:
    """A moving line on standard error; plain lines where that is no terminal; nothing where quiet."""
    if quiet:
        yield lambda _done, _location: None
        return
    console = err()
    if not console.is_terminal:
        yield lambda done, location: console.print(f"{done} {location}") if done % 100 == 0 else None
        return
    with console.status("reading") as status:
        yield lambda done, location: status.update(f"{done} documents, {escape(location)}")


def pretty(value: Mapping[str, Any]) -> str:
    """An object as indented JSON."""
    return json_format.dumps(value, ensure_ascii=False, indent=2)
