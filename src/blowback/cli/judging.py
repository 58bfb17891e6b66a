"""``blowback judge``: an analyst's decisions on who is who, made, shown and taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from blowback.cli.options import LedgerOption, LineOption

if TYPE_CHECKING:
    from blowback.relate.judging import Judged

OneArgument = Annotated[str, typer.Argument(help="An actor, by id or name, or a mention: ARTICLE/MENTION.")]
OtherArgument = Annotated[str, typer.Argument(help="The other, likewise.")]
BecauseOption = Annotated[str | None, typer.Option(help="Why.", show_default=False)]
ByOption = Annotated[str, typer.Option(help="Who decides.")]
FromOption = Annotated[
    str | None,
    typer.Option(
        "--known-from",
        metavar="DATE",
        help="From when on a view as known on a date follows it (default today).",
        show_default=False,
    ),
]

commands = typer.Typer(
    no_args_is_help=True,
    help="Decide who is who. A decision outranks what was read, is kept as a row, and can be taken back.",
)


def _command(verdict: str, question: str) -> Callable[..., None]:
    def decide(
        one: OneArgument,
        other: OtherArgument,
        because: BecauseOption = None,
        by: ByOption = "analyst",
        known_from: FromOption = None,
        ledger: LedgerOption = None,
        json: LineOption = False,
    ) -> None:
        from blowback import api
        from blowback.cli import show

        settings = api.read_settings({"ledger": ledger})
        with api.Ledger.open(settings.ledger, write=True) as opened:
            made = api.judge(
                opened,
                verdict,
                one,
                other,
                because=because,
                by=by,
                known_from=known_from,
                settings=settings,
            )
        if json:
            show.lines([made])
        else:
            show.note(_line(made))
            show.note(f"take it back with: blowback judge retract {made.id}")

    decide.__doc__ = question
    return decide


commands.command("same")(_command("same", "Judge that two are one: an actor under two names, say."))
commands.command("different")(
    _command("different", "Judge that two are not one, or a mention not that actor.")
)
commands.command("unsure")(_command("unsure", "Judge that it is open whether two are one."))


def _line(judged: Judged) -> str:
    held = f"; does not count, because of {judged.instead}" if judged.instead else ""
    why = f": {judged.reason}" if judged.reason else ""
    return f"{judged.id}  {judged.subject} {judged.verdict} {judged.object}  ({judged.judge}{why}){held}"


@commands.command("retract")
def retract(
    judgement: Annotated[str, typer.Argument(help="The id of a judgement, or the first six characters.")],
    because: BecauseOption = None,
    by: ByOption = "analyst",
    ledger: LedgerOption = None,
) -> None:
    """Take a judgement back. What followed from it follows no more."""
    from blowback import api
    from blowback.cli import show

    with api.Ledger.open(api.read_settings({"ledger": ledger}).ledger, write=True) as opened:
        show.note(f"taken back: {api.retract(opened, judgement, because=because, by=by)}")


@commands.command("list")
def list_(
    ledger: LedgerOption = None,
    as_known_on: Annotated[
        str | None,
        typer.Option("--as-known-on", metavar="DATE", show_default=False, help="Those known by then."),
    ] = None,
    as_recorded_on: Annotated[
        str | None,
        typer.Option("--as-recorded-on", metavar="DATE", show_default=False, help="Those made by then."),
    ] = None,
    json: LineOption = False,
) -> None:
    """List the judgements that stand, and which of them give way to others."""
    from blowback import api
    from blowback.cli import show

    with api.Ledger.open(api.read_settings({"ledger": ledger}).ledger) as opened:
        rows = list(api.judgements(opened, as_known_on=as_known_on, as_recorded_on=as_recorded_on))
    if json:
        show.lines(rows)
        return
    names = ("id", "subject", "verdict", "object", "judge", "reason", "gives way to")
    cells = [(r.id, r.subject, r.verdict, r.object, r.judge, r.reason, r.instead) for r in rows]
    show.table(names, cells, "no judgements")
