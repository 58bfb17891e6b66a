"""When lasting conditions begin and end: the deed that makes or ends one, and the state, both dated."""

from __future__ import annotations

from pathlib import Path

import pytest

from blowback.records import Claim
from tests.unit.coding.conftest import claims_of

TABLE = Path(__file__).parent / "lasting.tsv"
BEGUN_AND_ENDED = [
    line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")
]


@pytest.mark.parametrize(("text", "kind", "value", "holders", "towards", "start", "end"), BEGUN_AND_ENDED)
def test_a_state_begins_or_ends_with_its_deed(
    text: str, kind: str, value: str, holders: str, towards: str, start: str, end: str
) -> None:
    *before, claim = [c for c in claims_of(text) if c.state is not None and c.state.kind == kind]
    assert len(before) == text.count(". ")
    assert claim.state is not None
    assert (claim.state.value or "").startswith(value)
    mutual = not towards
    parties = sorted((*claim.actors, *claim.recipients)) if mutual else claim.actors
    wanted = sorted(holders.split(", ")) if mutual else holders.split(", ")
    assert (list(parties), "" if mutual else ", ".join(claim.recipients)) == (wanted, towards)
    when = claim.event_time
    found = (when.start or "-", when.end or "-") if when is not None else ("-", "-")
    assert tuple(each[:10] for each in found) == (start, end)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Vardania called off its ceasefire with the Kesh Front on May 3.", "SANCTION"),
        ("Vardania designated the Kesh Front a terrorist organization on May 2.", "SANCTION"),
        ("Vardania and the Kesh Front signed a truce on Monday.", "AGREE"),
        ("Ostra recognized the Kesh Front on June 2.", "SUPPORT"),
        ("Kesh imposed sanctions on Vardania in May.", "SANCTION"),
        ("Kesh lifted its sanctions on Vardania on May 2.", "CONCEDE"),
        ("Kesh severed ties with Vardania on May 5.", "SANCTION"),
        ("A truce between Kesh and Ostra took effect on Monday.", "AGREE"),
    ],
)
def test_the_deed_stays_beside_the_state(text: str, event_type: str) -> None:
    deeds = [c for c in claims_of(text) if c.claim_kind == "event" and c.event_type == event_type]
    assert len(deeds) == 1
    assert deeds[0].event_time is not None


def ended(text: str) -> list[Claim]:
    """The states that a text tells as over, surely and in fact."""
    return [
        c
        for c in claims_of(text)
        if c.state is not None
        and (c.state.value or "").startswith("former ")
        and (c.factuality, c.modality) == ("CT+", "actual")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kesh refused to lift its sanctions on Vardania.",
        "Vardania will lift its ban on the Kesh Front in July.",
        "Mira Dalen left the Kesh Front's camp on Monday.",
        "Mira Dalen left Vardania in May.",
        "The Kesh Front denied that it had ended the truce with Vardania.",
        "Kesh threatened to end its truce with Vardania.",
        "Kesh ended a ceremony with Ostra.",
        "Kesh has broken the truce with Ostra.",
        "Vardania and the Kesh Front extended the truce.",
        "The truce between Vardania and the Kesh Front did not collapse.",
    ],
)
def test_nothing_is_over_here(text: str) -> None:
    assert ended(text) == []


def kinship(claim: Claim) -> str | None:
    """Which kin is one of the other, if that is what a claim tells?"""
    value = (claim.state.value if claim.state is not None else None) or ""
    return value.removeprefix("kinship: ") if value.startswith("kinship: ") else None


@pytest.mark.parametrize(
    ("text", "who", "of", "value"),
    [
        ("Tovan Resh, a brother of Mira Dalen, leads the Kesh Front.", "Tovan Resh", "Mira Dalen", "brother"),
        ("Tovan Resh is the nephew of Mira Dalen.", "Tovan Resh", "Mira Dalen", "nephew"),
        ("Mira Dalen's nephew, Tovan Resh, leads the Front.", "Tovan Resh", "Mira Dalen", "nephew"),
        ("Mira Dalen is married to Tovan Resh.", "Mira Dalen", "Tovan Resh", "married to"),
        ("Tovan Resh married a sister of Ilen Marek.", "Tovan Resh", "Ilen Marek", "married to a sister"),
        ("Tovan Resh married Mira Dalen in 2020.", "Tovan Resh", "Mira Dalen", "married to"),
        ("Tovan Resh and Ilen Marek are cousins.", "Tovan Resh, Ilen Marek", "", "cousin"),
        ("Ilen Marek and his brother Tovan Resh lead the Front.", "Tovan Resh", "Ilen Marek", "brother"),
        ("Ilen Marek left. His nephew, Tovan Resh, leads it.", "Tovan Resh", "Ilen Marek", "nephew"),
    ],
)  # fmt: skip
def test_who_is_kin_to_whom(text: str, who: str, of: str, value: str) -> None:
    found = [(k, c.actors, c.recipients) for c in claims_of(text) if (k := kinship(c)) is not None]
    assert [(k, ", ".join(actors), ", ".join(recipients)) for k, actors, recipients in found] == [
        (value, who, of)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kesh and Ostra are brother nations.",
        "The brothers were arrested in Kesh.",
        "Sister Oda Lenn of the Ardan League visited Kesh.",
        "Tovan Resh is no brother of Mira Dalen.",
        "Mira Dalen's son was killed in Kesh.",
    ],
)
def test_no_kin(text: str) -> None:
    assert [c for c in claims_of(text) if c.factuality == "CT+" and kinship(c) is not None] == []


@pytest.mark.parametrize(
    "text",
    [
        "The deal provides for the Ostran Brigade to be integrated into the Kesh Front.",
        "They could not agree when to merge the Ostran Brigade into the Kesh Front.",
        "The president made the dispute a part of his speech.",
        "The Kesh Front placed its men in the town.",
    ],
)
def test_nobody_was_made_a_part(text: str) -> None:
    assert [c for c in claims_of(text) if c.state is not None and c.state.kind == "membership"] == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Vardania armed the Kesh Front between 2028 and May 2030.", "2028-01-01", "2030-06-01"),
        ("Vardania paid the Kesh Front from May to August 2030.", "2030-05-01", "2030-09-01"),
        ("Vardania armed the Kesh Front in May.", "2031-05-01", "2031-06-01"),
    ],
)
def test_two_times_bound_one_stretch(text: str, start: str, end: str) -> None:
    [claim] = [c for c in claims_of(text) if c.backing is not None]
    assert claim.event_time is not None
    assert ((claim.event_time.start or "")[:10], (claim.event_time.end or "")[:10]) == (start, end)
