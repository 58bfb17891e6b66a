"""Between whom was mediated, where only the truce tells whose it was?"""

from __future__ import annotations

import pytest

from tests.unit.coding.conftest import claims_of

TRUCE = "A ceasefire between Vardania and the Kesh Front took effect on May 3. "


def between(text: str) -> list[str]:
    """Those between whom somebody is told to have mediated."""
    mediated = [c for c in claims_of(text) if c.mode == "third-party"]
    return [p.name for c in mediated for p in c.participants if p.role == "recipient"]


@pytest.mark.parametrize(
    "text",
    [
        TRUCE + "The Ardan League mediated it, both sides said.",
        TRUCE + "The Ardan League had mediated it.",
    ],
)
def test_a_mediator_of_it_mediated_between_those_of_the_truce(text: str) -> None:
    assert between(text) == ["Vardania", "Kesh Front"]
    [mediated] = [c for c in claims_of(text) if c.mode == "third-party"]
    assert mediated.event_time is not None
    assert mediated.event_time.start == "2031-05-03"


@pytest.mark.parametrize(
    "text",
    [
        TRUCE + "It was quiet in Tolm. The road was open. The Ardan League mediated it.",
        "The road was built in May. The Ardan League mediated it.",
        TRUCE + "The Kesh Front mediated it.",  # a party of it does not mediate between itself and the other
        TRUCE + "The Ardan League mediated talks in Tolm.",
    ],
)
def test_elsewhere_nobody_is_supplied(text: str) -> None:
    assert "Vardania" not in between(text)
