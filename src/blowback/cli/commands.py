"""What each command does: one call of the API, and what it answers shown or printed."""

from __future__ import annotations

import json as json_format
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import typer

from blowback import api
from blowback.cli import show
from blowback.errors import ExitCode, InputError, UsageError
from blowback.records import SetAside
from blowback.text.escapes import visible

if TYPE_CHECKING:
    from blowback.tally import Report

_MANY = 100  # documents, from which on the pace of a read is worth telling


def read(
    paths: Sequence[str],
    *,
    sample: bool,
    stored: bool,
    ingest_only: bool,
    columns: Sequence[str],
    ledger: Path | None,
    registry: Path | None,
    no_heads: bool,
    workers: int | None,
    strict: bool,
    quiet: bool,
    json: bool,
) -> None:
    """``blowback read``."""
    if not (paths or sample or stored):
        raise UsageError("expected a file or folder to read, or --sample, or --stored; found none")
    if stored and (paths or sample or ingest_only):
        raise UsageError("--stored reads what was kept before; it goes with no path and not with others")
    settings = api.read_settings(
        {"ledger": ledger, "registry": registry, "workers": workers, "heads": False if no_heads else None}
    )
    renamed = _columns(columns)
    named = [*paths, *(map(str, api.sample()) if sample else ())]
    if stored:
        with open_ledger(ledger, write=True) as opened:  # which brings one of an older form up to date
            awaited: int | None = len(opened.unread())
    else:
        awaited = None if quiet else api.expected(named)
    started = time.monotonic()
    with show.progress(quiet, awaited) as on_progress:
        if stored:
            report = api.read_stored(settings=settings, on_progress=on_progress)
        else:
            report = api.read(
                named,
                columns=renamed,
                ingest_only=ingest_only,
                settings=settings,
                on_progress=on_progress,
            )
    seconds = max(time.monotonic() - started, 0.001)
    aside = sum(report.reasons.values())
    done = report.read + report.stored + report.unchanged + aside
    if json:
        pace = {"seconds": round(seconds, 3), "documents_a_second": round(done / seconds, 1)}
        show.lines([msgspec.structs.asdict(report) | {"documents": done} | pace])
    if quiet or json:
        if report.set_aside:
            first = report.set_aside[0]
            show.note(f"{aside} set aside, the first: {first.location}: {first.detail}")
    else:
        pace_told = f"; {done / seconds:.1f} a second" if done >= _MANY else ""
        show.note(f"{_counts(report, ingest_only=ingest_only)}{pace_told} → {settings.ledger}")
        for issue in (*report.set_aside, *report.odd):
            show.note(f"  {issue.location}: {issue.detail} ({issue.reason})")
        unnamed = aside + sum(report.oddities.values()) - len(report.set_aside) - len(report.odd)
        if unnamed:
            show.note(f"  and {unnamed} more")
    _leave(report.set_aside, strict=strict)


def _counts(report: Report, *, ingest_only: bool) -> str:
    """What became of the documents, in a line."""
    reasons = {reason: count for reason, count in report.reasons.items() if reason != "failed"}
    why = ", ".join(f"{count} {reason}" for reason, count in reasons.items())
    parts = (
        f"{report.stored} stored" if ingest_only else f"{report.read} read",
        f"{report.unchanged} unchanged",
        f"{sum(reasons.values())} set aside" + (f" ({why})" if why else ""),
        f"{report.reasons.get('failed', 0)} failed",
        f"{report.copies} copies",
    )
    return ", ".join(parts)


def _columns(given: Sequence[str]) -> dict[str, str]:
    """Which of our fields stands where?"""
    renamed = {}
    for each in given:
        ours, _, theirs = each.partition("=")
        if not ours or not theirs:
            raise UsageError(f"expected --column FIELD=NAME, as in text=body; found {each!r}")
        renamed[ours] = theirs
    return renamed


def annotate(
    paths: Sequence[str],
    *,
    jsonl: Path | None,
    published_at: str | None,
    registry: Path | None,
    no_heads: bool,
    workers: int | None,
    strict: bool,
) -> None:
    """``blowback annotate``."""
    if not paths and jsonl is None:
        raise UsageError("expected files or folders, or --jsonl FILE; found neither")
    settings = api.read_settings(
        {"registry": registry, "workers": workers, "heads": False if no_heads else None}
    )
    aside: list[SetAside] = []

    def note(issue: SetAside) -> None:
        aside.append(issue)
        show.note(f"{issue.location}: {issue.detail} ({issue.reason})")

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


def resolve(jsonl: Path | None, *, registry: Path | None) -> None:
    """``blowback resolve``."""
    settings = api.read_settings({"registry": registry})
    show.lines(api.resolve(_objects(jsonl), settings=settings))


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


def open_ledger(ledger: Path | None, *, write: bool = False) -> api.Ledger:
    """The ledger that is named, or that the settings name."""
    return api.Ledger.open(api.read_settings({"ledger": ledger}).ledger, write=write)


def brief(
    actors: Sequence[str],
    *,
    ledger: Path | None,
    as_known_on: str | None,
    as_recorded_on: str | None,
    html: Path | None,
    markdown: bool,
    json: bool,
    unmask: bool,
    all_lines: bool,
) -> None:
    """``blowback brief``."""
    if len(actors) > 2:
        raise UsageError(f"expected at most two actors, found {len(actors)}; quote names of several words")
    if markdown and json:
        raise UsageError("expected --markdown or --json, found both")
    with open_ledger(ledger) as opened:
        found = api.brief(
            opened, actors, as_known_on=as_known_on, as_recorded_on=as_recorded_on, unmask=unmask
        )
    if html is not None:
        _write(html, api.brief_html(found))
    if json:
        show.lines([found])
    elif markdown:
        sys.stdout.write(api.brief_markdown(found))
    elif html is None:
        from blowback.cli.page import Page

        Page(show.out(), all_lines=all_lines).brief(found)


def _write(path: Path, page: str) -> None:
    if str(path) == "-":
        sys.stdout.write(page)
        return
    try:
        path.write_text(page, "utf-8")
    except OSError as error:
        raise InputError(f"{path}: the page could not be written: {error.strerror}") from error
    show.note(f"written: {path}")


def claims(
    *,
    ledger: Path | None,
    actors: Sequence[str] | None,
    types: Sequence[str] | None,
    kinds: Sequence[str] | None,
    backing: bool,
    as_known_on: str | None,
    as_recorded_on: str | None,
    json: bool,
    csv: bool,
    unmask: bool,
) -> None:
    """``blowback claims``."""
    one_form(json=json, csv=csv)
    as_of = {"as_known_on": as_known_on, "as_recorded_on": as_recorded_on}
    with open_ledger(ledger) as opened:
        rows = list(
            api.claims(
                opened,
                about=actors or (),
                types=types,
                kinds=kinds,
                backing=True if backing else None,
                **as_of,
            )
        )
        if json:
            show.lines(api.claim_rows(opened, rows, **as_of, unmask=unmask))
            return
        told = list(api.claim_lines(opened, rows, **as_of, unmask=unmask))
    if csv:
        wide = ("id", "claim", "kind", "says", "from", "to", "factuality", "confidence", "article")
        show.values(wide, [_cells(row, *each) for row, each in zip(rows, told, strict=True)])
    else:
        columns = ("id", "claim", "says", "article")
        cells = [(r.claim.id, *each, r.article) for r, each in zip(rows, told, strict=True)]
        show.table(columns, cells, "no claims")


def _cells(row: api.LedgerClaim, text: str, says: str) -> tuple[object, ...]:
    claim, time = row.claim, row.claim.event_time
    span = (time.start, time.end) if time is not None else (None, None)
    return (claim.id, text, claim.claim_kind, says, *span, claim.factuality, claim.confidence, row.article)


def actors(
    *,
    ledger: Path | None,
    kinds: Sequence[str] | None,
    as_known_on: str | None,
    as_recorded_on: str | None,
    json: bool,
    csv: bool,
    unmask: bool,
) -> None:
    """``blowback actors``."""
    one_form(json=json, csv=csv)
    as_of = {"as_known_on": as_known_on, "as_recorded_on": as_recorded_on}
    with open_ledger(ledger) as opened:
        rows = (row.flat() for row in api.actors(opened, kinds=kinds, **as_of))
        flat = list(rows if unmask else api.masked(opened, rows, **as_of))
    if json:
        show.lines(flat)
    elif csv:
        wide = ("id", "name", "kind", "country", "sector", "articles", "mentions", "claims")
        show.values(wide, [tuple(row[n] for n in wide) for row in flat])
    else:
        names = ("id", "name", "kind", "articles", "claims")
        show.table(names, [tuple(row[n] for n in names) for row in flat], "no actors")


def one_form(*, json: bool, csv: bool) -> None:
    """An answer has one form.

    Raises:
        UsageError: two are asked for.
    """
    if json and csv:
        raise UsageError("expected --json or --csv, found both")


def explain(
    row: str, *, ledger: Path | None, as_known_on: str | None, as_recorded_on: str | None, json: bool
) -> None:
    """``blowback explain``."""
    with open_ledger(ledger) as opened:
        steps = api.explain(opened, row, as_known_on=as_known_on, as_recorded_on=as_recorded_on)
    if json:
        show.lines(steps)
        return
    from blowback.cli.explained import explained

    explained(show.out(), [msgspec.to_builtins(step) for step in steps])


def forget(document: str, *, because: str, ledger: Path | None, yes: bool, json: bool) -> None:
    """``blowback forget``."""
    if not yes and sys.stdin.isatty():
        typer.confirm(f"Remove {document} and all that was read from it?", abort=True, err=True)
    with open_ledger(ledger, write=True) as opened:
        gone = api.forget(opened, document, because=because)
    if json:
        show.lines([gone])
        return
    show.note(
        f"forgotten: {document}, with {gone.claims} claims, {gone.attributions} attributions and "
        f"{gone.mentions} mentions; a tombstone is left"
    )


def doctor(*, ledger: Path | None, json: bool) -> None:
    """``blowback doctor``."""
    found = api.doctor(api.read_settings({"ledger": ledger}))
    if json:
        show.lines([found])
    else:
        sys.stdout.writelines(f"{label:<12}{visible(words)}\n" for label, words in _findings(found))
    if found["problems"]:
        raise typer.Exit(int(ExitCode.ENVIRONMENT))


def _findings(found: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What was found, as a label and a line each."""
    yield "blowback", f"{found['blowback']} on Python {found['python']}, {found['system']}"
    packages = [f"{name} {number}" for name, number in found["packages"].items()]
    for start in range(0, len(packages), 5):
        yield ("packages" if start == 0 else ""), ", ".join(packages[start : start + 5])
    model = found["model"]
    yield "model", f"{model['name']} {model['version']}"
    yield "", f"sha256 {model.get('sha256', 'unknown')}"
    yield "heads", str(found["heads"])
    registry = found["registry"]
    yield "registry", f"version {registry['version']}, {registry.get('actors', 0):,} actors"
    yield "vocabulary", str(found["vocabulary"])
    held = dict(found["ledger"])
    yield "ledger", str(held.pop("path"))
    yield "", str(held.pop("state"))
    if "schema" in held:
        schema, sqlite, size = (held.pop(key) for key in ("schema", "sqlite", "bytes"))
        yield "", f"schema {schema}, SQLite {sqlite}, {size / 1e6:.1f} MB"
        yield "", ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in held.items() if count)
    for problem in found["problems"]:
        yield "PROBLEM", str(problem)
    if not found["problems"]:
        yield "problems", "none"
