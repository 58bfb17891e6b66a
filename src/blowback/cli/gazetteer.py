"""``blowback gazetteer``: a user's own places."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_SHOWN = 20  # lines set aside that are told one by one

commands = typer.Typer(no_args_is_help=True, help="Look places up in files of your own first.")


@commands.callback()
def _group() -> None:
    """Look places up in files of your own first."""


@commands.command("import")
def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="GeoNames files, or COD tables as CSV.")
    ],
    into: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Where to write (default ./blowback-gazetteer.npz).",
            show_default=False,
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing, and exit with 5, where a line is set aside.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="What was set aside, one JSON object a line.")] = False,
) -> None:
    """Make a gazetteer of the places in your files. It takes the place of the one that was there."""
    from blowback import api
    from blowback.cli import show
    from blowback.errors import ExitCode

    settings = api.read_settings({"gazetteer": into})
    done = api.import_gazetteer(files, settings=settings, strict=strict)
    if json:
        show.lines(done.issues)
    else:
        for issue in done.issues[:_SHOWN]:
            show.note(f"{issue.file}: line {issue.line}: {issue.detail}. Set aside: {issue.todo}.")
        if len(done.issues) > _SHOWN:
            show.note(f"... and {len(done.issues) - _SHOWN:,} more; --json shows all")
    refused = not done.places or (strict and done.issues)
    target = "nothing was written" if refused else f"→ {settings.gazetteer or 'blowback-gazetteer.npz'}"
    show.note(f"{len(done.places):,} places, {len(done.issues):,} set aside {target}")
    if not done.places:
        raise typer.Exit(int(ExitCode.USER))
    if refused:
        raise typer.Exit(int(ExitCode.SET_ASIDE))
