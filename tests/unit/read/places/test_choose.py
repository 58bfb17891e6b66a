"""Which of the places that bear a name is meant?"""

from __future__ import annotations

from blowback.read.places.choose import Name, choose, holds
from blowback.read.places.gazetteer import gazetteer, name_key


def names(*spelled: str, **inside: str) -> dict[str, Name]:
    known = gazetteer()
    return {
        key: Name(1, known.find(key), (name_key(inside[key]),) if key in inside else ())
        for key in map(name_key, spelled)
    }


def where(*spelled: str, **inside: str) -> dict[str, str]:
    known = gazetteer()
    return {
        key: f"{known.name(c.number)} {c.country}" for key, c in choose(names(*spelled, **inside)).items()
    }


def test_alone_a_name_means_its_largest_bearer() -> None:
    assert where("Paris")["paris"] == "Paris FRA"


def test_a_larger_place_after_a_comma_decides() -> None:
    chosen = choose(names("Paris", "Texas", paris="Texas"))
    assert holds(chosen["texas"], chosen["paris"])


def test_neighbours_decide() -> None:
    assert where("Lebanon", "Beirut", "Tripoli")["tripoli"].endswith("LBN")
    assert where("Benghazi", "Misrata", "Tripoli")["tripoli"].endswith("LBY")


def test_a_state_beside_other_states_is_no_country() -> None:
    assert where("Georgia", "Alabama", "Atlanta")["georgia"].endswith("USA")
    assert where("Georgia", "Tbilisi", "Batumi")["georgia"].endswith("GEO")


def test_the_order_of_names_does_not_matter() -> None:
    given = names("Georgia", "Alabama", "Springfield", "Athens", "Rome")
    turned = dict(reversed(list(given.items())))
    assert choose(given) == choose(turned)
