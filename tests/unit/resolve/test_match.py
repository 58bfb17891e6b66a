"""Names that are spelled otherwise: whom they mean, and how sure that is."""

from __future__ import annotations

import pytest

from blowback.resolve import calibration
from blowback.resolve.calibration import calibrated, rate
from blowback.resolve.match import by_likeness, by_skeleton
from blowback.resolve.phrase import answer, resolve_phrase
from blowback.resolve.registry import Registry


def people(*names: str) -> Registry:
    return Registry([]).extend(
        {"id": name, "name": name, "kind": "person", "country": "OST"} for name in names
    )


@pytest.mark.parametrize(
    ("known", "written", "same"),
    [
        ("Muhtar Qaddiri", "Mukhtar Kadiri", False),  # few consonants, other vowels
        ("Abdrahim Mansur Vardi", "Abdurrahim Mansoor Vardi", True),  # many
        ("Tomas Berel", "Tamsi Barali", False),
        ("Rustan Qosemov", "Rustan Qosimov", True),
        ("Jan Veres", "John Vores", False),
    ],
)
def test_few_consonants_are_soon_alike(known: str, written: str, same: bool) -> None:
    assert (by_skeleton(people(known), written) is not None) is same


def test_another_given_name_is_another_person() -> None:
    family = people("Sabir al-Hamid al-Jamar al-Vardi")
    assert by_likeness(family, "Nawaf al-Hamid al-Jamar al-Vardi") is None
    found = by_likeness(family, "Sabirr al-Hamid al-Jamar al-Vardi")
    assert found is not None


def test_two_letters_that_changed_places() -> None:
    found = by_likeness(people("Ilena Marek"), "Ilnea Marek")
    assert found is not None
    assert (found.id, found.how) == ("Ilena Marek", "swap")


def test_a_score_is_how_often_such_answers_are_right(registry: Registry) -> None:
    found = resolve_phrase(registry, "the Kesh Front")
    assert found.score == rate("name")
    assert rate("homonym") is None, "too few cases"
    assert rate("no such way") is None


def test_what_is_likelier_wrong_stays_open(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    found, way = answer(registry, "the Kesh Front")
    monkeypatch.setattr(calibration, "rate", lambda _: 0.3)
    left = calibrated(found, way)
    assert (left.actor, left.name, left.score) == (None, None, 0.3)
    assert left.candidates == ("kesh-front",)
    assert left.country == found.country
