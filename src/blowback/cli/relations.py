"""``blowback episodes|ties|turns|...``: how actors stand to each other over time, one command a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from blowback.cli.options import (
    CsvOption,
    JsonOption,
    KnownOption,
    LedgerOption,
    LineOption,
    RecordedOption,
    UnmaskOption,
)

if TYPE_CHECKING:
    from blowback.api import Rows

AboutArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ACTOR [ACTOR]]", help="Only what bears on this actor, or on both."),
]
FromOption = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE", help="Only what was on that day or later.", show_default=False),
]
BeforeOption = Annotated[
    str | None,
    typer.Option("--before", metavar="DATE", help="Only what was before that day.", show_default=False),
]
_COLUMNS = ("id", "when", "what", "who says so", "told by")


class _Table(NamedTuple):
    question: str
    option: str
    kinds: str
    filter: str = "kinds"


_TABLES = {
    "episodes": _Table(
        "List what happened, each happening once, in however many articles it is told.",
        "--type",
        "A PLOVER type, such as ASSAULT",
        "types",
    ),
    "ties": _Table(
        "List lasting relations: who backs, leads, recognizes, bans or belongs to whom, and since when.",
        "--kind",
        "A kind of tie, such as backing, recognition or ceasefire",
    ),
    "turns": _Table(
        "List when relations turned, and on what that rests.",
        "--kind",
        "backfire, volte_face, deterioration or improvement",
    ),
    "expectations": _Table(
        "List what was expected, promised, demanded or threatened, and what came of it.",
        "--kind",
        "expected, believed, promised, demanded or threatened",
    ),
    "positions": _Table(
        "List who stands where on a question, and within which movement.",
        "--kind",
        "for, against, satisfied, dissatisfied or undecided",
    ),
    "silences": _Table(
        "List who declined to comment or did not reply, and when.", "--kind", "no_comment or no_reply"
    ),
}


def register(app: typer.Typer) -> None:
    """Gives the command line a command a table."""
    for name, table in _TABLES.items():
        app.command(name, help=table.question)(_command(name, table))
    app.command("dyads")(dyads)
    app.command("diff")(diff)
    app.command("export")(export)


def _command(name: str, table: _Table) -> Callable[..., None]:
    def command(
        about: AboutArgument = None,
        kind: list[str] | None = None,
        start: FromOption = None,
        end: BeforeOption = None,
        ledger: LedgerOption = None,
        as_known_on: KnownOption = None,
        as_recorded_on: RecordedOption = None,
        json: JsonOption = False,
        csv: CsvOption = False,
        unmask: UnmaskOption = False,
    ) -> None:
        from blowback import api
        from blowback.cli.commands import one_form, open_ledger

        one_form(json=json, csv=csv)
        as_of: dict[str, Any] = {"as_known_on": as_known_on, "as_recorded_on": as_recorded_on}
        with open_ledger(ledger) as opened:
            rows = getattr(api, name)(
                opened, about or (), **{table.filter: kind}, start=start, end=end, **as_of, unmask=unmask
            )
            if name == "silences" and json:
                _claims(opened, rows, **as_of, unmask=unmask)
            else:
                print_rows(rows, json=json, csv=csv, empty=f"no {name}")

    help_text = f"{table.kinds}; may be given several times."
    option = typer.Option(table.option, help=help_text, show_default=False)
    command.__annotations__["kind"] = Annotated[list[str] | None, option]
    return command


def dyads(
    about: AboutArgument = None,
    start: FromOption = None,
    end: BeforeOption = None,
    ledger: LedgerOption = None,
    as_known_on: KnownOption = None,
    as_recorded_on: RecordedOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    unmask: UnmaskOption = False,
) -> None:
    """List the weeks of a pair, in both directions: what is told of each, and how much was read at all."""
    from blowback import api
    from blowback.cli import show
    from blowback.cli.commands import one_form, open_ledger

    one_form(json=json, csv=csv)
    with open_ledger(ledger) as opened:
        rows = api.dyads(
            opened,
            about or (),
            start=start,
            end=end,
            as_known_on=as_known_on,
            as_recorded_on=as_recorded_on,
            unmask=unmask,
        )
        told = rows if json or csv else rows.only(lambda row: bool(row.episodes))
        print_rows(told, json=json, csv=csv, empty="no week of which anything is told")
    if len(told) < len(rows):
        show.note(f"{len(rows) - len(told)} weeks of which nothing is told; --json and --csv have them")


def diff(
    one: Annotated[str, typer.Argument(metavar="D1", help="A date, known on which is the first.")],
    other: Annotated[str, typer.Argument(metavar="D2", help="A later date, known on which is the second.")],
    about: AboutArgument = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            help="episodes, ties, turns, expectations, positions or silences; may be given several times.",
            show_default=False,
        ),
    ] = None,
    ledger: LedgerOption = None,
    as_recorded_on: RecordedOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    unmask: UnmaskOption = False,
) -> None:
    """List what changed between what was known on two dates: what was added, is gone, or has changed."""
    from blowback import api
    from blowback.cli.commands import one_form, open_ledger

    one_form(json=json, csv=csv)
    with open_ledger(ledger) as opened:
        rows = api.diff(
            opened, one, other, about or (), kinds=kind, as_recorded_on=as_recorded_on, unmask=unmask
        )
        print_rows(rows, json=json, csv=csv, empty="no changes")


def export(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A folder; for polecat a file.")],
    about: AboutArgument = None,
    to: Annotated[str, typer.Option("--to", metavar="FORM", help="csv, jsonl or polecat.")] = "csv",
    start: FromOption = None,
    end: BeforeOption = None,
    ledger: LedgerOption = None,
    as_known_on: KnownOption = None,
    as_recorded_on: RecordedOption = None,
    json: LineOption = False,
    unmask: UnmaskOption = False,
) -> None:
    """Write what is told of relations to files: CSV, JSON lines, or the columns of POLECAT."""
    from blowback import api
    from blowback.cli import show
    from blowback.cli.commands import open_ledger

    with open_ledger(ledger) as opened:
        written = api.export(
            opened,
            to,
            path,
            about or (),
            start=start,
            end=end,
            as_known_on=as_known_on,
            as_recorded_on=as_recorded_on,
            unmask=unmask,
        )
    if json:
        show.lines({"file": name, "rows": rows} for name, rows in written.items())
    else:
        folder = path.parent if to == "polecat" else path
        show.note(f"written to {folder}: {', '.join(f'{name} ({n} rows)' for name, n in written.items())}")


def print_rows(rows: Rows[Any], *, json: bool, csv: bool, empty: str) -> None:
    """Answers as a table for people, as JSON or as CSV, and what of a large ledger was not looked at."""
    from blowback.cli import show

    if json:
        show.lines(chain(rows.to_json(), _left_out(rows)))
    elif csv:
        flat = rows.to_rows()
        show.values(rows.columns(), [tuple(row.values()) for row in flat])
    else:
        cells = [(each.id, each.when, each.what, each.says, each.told) for each in rows.lines()]
        wanted = [n for n in range(len(_COLUMNS)) if any(row[n] for row in cells)]
        show.table([_COLUMNS[n] for n in wanted], _some(cells, wanted), empty)
    if rows.left_out and not json:
        show.note(rows.left_out)


def _left_out(rows: Rows[Any]) -> Iterator[dict[str, str]]:
    """A last line of JSON that says what was not looked at, where anything was not."""
    if rows.left_out:
        yield {"left_out": rows.left_out}


def _some(cells: Sequence[Sequence[str]], wanted: Sequence[int]) -> list[tuple[str, ...]]:
    """The columns in which anything stands."""
    return [tuple(row[n] for n in wanted) for row in cells]


def _claims(opened: Any, rows: Rows[Any], **as_of: Any) -> None:
    """The claims themselves, one a line, each with its article."""
    from blowback import api
    from blowback.cli import show

    claims = [claim for row in rows for claim in rows.claims(row)]
    show.lines(chain(api.claim_rows(opened, claims, **as_of), _left_out(rows)))
