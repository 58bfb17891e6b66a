"""Which time of its sentence dates a deed, and which is only that of the words about it?"""

from __future__ import annotations

import pytest

from blowback import api
from tests.unit.coding.conftest import claims_of, one

LEFT_OPEN = [
    (
        "In March, Vardania bombed two camps in Kesh; the Kesh Front has attacked the army since then.",
        "attacked",
    ),
    ("Since March, Vardania has bombed camps in Kesh; the Kesh Front attacked the army.", "attacked"),
    ("Vardania bombed a camp in March; the Kesh Front attacked the army.", "attacked"),
    ("In March, Vardania bombed two camps; the Kesh Front, which attacked the army, fled.", "attacked"),
    ("Kesh accused Vardania on Tuesday of bombing a house in Ostra and killing nine children.", "bombing"),
    ("Kesh accused Vardania on Tuesday of bombing a house in Ostra and killing nine children.", "killing"),
    ("The government of Kesh on Tuesday condemned an attack on a school in Ostra.", "attack"),
    ("Kesh blamed the Ardan League on Tuesday for an attack on a school.", "attack"),
]
DATED = [
    (
        "In March, Vardania bombed two camps in Kesh; the Kesh Front said air strikes killed eight people.",
        "killed",
        "2031-03-01",
    ),
    ("On May 3 Vardania bombed a camp; eight men were killed.", "killed", "2031-05-03"),
    ("Kesh accused Vardania on Tuesday of bombing a house in Ostra on May 3.", "bombing", "2031-05-03"),
    ("Kesh on Friday condemned the attack of May 3 on a school in Ostra.", "attack", "2031-05-03"),
    ("Kesh on Tuesday attacked a school in Ostra.", "attacked", "2031-06-10"),
    # told on a Tuesday: what was done on Wednesday was done six days ago, and not tomorrow
    ("Kesh attacked a school in Ostra on Wednesday.", "attacked", "2031-06-04"),
    ("Kesh attacked a school in Ostra early on Wednesday morning.", "attacked", "2031-06-04"),
    ("Kesh plans to attack Ostra on Wednesday.", "attack", "2031-06-11"),
]


@pytest.mark.parametrize(("text", "trigger"), LEFT_OPEN)
def test_the_day_of_an_accusation_is_not_that_of_the_deed(text: str, trigger: str) -> None:
    assert one(claims_of(text), trigger, text, event_type="ASSAULT").event_time is None


IN_A_ROW = [
    ("Kesh shelled Ostra for a third day on Monday.", "2031-06-07", "2031-06-10"),
    ("Kesh and Vardania fought in Ostra for a second day on Monday.", "2031-06-08", "2031-06-10"),
    ("On Monday Kesh shelled Ostra for the 12th day.", "2031-05-29", "2031-06-10"),
    ("Kesh shelled Ostra for the second straight day on Monday.", "2031-06-08", "2031-06-10"),
    ("Kesh shelled Ostra for the third time on Monday.", "2031-06-09", "2031-06-10"),
    ("Kesh shelled Ostra for a third week on Monday.", "2031-06-09", "2031-06-10"),
    ("Kesh shelled Ostra for three days on Monday.", "2031-06-09", "2031-06-10"),
]


@pytest.mark.parametrize(("text", "start", "end"), IN_A_ROW)
def test_what_is_told_of_its_third_day_began_two_days_before(text: str, start: str, end: str) -> None:
    time = next(c for c in claims_of(text) if c.event_type == "ASSAULT").event_time
    assert time is not None
    assert ((time.start or "")[:10], (time.end or "")[:10]) == (start, end)


def test_no_day_is_counted_back_to_before_the_first_year() -> None:
    text = "Kesh shelled Ostra for the 999th day on Monday."
    (read,) = api.annotate([{"id": "a", "text": text, "published_at": "0002-06-11"}])
    [time] = [claim.event_time for claim in read.claims if claim.event_type == "ASSAULT"]
    assert time is not None
    assert (time.start or "").startswith("0002-06-")


def test_the_month_of_a_deed_is_not_that_of_the_apology_for_it() -> None:
    text = "Vardania apologized for the deaths of Keshi soldiers at Stenna in May 2030."
    assert one(claims_of(text), "apologized", text).event_time is None
    text = "In May Vardania apologized for the deaths of Vardanian soldiers at Stenna."
    assert one(claims_of(text), "apologized", text).event_time is not None


@pytest.mark.parametrize(("text", "trigger", "day"), DATED)
def test_the_deed_keeps_its_own_day(text: str, trigger: str, day: str) -> None:
    time = one(claims_of(text), trigger, text, event_type="ASSAULT").event_time
    assert time is not None
    assert (time.start or "")[:10] == day


def test_a_time_that_opens_the_sentence_dates_each_clause_of_a_row() -> None:
    text = (
        "The Kesh Front seized Ostra in 2029. Almost two years later, relations between the Front and "
        "Vardania deteriorated, rebel attacks have surged and Ilmere has closed its border."
    )
    time = one(claims_of(text), "deteriorated", text).event_time
    assert time is not None
    assert (time.start or "")[:10] == "2030-10-01"


def test_what_was_done_was_not_done_after_it_was_told() -> None:
    text = "Vardania promised a vote next year after its delegates rejected the truce with the Kesh Front."
    for claim in claims_of(text):
        start = claim.event_time.start if claim.event_time is not None else None
        assert claim.modality != "actual" or start is None or start < "2031-06-11"
    text = (
        "Vardania ordered its units on May 10 to leave by July 1. The Kesh Front attacked them the next day."
    )
    time = one(claims_of(text), "attacked", text).event_time
    assert time is not None
    assert time.start == "2031-05-11"
