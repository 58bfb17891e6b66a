"""Has a figure fallen below what it once was?

``eval/floors.json`` holds, for each scorer, the digest of the data, the size of the fixed sample and a
floor a figure: for the development data beside the checkout, and for the few items that were written
for the project (``own/``). A floor goes up with ``--raise``, and down only by name, with a reason, when
the CHANGELOG says so under Numbers.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from blowback_eval import data
from blowback_eval.data import NoData
from blowback_eval.items import Scorer
from blowback_eval.running import Ask, Result, score
from blowback_eval.scorers import SCORERS

OWN = "own/"
MARGIN = 0.005  # floors lie this much below what was measured: another processor rounds otherwise
OWN_MARGIN = 0.150  # of a few items, one makes a great difference


class Refused(Exception):
    """A floor was asked to move in a way that it does not."""


@dataclass(frozen=True)
class Verdict:
    """How one figure stands to its floor."""

    name: str
    value: float
    floor: float | None
    words: str
    passed: bool

    def __str__(self) -> str:
        floor = "     " if self.floor is None else f"{self.floor:.3f}"
        verdict = "pass" if self.passed else "FAIL"
        return f"{verdict}  {self.name:<34} {self.value:.3f}  floor {floor}  {self.words}"


def below(name: str, value: float) -> float:
    """Which floor lies just below a value measured on a set?"""
    few = name.startswith(OWN) and getattr(SCORERS.get(name.removeprefix(OWN)), "few", True)
    margin = OWN_MARGIN if few else MARGIN
    return max(0.0, math.floor((value - margin) * 1000) / 1000)


def numbers(changelog: str) -> str:
    """What does the newest release's section on Numbers say?"""
    newest = re.split(r"(?m)^## ", changelog)[1:2]
    section = re.search(r"(?ms)^### Numbers\n(.*?)(?=^### |\Z)", newest[0] if newest else "")
    return section[1] if section else ""


class Gate:
    """The floors, and how they are compared and moved."""

    def __init__(self, floors: Path, changelog: Path, ask: Ask, note: Callable[[str], None]) -> None:
        self._path = floors
        self._changelog = changelog
        self._ask = ask
        self._note = note
        known: dict[str, Any] = {"sets": {}, "lowered": []}
        self._floors = json.loads(floors.read_text("utf-8")) if floors.exists() else known

    def compare(self, scorers: Sequence[Scorer]) -> list[Verdict]:
        """How does each gated figure stand to its floor?"""
        return [
            verdict for name, result in self._measure(scorers) for verdict in self._verdicts(name, result)
        ]

    def raise_floors(self, scorers: Sequence[Scorer]) -> list[Verdict]:
        """Lift each floor to just below what is measured; none goes down."""
        verdicts: list[Verdict] = []
        for name, result in self._measure(scorers):
            entry = self._floors["sets"].setdefault(
                name, {"data_sha256": result.digest, "sample": result.sample, "floors": {}}
            )
            if entry["data_sha256"] == result.digest:
                for figure in SCORERS[result.scorer].gated:
                    floor = entry["floors"].get(figure, 0.0)
                    entry["floors"][figure] = max(floor, below(name, result.figures[figure].value))
            verdicts += self._verdicts(name, result)
        self._write()
        return verdicts

    def lower(self, name: str, because: str) -> str:
        """Lower one floor to just below what is measured, and keep why."""
        place, _, figure = name.rpartition(".")
        scorer = SCORERS.get(place.removeprefix(OWN))
        if scorer is None or figure not in scorer.gated or place not in self._floors["sets"]:
            raise Refused(f"{name} is no floor. Nothing was changed.")
        if not because.strip():
            raise Refused("--lower needs --because and the reason. Nothing was changed.")
        if name not in numbers(self._changelog.read_text("utf-8")):
            raise Refused(
                f"{self._changelog} does not name {name} under the newest release's Numbers. Write there "
                "what it was, what it is and why, then ask again. Nothing was changed."
            )
        result = dict(self._measure([scorer]))[place]
        entry = self._floors["sets"][place]
        value, before = result.figures[figure].value, entry["floors"][figure]
        after = below(place, value)
        if after >= before and entry["data_sha256"] == result.digest:
            raise Refused(
                f"{name} is {result.figures[figure].value:.3f}, not below {before}. Nothing was changed."
            )
        entry["floors"][figure] = after
        entry |= {"data_sha256": result.digest, "sample": result.sample}
        self._floors["lowered"].append({"name": name, "from": before, "to": after, "because": because})
        self._write()
        return f"{name}: floor {before:.3f} -> {after:.3f}"

    def _measure(self, scorers: Sequence[Scorer]) -> Iterator[tuple[str, Result]]:
        for scorer in scorers:
            for prefix, folder, size in (("", data.shared(), scorer.sample), (OWN, data.OWN, None)):
                try:
                    yield prefix + scorer.name, score(scorer, folder, self._ask, size)
                except NoData as problem:
                    self._note(f"not scored: {problem}")

    def _verdicts(self, name: str, result: Result) -> Iterator[Verdict]:
        entry = self._floors["sets"].get(name, {"floors": {}})
        changed = entry.get("data_sha256", result.digest) != result.digest
        for figure in SCORERS[result.scorer].gated:
            value, floor = result.figures[figure].value, entry["floors"].get(figure)
            full = f"{name}.{figure}"
            words = f"{result.items} items" if floor is not None else "no floor yet: gate --raise"
            if changed:
                words = "the data is not that of the floor: gate --lower"
            yield Verdict(full, value, floor, words, passed=not changed and (floor is None or value >= floor))
        if result.unanswered:
            answered = 1 - result.unanswered / result.items
            yield Verdict(f"{name}.answered", answered, 1.0, "some items have no answer", passed=False)

    def _write(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps(self._floors, indent=1, sort_keys=True) + "\n", "utf-8")
