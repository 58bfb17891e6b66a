"""``blowback registry``: a user's own actors, and what is known of anybody."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from blowback.cli.options import LineOption, RegistryOption

commands = typer.Typer(no_args_is_help=True, help="Add your own actors, or see what is known of one.")


@commands.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="YAML, CSV or FollowTheMoney JSON.")],
    registry: RegistryOption = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing, and exit with 5, where a row is set aside.")
    ] = False,
    json: LineOption = False,
) -> None:
    """Take your own actors in, and say what they clash with. The same files again change nothing."""
    from blowback import api
    from blowback.cli import show
    from blowback.errors import ExitCode

    settings = api.read_settings({"registry": registry})
    done = api.import_registry(files, settings=settings, strict=strict)
    if json:
        show.lines(done.issues)
    else:
        for issue in done.issues:
            row = f"{issue.row}: " if issue.row else ""
            who = f"{issue.id}: " if issue.id else ""
            left = " Set aside:" if issue.set_aside else ""
            show.note(f"{issue.file}: {row}{who}{issue.detail}.{left} {issue.todo}. ({issue.kind})")
    aside = sum(issue.set_aside for issue in done.issues)
    target = settings.registry or "blowback-registry.json"
    outcome = "written" if done.changed else "unchanged"
    show.note(
        f"{len(done.rows)} actors, {len(done.issues)} to look at, {aside} set aside → {target} ({outcome})"
    )
    if any(issue.kind == "unreadable" for issue in done.issues):
        raise typer.Exit(int(ExitCode.USER))
    if strict and aside:
        raise typer.Exit(int(ExitCode.SET_ASIDE))


@commands.command("show")
def show_(
    actor: Annotated[str, typer.Argument(help="An actor's id or name.")],
    registry: RegistryOption = None,
    json: LineOption = False,
) -> None:
    """Say what is known of an actor, from when to when, and by which source."""
    from blowback import api
    from blowback.cli import show
    from blowback.errors import InputError
    from blowback.text.escapes import visible

    found = api.known_actors(actor, settings=api.read_settings({"registry": registry}))
    if not found:
        raise InputError(f"the registry has no actor with the id or name {actor!r}")
    if json:
        show.lines(found)
        return
    for number, each in enumerate(found):
        sys.stdout.write("\n" if number else "")
        for label, words in _told(each):
            sys.stdout.write(f"{label:<14}{visible(words)}\n")


def _told(actor: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is known of an actor, as a label and a line each."""
    yield "id", actor["id"]
    kind = ", ".join(str(actor[key]) for key in ("kind", "country", "sector") if actor.get(key))
    yield "name", f"{actor['name']} ({kind})"
    for field, label in (("names", "also"), ("metonyms", "stands for it"), ("weak", "if supported")):
        if actor.get(field):
            yield label, "; ".join(actor[field])
    if actor.get("existed"):
        yield "existed", _span(actor["existed"])
    for row in actor.get("status", ()):
        yield "was", f"{row['kind']}, {row.get('sector')}{_of(row)}  {_span(row)}"
    for row in actor.get("roles", ()):
        where = f", {row['organization']}" if row.get("organization") else ""
        yield "office", f"{row['title']}{where}  {_span(row)}"
    for row in actor.get("part_of", ()):
        if row["kind"] != "office_holder":
            yield "part of", f"{row['parent']} ({row['kind']})  {_span(row)}"
    for row in actor.get("relations", ()):
        yield row["kind"].replace("_", " "), f"{row['other']}  {_span(row)}"
    for row in actor.get("designations", ()):
        yield "listed", f"{row['what']}, by {row['by']}  {_span(row)}"
    for row in actor["counts_for_it"]:
        yield row["kind"].replace("_", " "), f"{row['name']} ({row['id']})  {_span(row)}"
    if actor.get("source"):
        yield "source", actor["source"]


def _of(row: Mapping[str, Any]) -> str:
    return f" of {row['of']}" if row.get("of") else ""


def _span(row: Mapping[str, Any]) -> str:
    return f"{row.get('from') or '…'} to {row.get('to') or '…'}" if row.get("from") or row.get("to") else ""
