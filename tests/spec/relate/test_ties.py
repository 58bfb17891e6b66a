"""The table of ties: what is told, and the tie with its interval that it makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from blowback.records import Tie
from blowback.relate.ties import ties
from blowback.vocab.claims import BackingKind, BackingPhase, Factuality, StateKind
from blowback.vocab.plover import EventType
from blowback.vocab.speech import Stance
from tests.unit.relate.world import World

WHO = {"V": "VAR", "K": "kesh", "Y": "kesh-young", "O": "OST"}
PHASES = {
    "starts": BackingPhase.STARTS,
    "backs": BackingPhase.GIVEN,
    "continues": BackingPhase.CONTINUES,
    "ends": BackingPhase.ENDS,
    "refuses": BackingPhase.REFUSED,
    "seeks": BackingPhase.SOUGHT,
}
STANDING = {True: "yes", False: "no", None: "?"}


def rows() -> list[list[str]]:
    lines = (Path(__file__).parent / "ties.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def tell(world: World, word: str) -> None:
    word, _, speaker = word.partition("@")
    day, pair, what = word.split(":")
    dated = None if day == "?" else day
    sure, over = not what.startswith("-"), what.startswith("~")
    what = what.lstrip("-~")
    fields = {} if sure else {"factuality": Factuality.CERTAIN_NOT}
    if speaker:
        fields |= {"says": speaker, "stance": Stance.DENIES}
    one, other = (WHO[each] for each in pair.replace("=", ">").split(">"))
    if what in PHASES:
        kind = EventType.REQUEST if what == "seeks" else EventType.AID
        phase, mode = PHASES[what], "assist" if what == "seeks" else None
        world.tell(one, kind, other, mode=mode, backing=BackingKind.WEAPONS, phase=phase, day=dated, **fields)
        return
    state = (StateKind(what), f"former {what}" if over else what)
    parties = ((one, other), None) if "=" in pair else (one, other)
    world.tell(parties[0], recipient=parties[1], state=state, day=dated, **fields)


def written(tie: Tie) -> str:
    mutual = tie.kind in ("ceasefire", "alliance")
    names = {actor: letter for letter, actor in WHO.items()}
    ends = (
        sorted((names[tie.source], names[tie.target])) if mutual else [names[tie.source], names[tie.target]]
    )
    words = [("=" if mutual else ">").join(ends), tie.kind, tie.backing or ""]
    return " ".join(word for word in words if word)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[3])
def test_what_is_told_makes_this_tie(row: list[str]) -> None:
    expected, holds, standing, told = row
    world = World()
    for word in told.split():
        tell(world, word)
    found = ties(world.view())
    assert {written(tie) for tie in found} == {expected}
    assert " ".join("..".join(day or "" for day in tie.interval) for tie in found) == holds
    assert " ".join(STANDING[tie.standing] for tie in found) == standing


def test_kin_is_a_tie_that_says_what_kin() -> None:
    world = World()
    world.tell("kesh", recipient="kesh-young", state=(StateKind.OTHER, "kinship: brother"))
    [tie] = ties(world.view())
    assert (tie.kind, tie.value, tie.standing) == ("kinship", "brother", True)


@pytest.mark.parametrize(("banning", "standing"), [("VAR", False), ("OST", True)])
def test_what_a_state_bans_is_no_longer_a_part_of_its_forces(banning: str, standing: bool) -> None:
    world = World()
    world.tell("kesh", recipient="var.army", state=(StateKind.MEMBERSHIP, "part of"), day="2029-01-01")
    world.tell(banning, EventType.COERCE, "kesh", mode="ban", day="2031-05-02")
    [part] = [tie for tie in ties(world.view()) if tie.kind == "membership"]
    end = None if standing else "2031-05-03"
    assert (part.standing, part.interval) == (standing, ("2029-01-01", end))


@pytest.mark.parametrize(
    ("kind", "beside"),
    [(BackingKind.MATERIEL, True), (BackingKind.UNSPECIFIED, True), (BackingKind.MEDICAL, False)],
)
def test_a_denial_of_arms_stands_beside_what_is_told_of_them_in_other_words(
    kind: BackingKind, beside: bool
) -> None:
    world = World()
    world.tell("VAR", EventType.AID, "kesh", backing=kind)
    denial = world.tell(
        "VAR",
        EventType.AID,
        "kesh",
        backing=BackingKind.WEAPONS,
        factuality=Factuality.CERTAIN_NOT,
        stance=Stance.DENIES,
        says="Marek",
    )
    [told] = [tie for tie in ties(world.view()) if tie.backing is kind]
    assert (denial in told.denials, told.standing) == (beside, None)
