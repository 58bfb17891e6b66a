"""When was what is told to lie so many days from something that is dated?"""

from __future__ import annotations

import pytest

from tests.unit.coding.conftest import claims_of, one


@pytest.mark.parametrize(
    ("text", "trigger", "start", "end"),
    [
        ("Kesh freed Vardania's men on Friday, three days after soldiers stormed a camp.", "stormed", 3, 4),
        ("Kesh expelled the envoy on June 6, two days before the Kesh Front bombed a bus.", "bombed", 8, 9),
        ("Kesh said on Friday that its men had left, two days after they attacked a post.", "attacked", 4, 5),
        ("Kesh expelled the envoy on June 10, a week after the attack on the embassy.", "attack", 0, 7),
        ("Kesh expelled the envoy on July 20, a month after the attack on the embassy.", "attack", 5, 36),
    ],
)
def test_so_many_days_away(text: str, trigger: str, start: int, end: int) -> None:
    time = one(claims_of(text), trigger, text, event_type="ASSAULT").event_time
    assert time is not None
    days = ["2031-05-31", *(f"2031-06-{day:02}" for day in range(1, 31))]
    days += [f"2031-07-{day:02}" for day in range(1, 11)]
    assert ((time.start or "")[:10], (time.end or "")[:10]) == (days[start], days[end])


@pytest.mark.parametrize(
    "text",
    [
        "Kesh said on Friday that it had freed the men three days after rebels attacked a post.",
        "Kesh freed Vardania's men in May, three days after rebels attacked a post.",
        "Kesh freed Vardania's men on Friday, hours after rebels attacked a post.",
        "Kesh freed Vardania's men on Friday, years after rebels attacked a post.",
    ],
)
def test_not_dated_by_what_is_told_too_loosely(text: str) -> None:
    assert one(claims_of(text), "attacked", text, event_type="ASSAULT").event_time is None
