"""What does the registry know?"""

from __future__ import annotations

import msgspec
import pytest

from blowback.resolve.registry import Registry, load
from blowback.vocab.actors import Sector


def test_names_are_found_in_any_spelling(registry: Registry) -> None:
    assert [sense.id for sense in registry.named("the KESH-FRONT’s")] == ["kesh-front"]


def test_extending_leaves_the_registry_as_it_was(registry: Registry) -> None:
    more = registry.extend([{"id": "new", "name": "New League", "kind": "party"}])
    assert more.get("new") is not None
    assert registry.get("new") is None
    assert more.organ("OST", Sector.MIL) == "ost.military"


def test_a_row_of_the_wrong_shape_is_refused(registry: Registry) -> None:
    with pytest.raises(msgspec.ValidationError):
        registry.extend([{"id": "new", "name": "New League", "kind": "club of friends"}])


def test_sectors_and_rulers_hold_in_time(registry: Registry) -> None:
    assert registry.sector("kesh-front", "2018-01-01") == "REB"
    assert registry.sector("kesh-front", "2022-01-01") == "GOV"
    assert registry.ruler("VAR", "2018-01-01") is None
    assert registry.ruler("VAR", "2022-01-01") == "kesh-front"
    assert registry.ruled_from("VAR", "2022-01-01") == "2020-06-01"


def test_offices_hold_in_time(registry: Registry) -> None:
    assert registry.office("OST", "prime minister", "2017-01-01") == ("person.dravic-ana",)
    assert registry.holders("ost.government", "Prime Minister", "2020-01-01") == ("person.tole-mirza",)


def test_the_registry_that_ships_loads_and_knows_every_kind_of_spelling() -> None:
    registry = load()
    assert registry.get("FRA") is not None
    assert {entry.strength for entry in registry.names()} == {"name", "metonym", "weak", "adjective"}


def test_a_year_as_an_end_counts_until_it_is_over(registry: Registry) -> None:
    rows = [{"title": "captain", "organization": "ost.military", "from": "2019", "to": "2021"}]
    more = registry.extend([{"id": "person.x", "name": "X Y", "kind": "person", "roles": rows}])
    assert more.sector("person.x", "2021-06-01") == "MIL"
    assert more.sector("person.x", "2022-01-01") == "ELI"


def test_a_name_that_is_written_for_a_body_is_no_name_of_an_organ_made_from_a_pattern() -> None:
    army = {"kind": "military", "country": "OST", "sector": "MIL"}
    rows = [
        {"id": "ost.military", "name": "Ostrean Armed Forces", "names": ["Ostrean army"], **army},
        {"id": "ost.army", "name": "Ostrean army", "generated": True, **army},
        {"id": "var.army", "name": "Vardanian army", "generated": True, **army, "country": "VAR"},
    ]
    registry = Registry(()).extend(rows)
    assert [sense.id for sense in registry.named("the Ostrean army")] == ["ost.military"]
    assert [sense.id for sense in registry.named("the Vardanian army")] == ["var.army"]


def test_the_armies_of_states_are_somebody() -> None:
    registry = load()
    armies = ("Sudanese army", "Israeli army", "Syrian army", "Ugandan army", "German army", "Kenyan army")
    assert [len(registry.named(army)) for army in armies] == [1] * len(armies)
