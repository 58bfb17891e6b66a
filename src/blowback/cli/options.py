"""The options that several commands share, each said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

LedgerOption = Annotated[
    Path | None,
    typer.Option(
        "--ledger", help="The folder of the ledger (default ./blowback-ledger).", show_default=False
    ),
]
HeadsOption = Annotated[
    bool, typer.Option("--no-heads", help="Read with the rules alone, without the trained heads.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line instead of a table.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="Comma-separated values instead of a table.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no counts.")]
KnownOption = Annotated[
    str | None,
    typer.Option(
        "--as-known-on",
        metavar="DATE",
        help="Only what articles published by then support.",
        show_default=False,
    ),
]
RecordedOption = Annotated[
    str | None,
    typer.Option(
        "--as-recorded-on",
        metavar="DATE",
        help="Only what the ledger held, and analysts had judged, by then.",
        show_default=False,
    ),
]
JsonlOption = Annotated[
    Path | None,
    typer.Option("--jsonl", help="A file of JSON lines; - for standard input.", show_default=False),
]
UnmaskOption = Annotated[
    bool, typer.Option("--unmask", help="Show the names of persons without a public role.")
]
RegistryOption = Annotated[
    Path | None,
    typer.Option(
        "--registry",
        help="A file of your own actors (default ./blowback-registry.json, where it is there).",
        show_default=False,
    ),
]
LineOption = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
