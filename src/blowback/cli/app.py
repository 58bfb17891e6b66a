"""The commands and their options. Everything heavier than parsing words is imported inside them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from blowback.cli.gazetteer import commands as gazetteer_commands
from blowback.cli.judging import commands as judge_commands
from blowback.cli.options import (
    CsvOption,
    HeadsOption,
    JsonlOption,
    JsonOption,
    KnownOption,
    LedgerOption,
    QuietOption,
    RecordedOption,
    RegistryOption,
    UnmaskOption,
)
from blowback.cli.registry import commands as registry_commands
from blowback.cli.relations import register as register_relations

app = typer.Typer(
    name="blowback",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads reporting on conflict and diplomacy, and keeps who says what of whom, with the sentences.",
)


@app.command()
def read(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH...", help="Files or folders; - for standard input.")
    ] = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="Read the dispatches that come with the package.")
    ] = False,
    stored: Annotated[
        bool, typer.Option("--stored", help="Read what the ledger keeps and nothing has read yet.")
    ] = False,
    ingest_only: Annotated[
        bool, typer.Option("--ingest-only", help="Keep the documents; read them later with --stored.")
    ] = False,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="FIELD=NAME",
            help="Where JSON lines call one of our fields by another name, as in text=body.",
            show_default=False,
        ),
    ] = None,
    ledger: LedgerOption = None,
    registry: RegistryOption = None,
    no_heads: HeadsOption = False,
    workers: Annotated[int | None, typer.Option(help="How many processes read.", show_default=False)] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 5 where a document was set aside.")
    ] = False,
    quiet: QuietOption = False,
    json: Annotated[bool, typer.Option("--json", help="What became of the documents, as JSON.")] = False,
) -> None:
    """Read documents into the ledger. Reading the same thing twice adds nothing."""
    from blowback.cli import commands

    commands.read(
        paths or [],
        sample=sample,
        stored=stored,
        ingest_only=ingest_only,
        columns=column or [],
        ledger=ledger,
        registry=registry,
        no_heads=no_heads,
        workers=workers,
        strict=strict,
        quiet=quiet,
        json=json,
    )


@app.command()
def annotate(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH...", help="Files or folders.")] = None,
    jsonl: JsonlOption = None,
    published_at: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="When the documents that do not say were published.", show_default=False
        ),
    ] = None,
    registry: RegistryOption = None,
    no_heads: HeadsOption = False,
    workers: Annotated[int | None, typer.Option(help="How many processes read.", show_default=False)] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 5 where a document was set aside.")
    ] = False,
) -> None:
    """Say what documents say: one JSON line a document on standard output. Touches no ledger."""
    from blowback.cli import commands

    commands.annotate(
        paths or [],
        jsonl=jsonl,
        published_at=published_at,
        registry=registry,
        no_heads=no_heads,
        workers=workers,
        strict=strict,
    )


@app.command()
def classify(jsonl: JsonlOption = None) -> None:
    """Code marked pairs: {"id","text","actor","recipient"} lines in, one PLOVER coding a line out."""
    from blowback.cli import commands

    commands.classify(jsonl)


@app.command()
def resolve(jsonl: JsonlOption = None, registry: RegistryOption = None) -> None:
    """Say who phrases mean: {"id","text","context","on"} lines in, one actor a line out."""
    from blowback.cli import commands

    commands.resolve(jsonl, registry=registry)


@app.command()
def brief(
    actors: Annotated[
        list[str] | None, typer.Argument(metavar="[ACTOR [ACTOR]]", help="One actor, or two.")
    ] = None,
    ledger: LedgerOption = None,
    as_known_on: KnownOption = None,
    as_recorded_on: RecordedOption = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write one self-contained page.", show_default=False),
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    unmask: UnmaskOption = False,
    all_lines: Annotated[bool, typer.Option("--all", help="Also the lines of less weight.")] = False,
) -> None:
    """Show how a pair, an actor or everything stands, every line with who says so and its sentence."""
    from blowback.cli import commands

    commands.brief(
        actors or [],
        ledger=ledger,
        as_known_on=as_known_on,
        as_recorded_on=as_recorded_on,
        html=html,
        markdown=markdown,
        json=json,
        unmask=unmask,
        all_lines=all_lines,
    )


@app.command()
def claims(
    ledger: LedgerOption = None,
    actor: Annotated[
        list[str] | None, typer.Option(help="An actor that takes part; twice for a pair.")
    ] = None,
    event_type: Annotated[list[str] | None, typer.Option("--type", help="A PLOVER type.")] = None,
    kind: Annotated[
        list[str] | None, typer.Option(help="event, state, position, aggregate, causal or silence.")
    ] = None,
    backing: Annotated[bool, typer.Option("--backing", help="Only claims that somebody is backed.")] = False,
    as_known_on: KnownOption = None,
    as_recorded_on: RecordedOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    unmask: UnmaskOption = False,
) -> None:
    """List claims: who says that who did what to whom."""
    from blowback.cli import commands

    commands.claims(
        ledger=ledger,
        actors=actor,
        types=event_type,
        kinds=kind,
        backing=backing,
        as_known_on=as_known_on,
        as_recorded_on=as_recorded_on,
        json=json,
        csv=csv,
        unmask=unmask,
    )


@app.command()
def actors(
    ledger: LedgerOption = None,
    kind: Annotated[
        list[str] | None, typer.Option(help="An actor kind, such as state or armed_group.")
    ] = None,
    as_known_on: KnownOption = None,
    as_recorded_on: RecordedOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    unmask: UnmaskOption = False,
) -> None:
    """List the actors that were read of."""
    from blowback.cli import commands

    commands.actors(
        ledger=ledger,
        kinds=kind,
        as_known_on=as_known_on,
        as_recorded_on=as_recorded_on,
        json=json,
        csv=csv,
        unmask=unmask,
    )


@app.command()
def families(
    article: Annotated[
        str | None, typer.Argument(metavar="[ARTICLE]", help="Only the family of this article, by its id.")
    ] = None,
    ledger: LedgerOption = None,
    as_known_on: KnownOption = None,
    as_recorded_on: RecordedOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    unmask: UnmaskOption = False,
) -> None:
    """List which articles are copies of one text, and which copy is nearest to the origin."""
    from blowback.cli import families

    families.families(
        article=article,
        ledger=ledger,
        as_known_on=as_known_on,
        as_recorded_on=as_recorded_on,
        json=json,
        csv=csv,
        unmask=unmask,
    )


register_relations(app)


@app.command()
def explain(
    row: Annotated[
        str, typer.Argument(metavar="ID", help="What is printed as an id: of a claim, episode, tie, article.")
    ],
    ledger: LedgerOption = None,
    as_known_on: KnownOption = None,
    as_recorded_on: RecordedOption = None,
    json: JsonOption = False,
) -> None:
    """Walk from any row back to the characters it was read from."""
    from blowback.cli import commands

    commands.explain(row, ledger=ledger, as_known_on=as_known_on, as_recorded_on=as_recorded_on, json=json)


@app.command()
def forget(
    document: Annotated[str, typer.Argument(help="An article's id, path or address.")],
    because: Annotated[str, typer.Option(help="Why, kept with the tombstone.")] = "asked for",
    ledger: LedgerOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    json: Annotated[bool, typer.Option("--json", help="What was removed, as JSON.")] = False,
) -> None:
    """Remove an article and all that was read from it, leaving a tombstone."""
    from blowback.cli import commands

    commands.forget(document, because=because, ledger=ledger, yes=yes, json=json)


@app.command()
def doctor(
    ledger: LedgerOption = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Say what is installed, which model and registry with which hash, and whether the ledger is sound."""
    from blowback.cli import commands

    commands.doctor(ledger=ledger, json=json)


app.add_typer(judge_commands, name="judge")
app.add_typer(registry_commands, name="registry")
app.add_typer(gazetteer_commands, name="gazetteer")
