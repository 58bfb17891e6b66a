"""On what does somebody stand, where the question is told in words of which little is sure?"""

from __future__ import annotations

from blowback.relate.stands import stands
from blowback.vocab.claims import Factuality, Modality, Side
from blowback.vocab.plover import EventType
from tests.unit.relate.world import World


def told(confidence: float) -> World:
    world = World()
    fields = {"confidence": confidence, "factuality": Factuality.UNKNOWN, "modality": Modality.HYPOTHETICAL}
    world.tell("kesh", EventType.AGREE, "VAR", text="peace with Vardania.", **fields)
    world.tell("kesh-north", side=Side.AGAINST, on="c000", text="against it.")
    world.tell("kesh-young", side=Side.FOR, on="c000", text="for this.")
    return world


def test_those_who_stand_on_one_thing_stand_on_one_question_however_unsure_it_is() -> None:
    view = told(0.2).view()
    questions = [(stand.holder, stand.question) for stand in stands(view)]
    assert questions == [("kesh-north", "peace with Vardania"), ("kesh-young", "peace with Vardania")]
    assert "c000" in view.by_id


def test_what_is_surely_read_is_told_in_the_words_of_the_ledger() -> None:
    [first, _] = stands(told(0.9).view())
    assert first.question.startswith("Kesh Front")
