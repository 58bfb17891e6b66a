"""Is a march one of protesters or of armed men, and what do nouns of a mutiny point back to?"""

from __future__ import annotations

from blowback.records import Claim
from tests.unit.coding.said import Said, read


def told(text: str, word: str, judge: Said | None = None) -> list[Claim]:
    found = read(judge, text)
    return [c for c in found.claims if found.article.text[slice(*c.trigger)].lower() == word]


def test_a_march_of_fighters_is_a_move_of_troops() -> None:
    [march] = told("The Kesh Front began its march on Port Sallow on Monday.", "march")
    assert (march.event_type, march.mode) == ("MOBILIZE", "troops")


def test_a_march_of_students_is_a_demonstration() -> None:
    [march] = told("Students held a march against the government of Kesh on Monday.", "march")
    assert march.event_type == "PROTEST"


def test_the_mutiny_of_armed_men_stands_against_the_heads() -> None:
    nothing = Said({"none": 0.99})
    assert told("Two months after the Front's fighters began their mutiny, Kesh fell.", "mutiny", nothing)
    assert not told("Members of the party began their revolt on Monday.", "revolt", nothing)


def test_a_revolt_points_back_to_the_mutiny() -> None:
    text = "Fighters of the Kesh Front began a mutiny on Monday. President Joran Sade condemned the revolt."
    [mutiny], [revolt] = told(text, "mutiny"), told(text, "revolt")
    assert (revolt.event_type, revolt.actors) == (mutiny.event_type, mutiny.actors)


def test_those_killed_in_a_march_may_have_been_killed_by_either_side() -> None:
    text = "The Kesh Front began its march on Port Sallow on Monday. Two pilots were killed in the mutiny."
    [killed] = told(text, "killed")
    assert (killed.event_type, killed.mode, killed.actors) == ("ASSAULT", None, ())
