"""Which names in a text are places, and what becomes of those that are not?"""

from __future__ import annotations

import pytest

from blowback.read.blocks import find_blocks
from blowback.read.mentions import find_mentions
from blowback.read.parse import load_model, parse
from blowback.read.places import find_places
from blowback.records import Place
from blowback.text.names import NameTable


def places(text: str) -> tuple[Place, ...]:
    blocks = find_blocks(text)
    doc = parse(load_model(), text, blocks)
    return find_places(doc, find_mentions(doc, blocks, NameTable()))


def texts(text: str) -> list[str]:
    return [place.text for place in places(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The minister flew from Nairobi to Kampala on Monday.", ["Nairobi", "Kampala"]),
        ("A bridge opened in Paris, Texas.", ["Paris", "Texas"]),
        ("The fair in Greenville, S.C., drew a crowd.", ["Greenville", "S.C."]),
        ("They met in the village of Kesharan.", ["Kesharan"]),
        ("The road runs through Orzak district.", ["Orzak"]),
        ("Snow fell in Herat, Farah and Nimroz provinces.", ["Herat", "Farah", "Nimroz"]),
        ("The Mason County fair opens on Friday.", ["Mason County"]),
        ("They met at the Vardan Bridge in Herat.", ["Vardan Bridge", "Herat"]),
        ("They met in Orzak, a village near Herat.", ["Orzak", "Herat"]),
        ("Rebels killed nine soldiers in three days at Tinzoran.", ["Tinzoran"]),
        ("Rain fell in the town of al-Kesharan, near  al-Raqqa.", ["al-Kesharan", "al-Raqqa"]),
        ("Hikers entered Orzakan at noon.", ["Orzakan"]),
        ("The Kenyan town of Kesharan is quiet.", ["Kesharan"]),
    ],
)
def test_places_are_found(text: str, wanted: list[str]) -> None:
    assert texts(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Paris arrived late.",
        "The West Nile virus was found in a pond.",
        "The University of Paris Review was late.",
        "Reading is good for children.",
    ],
)
def test_names_that_are_no_places(text: str) -> None:
    assert texts(text) == []


def test_a_demonym_is_no_place() -> None:
    assert texts("French cooks won the prize in Lyon.") == ["Lyon"]


def test_an_unknown_place_keeps_its_name_without_a_point() -> None:
    (place,) = places("They met in the village of Kesharan.")
    assert (place.name, place.lat, place.lon, place.geonames) == (None, None, None, None)


def test_a_known_place_has_a_point_a_country_and_an_id() -> None:
    (place,) = places("The conference was held in Nairobi.")
    assert (place.name, place.country, place.geonames) == ("Nairobi", "KEN", 184745)
    assert place.lat == pytest.approx(-1.28, abs=0.05)
    assert place.lon == pytest.approx(36.82, abs=0.05)


def test_nothing_is_read_where_it_is_to_be_skipped() -> None:
    text = "The conference was held in Nairobi."
    doc = parse(load_model(), text, find_blocks(text))
    assert find_places(doc, (), [(0, len(text))]) == ()


def test_one_name_means_one_place_throughout() -> None:
    found = places("A bridge opened in Paris, Texas. People in Paris were pleased.")
    paris = {place.geonames for place in found if place.text == "Paris"}
    assert len(paris) == 1


def test_envoys_of_a_state_meet_in_the_city_that_the_world_knows() -> None:
    text = "The United States sent an envoy. U.S. officials met in Paris; the US envoy went on to Odessa."
    found = {place.text: place.country for place in places(text)}
    assert (found["Paris"], found["Odessa"], found["United States"]) == ("FRA", "UKR", "USA")


def test_the_opening_of_a_longer_name_is_no_place() -> None:
    found = {place.text for place in places("Air strikes in Wadi Tarnis went on.")}
    assert found == {"Wadi Tarnis"}
