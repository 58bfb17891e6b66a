"""What each command does: one call of the API, and what it answers shown or printed."""

from __future__ import annotations

import json as json_format
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import typer

from blowback import api
from blowback.cli import show
from blowback.errors import ExitCode, InputError, UsageError
from blowback.records import SetAside


def read(
    paths: Sequence[str],
    *,
    sample: bool,
    ledger: Path | None,
    workers: int | None,
    strict: bool,
    quiet: bool,
    json: bool,
) -> None:
    """``blowback read``."""
    if not paths and not sample:
        raise UsageError("expected a file or folder to read, or --sample; found neither")
    settings = api.read_settings({"ledger": ledger, "workers": workers})
    named = [*paths, *(map(str, api.sample()) if sample else ())]
    with show.progress(quiet) as on_progress:
        report = api.read(named, settings=settings, on_progress=on_progress)
    if json:
        show.lines([report])
    elif not quiet:
        console = show.err()
        console.print(
            f"{report.read} read, {report.unchanged} unchanged, {len(report.set_aside)} set aside "
            f"→ {settings.ledger}",
            markup=False,
        )
        for issue in (*report.set_aside, *report.odd):
            console.print(f"  {issue.location}: {issue.detail} ({issue.reason})", markup=False)
    _leave(report.set_aside, strict=strict)


def annotate(
    paths: Sequence[str], *, jsonl: Path | None, published_at: str | None, workers: int | None, strict: bool
) -> None:
    """``blowback annotate``."""
    if not paths and jsonl is None:
        raise UsageError("expected files or folders, or --jsonl FILE; found neither")
    settings = api.read_settings({"workers": workers})
    aside: list[SetAside] = []

    def note(issue: SetAside) -> None:
        aside.append(issue)
        show.err().print(f"{issue.location}: {issue.detail} ({issue.reason})", markup=False)

    named = [*paths, *([str(jsonl)] if jsonl is not None else [])]
    found = api.documents(named, settings=settings, published_at=published_at)
    show.lines(api.annotate(found, settings=settings, on_set_aside=note))
    _leave(aside, strict=strict)


def _leave(aside: Sequence[SetAside], *, strict: bool) -> None:
    """Exit codes: a named path that is missing is the user's error, the rest only where strict."""
    if any(issue.reason == "missing" for issue in aside):
        raise typer.Exit(int(ExitCode.USER))
    if aside and strict:
        raise typer.Exit(int(ExitCode.SET_ASIDE))


def classify(jsonl: Path | None) -> None:
    """``blowback classify``."""
    show.lines(api.classify(_objects(jsonl)))


def resolve(jsonl: Path | None) -> None:
    """``blowback resolve``."""
    show.lines(api.resolve(_objects(jsonl)))


def _objects(jsonl: Path | None) -> Iterator[dict[str, Any]]:
    if jsonl is None:
        raise UsageError("expected --jsonl FILE (or - for standard input), found none")
    try:
        handle = sys.stdin.buffer if str(jsonl) == "-" else jsonl.open("rb")
    except OSError as error:
        raise InputError(f"{jsonl}: {error.strerror}") from error
    with handle:
        for number, line in enumerate(handle, 1):
            if not line.strip():
                continue
            try:
                found = json_format.loads(line)
            except ValueError as error:
                raise InputError(f"{jsonl}:{number}: expected a JSON object, found {error}") from error
            if not isinstance(found, dict):
                raise InputError(f"{jsonl}:{number}: expected a JSON object, found {type(found).__name__}")
            yield found


def _open(ledger: Path | None, *, write: bool = False) -> api.Ledger:
    return api.Ledger.open(api.read_settings({"ledger": ledger}).ledger, write=write)


def brief(
    actors: Sequence[str],
    *,
    ledger: Path | None,
    as_known_on: str | None,
    html: Path | None,
    markdown: bool,
    json: bool,
) -> None:
    """``blowback brief``."""
    with _open(ledger) as opened:
        found = api.brief(opened, actors, as_known_on=as_known_on)
    if html is not None:
        try:
            html.write_text(api.brief_html(found), "utf-8")
        except OSError as error:
            raise InputError(f"{html}: the page could not be written: {error.strerror}") from error
        show.err().print(f"written: {html}", markup=False)
    if json:
        show.lines([found])
    elif markdown:
        sys.stdout.write(api.brief_markdown(found))
    elif html is None:
        show.brief(found)


def claims(
    *,
    ledger: Path | None,
    actors: Sequence[str] | None,
    types: Sequence[str] | None,
    kinds: Sequence[str] | None,
    backing: bool,
    as_known_on: str | None,
    json: bool,
    csv: bool,
) -> None:
    """``blowback claims``."""
    with _open(ledger) as opened:
        rows = api.claims(
            opened,
            about=actors or (),
            types=types,
            kinds=kinds,
            backing=True if backing else None,
            as_known_on=as_known_on,
        )
        flat = [row.flat() for row in rows]
        texts = (
            {row["id"]: api.headline(opened, row["id"], as_known_on=as_known_on) for row in flat}
            if not json
            else {}
        )
    if json:
        show.lines(flat)
        return
    columns = ("id", "claim", "kind", "says", "article")
    cells = [
        (r["id"], texts[r["id"]], r["claim_kind"], r["speaker"]["name"] or r["outlet"], r["article"])
        for r in flat
    ]
    (show.values if csv else _table("no claims"))(columns, cells)


def actors(
    *, ledger: Path | None, kinds: Sequence[str] | None, as_known_on: str | None, json: bool, csv: bool
) -> None:
    """``blowback actors``."""
    with _open(ledger) as opened:
        flat = [row.flat() for row in api.actors(opened, kinds=kinds, as_known_on=as_known_on)]
    if json:
        show.lines(flat)
        return
    names = ("id", "name", "kind", "country", "sector", "articles", "mentions", "claims")
    (show.values if csv else _table("no actors"))(names, [tuple(row[n] for n in names) for row in flat])


def _table(empty: str) -> Any:
    return lambda columns, rows: show.table(columns, rows, empty)


def explain(row: str, *, ledger: Path | None, json: bool) -> None:
    """``blowback explain``."""
    with _open(ledger) as opened:
        steps = opened.explain(row)
    if json:
        show.lines(steps)
        return
    console = show.out()
    for step in steps:
        found = msgspec.to_builtins(step)
        if "exact" in found:
            place = f"{found['article']} {found['start']}–{found['end']}"
            console.print(f"{found['role']} of {found['of']}: “{found['exact']}” ({place})", markup=False)
        else:
            console.print(f"{found['row']} {found['id']}", markup=False, style="bold")
            console.print(
                show.pretty({k: v for k, v in found["body"].items() if v not in (None, [], ())}), markup=False
            )


def forget(document: str, *, because: str, ledger: Path | None, yes: bool) -> None:
    """``blowback forget``."""
    if not yes and sys.stdin.isatty():
        typer.confirm(f"Remove {document} and all that was read from it?", abort=True)
    with _open(ledger, write=True) as opened:
        gone = api.forget(opened, document, because=because)
    show.err().print(
        f"forgotten: {gone.claims} claims, {gone.attributions} attributions, {gone.mentions} mentions; "
        "a tombstone is left",
        markup=False,
    )


def doctor(*, ledger: Path | None, json: bool) -> None:
    """``blowback doctor``."""
    found = api.doctor(api.read_settings({"ledger": ledger}))
    if json:
        show.lines([found])
    else:
        show.table(("what", "found"), _flat(found), "nothing")
    if found["problems"]:
        raise typer.Exit(int(ExitCode.ENVIRONMENT))


def _flat(found: dict[str, Any]) -> Iterable[tuple[str, str]]:
    for name, value in found.items():
        if isinstance(value, dict):
            yield from ((f"{name} {inner}", str(each)) for inner, each in value.items())
        elif isinstance(value, (list, tuple)):
            yield name, "; ".join(map(str, value)) or "none"
        else:
            yield name, "none" if value is None else str(value)
