"""The command ``blowback-eval``."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from blowback_eval import data, readings, sampling
from blowback_eval.data import NoData
from blowback_eval.gate import Gate, Refused
from blowback_eval.items import Scorer
from blowback_eval.rules import rare_rules, table
from blowback_eval.running import Result, ask_with, draw, score
from blowback_eval.scorers import ALL, SCORERS

FEW = 12  # counts that are all printed; of more, only those that are no part of another


def say(line: str = "") -> None:
    """Print a line of the answer."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def note(line: str) -> None:
    """Print a line about the run."""
    sys.stderr.write(line + "\n")


def parser() -> argparse.ArgumentParser:
    """What can be asked?"""
    top = argparse.ArgumentParser(prog="blowback-eval", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True)

    one = commands.add_parser("score", help="score a stage on the data of a folder")
    one.add_argument("stage", choices=[*SCORERS, "all"])
    one.add_argument("folder", type=Path, nargs="?", help="holds the sets, or is the set (default: shared)")
    one.add_argument("--sample", type=int, metavar="N", help="only the N items with the lowest digests")
    one.add_argument(
        "--misses", type=int, metavar="N", default=0, help="show N misses, never written to a file"
    )
    one.add_argument("--table", action="store_true", help="say of each item whether it is right, or why not")
    one.add_argument("--json", type=Path, metavar="FILE", help="write counts, figures and digests")
    one.add_argument("--date", metavar="YYYY-MM-DD", help="the date to write beside the figures")
    one.add_argument("--workers", type=int, default=1, metavar="N", help="processes (default 1)")

    gate = commands.add_parser("gate", help="compare fixed samples with the floors")
    gate.add_argument("stages", nargs="*", metavar="STAGE", help="only these")
    gate.add_argument("--raise", dest="lift", action="store_true", help="lift floors to what is measured")
    gate.add_argument("--lower", metavar="NAME", help="lower one floor, for example attribution.f1")
    gate.add_argument("--because", metavar="WHY", help="why it has to be lowered")
    gate.add_argument("--workers", type=int, default=2, metavar="N", help="processes (default 2)")

    rules = commands.add_parser("rules", help="rules that fired on fewer than three documents")
    rules.add_argument("folder", type=Path, nargs="?", help="holds the sets (default: shared)")
    rules.add_argument("--table", action="store_true", help="counts by group, in Markdown, and no list")
    rules.add_argument("--sample", type=int, default=300, metavar="N", help="items of each set (default 300)")
    rules.add_argument("--workers", type=int, default=2, metavar="N", help="processes (default 2)")

    reading = commands.add_parser("draw", help="draw claims of the closed tenth for a blind second reading")
    reading.add_argument("file", type=Path, help="where to write them, outside of every repository")
    reading.add_argument("folder", type=Path, nargs="?", help="holds the sets (default: shared)")
    reading.add_argument("--claims", type=int, default=100, metavar="N", help="how many (default 100)")
    reading.add_argument(
        "--without",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="records of earlier readings",
    )
    reading.add_argument("--workers", type=int, default=1, metavar="N", help="processes (default 1)")

    counting = commands.add_parser("tally", help="count the verdicts of a second reading")
    counting.add_argument("file", type=Path, help="one JSON line a claim, with its verdict")

    commands.add_parser("list", help="what can be scored, and on which files")
    return top


def show(result: Result, misses: int) -> None:
    """Print what a scorer found."""
    drawn = "all" if result.sample is None else f"sample of {result.sample}"
    silent = f", {result.unanswered} unanswered" if result.unanswered else ""
    say(f"{result.scorer}: {result.items} items ({drawn}){silent}, data {result.digest[:12]}")
    for name, figure in result.figures.items():
        say(f"  {name:<28} {figure.value:.3f}   [{figure.low:.3f}, {figure.high:.3f}]")
    few = len(result.counts) <= FEW
    plain = {name: value for name, value in result.counts.items() if few or "." not in name}
    say("  counts: " + ", ".join(f"{name} {value:g}" for name, value in sorted(plain.items())))
    for miss in draw(result.misses, misses):
        where = f"{miss.item} {miss.span[0]}-{miss.span[1]}" if miss.span else miss.item
        say(f"  - {miss.kind}: {where}  wanted {miss.wanted!r}, got {miss.got!r}")
        if miss.snippet:
            say(f"      {miss.snippet}")


def show_each(result: Result) -> None:
    """Print of each item whether anything was missed in it, and what."""
    for item in result.each:
        misses = [miss for miss in result.misses if miss.item == item]
        say(f"  {item:<12} {'right' if not misses else 'wrong'}")
        for miss in misses:
            say(f"      {miss.kind}: {miss.wanted or miss.got}")


def run_score(chosen: Sequence[Scorer], options: argparse.Namespace) -> int:
    """Score stages; where the data is absent, on the data that was written for the project."""
    ask, results, absent = ask_with(options.workers), [], 0
    for scorer in chosen:
        started = time.monotonic()
        try:
            result = score(scorer, options.folder or data.shared(), ask, options.sample)
        except NoData as problem:
            note(str(problem))
            if options.folder:
                absent += 1
                continue
            try:
                result = score(scorer, data.OWN, ask)
            except NoData as still:
                note(str(still))
                absent += 1
                continue
            note(f"{scorer.name}: scored on the few items written for the project ({data.OWN})")
        show(result, options.misses)
        if options.table:
            show_each(result)
        note(f"{scorer.name}: {time.monotonic() - started:.0f} s")
        results.append(result.as_json(options.date))
    if options.json:
        options.json.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", "utf-8")
    return 1 if absent and not results else 0


def run_gate(options: argparse.Namespace) -> int:
    """Compare with the floors, or move one."""
    gate = Gate(Path("eval/floors.json"), Path("CHANGELOG.md"), ask_with(options.workers), note)
    chosen = [SCORERS[name] for name in options.stages] or list(ALL)
    if options.lower:
        say(gate.lower(options.lower, options.because or ""))
        return 0
    verdicts = gate.raise_floors(chosen) if options.lift else gate.compare(chosen)
    for verdict in verdicts:
        say(str(verdict))
    return 0 if all(verdict.passed for verdict in verdicts) else 1


def run_rules(options: argparse.Namespace) -> int:
    """List the rules that rest on too little."""
    folder = options.folder or data.shared()
    rare = rare_rules(ALL, folder, folder.parent.parent / "seeds", ask_with(options.workers), options.sample)
    say(
        f"{rare.documents} documents, {rare.fired} rules fired, {len(rare.rules)} of them on fewer than three"
    )
    if options.table:
        say(table(rare))
        return 0
    for rule, documents, on_seed in rare.rules:
        say(f"  {documents}{' + seed' if on_seed else '':<8} {rule}")
    return 0


def run_draw(options: argparse.Namespace) -> int:
    """Lay out claims of the closed tenth for a second reader; nothing of them is shown here."""
    read = sampling.already_read(options.without)
    drawn = sampling.draw_claims(
        options.folder or data.shared(), options.claims, ask_with(options.workers), read
    )
    sampling.write(drawn, options.file)
    say(f"{len(drawn)} claims in {options.file}, rows for verdicts in {options.file.with_suffix('.jsonl')}")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command."""
    options = parser().parse_args(arguments)
    try:
        if options.command == "score":
            return run_score(ALL if options.stage == "all" else [SCORERS[options.stage]], options)
        if options.command == "gate":
            return run_gate(options)
        if options.command == "rules":
            return run_rules(options)
        if options.command == "draw":
            return run_draw(options)
        if options.command == "tally":
            for line in readings.lines(readings.read(options.file)):
                say(line)
            return 0
        for scorer in ALL:
            say(f"{scorer.name:<18} {scorer.question:<44} {', '.join(scorer.files)}")
    except (NoData, Refused, sampling.Inside, readings.Unreadable) as problem:
        note(str(problem))
        return 1
    return 0
