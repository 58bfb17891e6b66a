"""Copies count once, and so does a speaker in several families."""

from __future__ import annotations

import msgspec

from blowback.ledger import LedgerClaim
from blowback.records import Speaker
from blowback.relate.families import independent
from blowback.vocab.plover import EventType
from blowback.vocab.speech import SpeakerClass
from tests.unit.relate.world import World

FAMILIES = {"a": "f1", "b": "f1", "c": "f2"}


def claim(article: str, speaker: Speaker, outlet: str | None = None) -> LedgerClaim:
    world = World()
    world.tell("VAR", EventType.REQUEST, "kesh")
    row = world.rows[0]
    told = msgspec.structs.replace(row.claim, speaker=speaker)
    return msgspec.structs.replace(row, claim=told, article=article, outlet=outlet)


MARROW = Speaker(kind=SpeakerClass.NAMED, name="Ilse Marrow")
VELDRIN = Speaker(kind=SpeakerClass.NAMED, name="Tomas Veldrin")
SOMEBODY = Speaker(kind=SpeakerClass.ANONYMOUS, name="an official")
OUTLET = Speaker(kind=SpeakerClass.OUTLET)


def test_copies_are_one_voice() -> None:
    assert independent([claim("a", OUTLET, "HCA"), claim("b", OUTLET, "Mirror")], FAMILIES) == 1


def test_different_speakers_in_different_families_are_two() -> None:
    assert independent([claim("a", MARROW), claim("c", VELDRIN)], FAMILIES) == 2


def test_one_speaker_in_two_families_is_one_voice() -> None:
    assert independent([claim("a", MARROW), claim("c", MARROW)], FAMILIES) == 1


def test_an_anonymous_speaker_is_nobody_beyond_his_family() -> None:
    assert independent([claim("a", SOMEBODY), claim("c", SOMEBODY)], FAMILIES) == 2
    assert independent([claim("a", SOMEBODY), claim("b", SOMEBODY)], FAMILIES) == 1


def test_the_own_voice_of_an_outlet_is_one_speaker() -> None:
    assert independent([claim("a", OUTLET, "HCA"), claim("c", OUTLET, "HCA")], FAMILIES) == 1


def test_nothing_is_told_by_nobody() -> None:
    assert independent([], FAMILIES) == 0


def test_who_quotes_another_besides_has_a_voice_of_his_own() -> None:
    shared = [claim("a", MARROW), claim("c", MARROW), claim("c", VELDRIN)]
    assert independent(shared, FAMILIES) == 2
    assert independent([*shared, claim("d", MARROW)], FAMILIES) == 2  # the third has only hers


def test_no_family_is_more_than_one_voice() -> None:
    assert independent([claim("a", MARROW), claim("a", VELDRIN), claim("b", SOMEBODY)], FAMILIES) == 1


def test_two_voices_for_three_families_are_two() -> None:
    told = [claim(a, who) for a in ("a", "c", "d") for who in (MARROW, VELDRIN)]
    assert independent(told, FAMILIES) == 2


def test_what_an_outlet_says_beside_whom_it_quotes_is_no_further_voice() -> None:
    told = [claim("a", MARROW), claim("a", OUTLET, "HCA"), claim("c", MARROW), claim("c", OUTLET, "Mirror")]
    assert independent(told, FAMILIES) == 1
