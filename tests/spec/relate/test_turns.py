"""The table of turns: what is told, and which turn it makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from blowback.vocab.claims import BackingKind, BackingPhase, StateKind
from blowback.vocab.plover import EventType
from tests.unit.relate.world import World, turns_of

WHO = {"V": "VAR", "K": "kesh"}
PHASES = {"backs": BackingPhase.GIVEN, "ends": BackingPhase.ENDS, "refuses": BackingPhase.REFUSED}


def rows() -> list[list[str]]:
    lines = (Path(__file__).parent / "turns.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def world_of(told: str) -> World:
    world = World()
    for word in told.split():
        day, pair, what = word.split(":")
        actor, recipient = (WHO[each] for each in pair.split(">"))
        dated = None if day == "?" else day
        if what.startswith("relations="):
            world.tell((actor, recipient), state=(StateKind.RELATIONS, what.partition("=")[2]), day=dated)
        elif what in PHASES:
            world.tell(
                actor,
                EventType.AID,
                recipient,
                backing=BackingKind.WEAPONS,
                phase=PHASES[what],
                day=dated,
            )
        else:
            world.tell(actor, EventType[what], recipient, day=dated)
    return world


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[3])
def test_what_is_told_makes_this_turn(row: list[str]) -> None:
    kind, basis, between, told = row
    found = turns_of(world_of(told))
    if kind == "none":
        assert found == []
        return
    [turn] = found
    span = "..".join(day or "-" for day in turn.between)
    assert (turn.kind, turn.basis, span) == (kind, basis, between)
