"""Is whoever bears the name of somebody known that one? The texts are of invented states and groups."""

from __future__ import annotations

import pytest
from spacy.language import Language

from blowback.resolve.match import Context, choose
from blowback.resolve.registry import Registry
from blowback.vocab.actors import ActorKind
from tests.unit.resolve.invented import resolve_text

PERSON, PLACE, STATE = ActorKind.PERSON, ActorKind.PLACE, ActorKind.STATE
ON = "2017-01-01"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ostrea is calm. Dravic left the town.", True),  # she led the state of which the text speaks
        ("Prime minister Dravic left the town.", True),
        ("A farmer called Dravic left the town.", False),
        ("Ostrea is calm. He looked at the Dravic and left.", False),
    ],
)
def test_a_family_name_is_somebodys_where_the_text_vouches_for_it(
    nlp: Language, text: str, meant: bool
) -> None:
    _, actors = resolve_text(nlp, text, {"Dravic": PERSON, "Ostrea": STATE}, ON)
    assert (actors["Dravic"] == "person.dravic-ana") is meant


def test_a_name_taken_for_a_place_is_the_persons_who_bears_it(nlp: Language) -> None:
    text = "Ivo Marr spoke of it. Marr accused the ministry."
    _, actors = resolve_text(nlp, text, {"Ivo Marr": PERSON, "Marr": PLACE}, ON)
    assert actors["Marr"] == actors["Ivo Marr"] is not None


def test_only_what_sounds_like_a_state_is_one(nlp: Language) -> None:
    text = "Belquat accused the ministry. Tavonia accused it. North accused it. The Sarn District accused it."
    named = dict.fromkeys(("Belquat", "Tavonia", "North", "Sarn District"), PLACE)
    resolution, actors = resolve_text(nlp, text, named, ON)
    kinds = {actor.id: actor.kind for actor in resolution.actors}
    assert kinds[actors["Tavonia"] or ""] is STATE
    assert kinds[actors["Belquat"] or ""] is ActorKind.OTHER
    assert actors["North"] is actors["Sarn District"] is None


def test_a_body_of_another_country_is_not_the_known_one(nlp: Language) -> None:
    text = "The Border Security Service of Tavonia met him. The Kesh Front of Vardania met him."
    named = {"Border Security Service of Tavonia": ActorKind.SECURITY_SERVICE}
    _, actors = resolve_text(nlp, text, {**named, "Kesh Front of Vardania": ActorKind.ARMED_GROUP}, ON)
    assert actors["Border Security Service of Tavonia"] not in (None, "border-service")
    assert actors["Kesh Front of Vardania"] == "kesh-front"


def test_a_foundation_is_no_organ_of_the_state_of_its_topic(nlp: Language) -> None:
    text = "Ostrea is calm. Ostrea is big. Ostrea is near. The Justice Foundation met him."
    named = {"Ostrea": STATE, "Justice Foundation": ActorKind.NGO}
    _, actors = resolve_text(nlp, text, named, ON)
    assert (actors["Justice Foundation"] or "").startswith("x.")


def test_companies_of_several_states_are_none_of_them(nlp: Language) -> None:
    _, actors = resolve_text(nlp, "The Ostrea, Lunian and Vardanian companies met.", {}, ON)
    assert not {"OST", "VAR", "LUN"} & set(actors.values())


def test_a_namesake_is_of_the_country_that_the_text_speaks_of_most() -> None:
    rows = [
        {"id": f"{state.lower()}.army", "name": "People's Army", "kind": "military", "country": state}
        for state in ("LUN", "OST")
    ]
    registry = Registry(()).extend(rows)
    around = Context(countries={"LUN": 1, "OST": 3})
    assert choose(registry, registry.named("People's Army"), around)[0].id == "ost.army"


def test_an_army_is_not_that_of_the_group_it_fights(nlp: Language) -> None:
    text = "Lunia is calm. The military fought the Kesh Front."
    _, actors = resolve_text(nlp, text, {"Lunia": STATE, "Kesh Front": ActorKind.ARMED_GROUP}, ON)
    assert actors["The military"] is None


def test_the_west_is_no_person(nlp: Language) -> None:
    _, actors = resolve_text(nlp, "He criticised the West.", {"West": PERSON}, ON)
    assert actors["West"] is None
