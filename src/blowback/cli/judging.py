"""``blowback judge``: an analyst's decisions on who is who and on claims, made, shown and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

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


class _Settled(NamedTuple):
    """What is said of any judgement: why, who, from when on, where, and whether as a line of JSON."""

    because: str | None
    by: str
    known_from: str | None
    ledger: Path | None
    json: bool


commands = typer.Typer(
    no_args_is_help=True,
    help="Decide who is who and which claims stand. It outranks what was read, and can be taken back.",
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


ClaimArgument = Annotated[str, typer.Argument(help="The id of a claim.")]


def _decide(verdict: str, claim: str, fields: list[str], settled: _Settled) -> None:
    from blowback import api
    from blowback.cli import show

    because, by, known_from, ledger, json = settled
    with api.Ledger.open(api.read_settings({"ledger": ledger}).ledger, write=True) as opened:
        made = api.judge_claim(opened, verdict, claim, fields, because=because, by=by, known_from=known_from)
    if json:
        show.lines([made])
    else:
        show.note(_line(made))
        show.note(f"take it back with: blowback judge retract {made.id}")


def _claim_command(verdict: str, question: str) -> Callable[..., None]:
    def decide(
        claim: ClaimArgument,
        because: BecauseOption = None,
        by: ByOption = "analyst",
        known_from: FromOption = None,
        ledger: LedgerOption = None,
        json: LineOption = False,
    ) -> None:
        _decide(verdict, claim, [], _Settled(because, by, known_from, ledger, json))

    decide.__doc__ = question
    return decide


commands.command("accept")(_claim_command("accept", "Accept a claim as it was read; views say so."))
commands.command("reject")(_claim_command("reject", "Reject a claim; no view has it any more."))


@commands.command("correct")
def correct(
    claim: ClaimArgument,
    set_: Annotated[
        list[str],
        typer.Option(
            "--set",
            metavar="FIELD=VALUE",
            help="What is right: event_type=AID, backing.kind=weapons, actors=NAME, event_time=2031-05.",
        ),
    ],
    because: BecauseOption = None,
    by: ByOption = "analyst",
    known_from: FromOption = None,
    ledger: LedgerOption = None,
    json: LineOption = False,
) -> None:
    """Correct fields of a claim. Views have what is right, and say so; what was read stays."""
    _decide("correct", claim, set_, _Settled(because, by, known_from, ledger, json))


def _line(judged: Judged) -> str:
    held = f"; does not count, because of {judged.instead}" if judged.instead else ""
    why = f": {judged.reason}" if judged.reason else ""
    what = judged.object or " ".join(f"{field}" for field in judged.correction or ())
    whom = f"{judged.subject} {judged.verdict} {what}".rstrip()
    return f"{judged.id}  {whom}  ({judged.judge}{why}){held}"


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
    names = ("id", "subject", "verdict", "object or fields", "judge", "reason", "gives way to")
    cells = [
        (r.id, r.subject, r.verdict, r.object or " ".join(r.correction or ()), r.judge, r.reason, r.instead)
        for r in rows
    ]
    show.table(names, cells, "no judgements")
