"""Between whom is there a truce, since when, and what ends it?"""

from __future__ import annotations

import pytest

from tests.unit.coding.conftest import claims_of

BOTH = ("Kesh Front", "Vardania")


def truces(text: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    """Each truce that a text tells: how, between whom, since or until which day."""
    return [
        (
            str(c.state.value),
            tuple(sorted(set(c.actors))),
            c.event_time.start[:10] if c.event_time is not None and c.event_time.start else None,
        )
        for c in claims_of(text)
        if c.state is not None and c.state.kind == "ceasefire" and c.factuality == "CT+"
    ]


@pytest.mark.parametrize(
    ("text", "value", "day"),
    [
        ("A truce between Vardania and the Kesh Front took effect on May 3.", "truce", "2031-05-03"),
        ("A truce between the army of Vardania and the Kesh Front took effect.", "truce", None),
        ("The Kesh Front said on May 3 that it had agreed to a truce with Vardania.", "truce", "2031-05-03"),
        ("The Kesh Front said it had agreed to a truce with Vardania in April.", "truce", "2031-04-01"),
        ("Vardania refused in May to extend a truce with the Kesh Front.", "former truce", "2031-05-01"),
        ("The Kesh Front did not renew a truce with Vardania.", "former truce", None),
        ("The Kesh Front said on May 3 it had ended its truce with Vardania.", "former truce", "2031-05-03"),
    ],
)  # fmt: skip
def test_a_truce_is_told(text: str, value: str, day: str | None) -> None:
    ((told, between, since),) = truces(text)
    assert (told, since) == (value, day)
    assert {"Kesh Front"} <= set(between)


def test_a_truce_that_is_called_off_stood_before() -> None:
    text = "The Kesh Front said on May 3 that it had called off the truce it agreed with Vardania in March."
    assert sorted(truces(text)) == [
        ("former truce", BOTH, "2031-05-03"),
        ("truce", BOTH, "2031-03-01"),
    ]


def test_the_two_sides_are_those_of_the_sentence_before() -> None:
    text = (
        "Talks between Vardania and the Kesh Front ended on May 3. "
        "The Front will keep to the truce that the two sides agreed on April 19."
    )
    assert truces(text) == [("truce", BOTH, "2031-04-19")]
    (claim,) = (c for c in claims_of(text) if c.state is not None and c.state.kind == "ceasefire")
    assert text[slice(*claim.evidence)].startswith("The Front will keep")


@pytest.mark.parametrize(
    "text",
    [
        "The Kesh Front said that it would not extend the truce with Vardania.",
        "Vardania refused to extend the visa of the envoy.",
        "Vardania did not refuse to extend the truce with the Kesh Front.",
        "The Kesh Front said on May 3 that it wanted a truce with Vardania.",
    ],
)
def test_no_truce_is_told(text: str) -> None:
    assert truces(text) == []


FAR = (
    "The Kesh Front called off the {0} that it had agreed with Vardania. Rain fell. Nobody came. "
    "Shops were shut. Snow followed. Schools were shut. The roads were, too. The two sides {1} after talks."
)


def agreements(text: str) -> list[tuple[str, ...]]:
    """Who agreed, claim by claim."""
    return [
        tuple(sorted(set(c.actors))) for c in claims_of(text) if c.event_type == "AGREE" and len(c.actors) > 1
    ]


@pytest.mark.parametrize("later", ["agreed the truce", "signed the ceasefire"])
def test_the_two_sides_of_the_truce_are_those_who_agreed_it_however_far_back(later: str) -> None:
    text = FAR.format("truce", later)
    assert agreements(text) == [BOTH]
    assert truces(text) == truces(text.partition(" The two sides")[0])  # it is the same, and no new one


@pytest.mark.parametrize(("told", "later"), [("truce", "agreed a truce"), ("deal", "agreed the truce")])
def test_the_two_sides_of_another_truce_stay_open(told: str, later: str) -> None:
    assert agreements(FAR.format(told, later)) == []
