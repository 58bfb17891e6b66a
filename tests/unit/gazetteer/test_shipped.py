"""Is the gazetteer that ships the one that the build makes, and does it hold what news needs?"""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from blowback.read.places.gazetteer import Gazetteer, Kind, Spelling, gazetteer, kilometres, name_key

# What `python gazetteer/build.py` prints with the packages of gazetteer/requirements.txt.
DIGEST = "06ded8ed505b80f7ca8d9e61d1d054bef352657b37aadac9c9c4850db17ba31c"
MOST_BYTES = 12_000_000


@pytest.fixture(scope="module")
def shipped(root: Path) -> Path:
    return root / "src" / "blowback" / "read" / "places" / "data" / "gazetteer.npz"


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return gazetteer()


def test_the_file_is_the_one_that_was_built(shipped: Path) -> None:
    whole = hashlib.sha256()
    with np.load(shipped) as columns:
        for name in sorted(columns.files):
            whole.update(name.encode())
            whole.update(columns[name].tobytes())
    assert whole.hexdigest() == DIGEST


def test_it_is_small(shipped: Path) -> None:
    assert shipped.stat().st_size < MOST_BYTES


@pytest.mark.parametrize(
    ("name", "kind", "country", "lat", "lon"),
    [
        ("Pakistan", Kind.COUNTRY, "PAK", 30.0, 70.0),
        ("Islamabad", Kind.CAPITAL, "PAK", 33.7, 73.0),
        ("Helmand Province", Kind.FIRST, "AFG", 31.5, 64.2),
        ("Helmand", Kind.FIRST, "AFG", 31.5, 64.2),
        ("North Waziristan", Kind.SECOND, "PAK", 33.0, 69.9),
        ("Bajaur", Kind.SECOND, "PAK", 34.7, 71.5),
        ("Torkham", Kind.SPOT, "PAK", 34.1, 71.1),
        ("Spin Boldak", Kind.TOWN, "AFG", 31.0, 66.4),
        ("Mir Ali", Kind.TOWN, "PAK", 33.0, 70.3),
        ("Rafah crossing", Kind.SPOT, "PSE", 31.25, 34.26),
        ("Deir Ezzor", Kind.TOWN, "SYR", 35.3, 40.1),
        ("Deir ez-Zor", Kind.FIRST, "SYR", 35.0, 40.4),
        ("Kursk", Kind.FIRST, "RUS", 51.7, 36.1),
        ("Kyiv", Kind.CAPITAL, "UKR", 50.5, 30.5),
        ("Kiev", Kind.CAPITAL, "UKR", 50.5, 30.5),
        ("Red Sea", Kind.WATER, "", 20.0, 38.0),
        ("Sahel", Kind.REGION, "", 15.0, 5.0),
    ],
)
def test_places_that_news_needs(
    known: Gazetteer, name: str, kind: Kind, country: str, lat: float, lon: float
) -> None:
    found = [c for c in known.find(name_key(name)) if c.kind is kind and c.country == country]
    assert found
    assert min(kilometres(c.lat, c.lon, lat, lon) for c in found) < 60


def test_a_county_is_found_with_and_without_its_word(known: Gazetteer) -> None:
    spelled = {c.number: c.spelling for c in known.find(name_key("Rapides Parish"))}
    bare = {c.number: c.spelling for c in known.find(name_key("Rapides"))}
    shared = set(spelled) & set(bare)
    assert len(shared) == 1
    assert spelled[shared.pop()] is Spelling.NAME


def test_a_town_knows_its_divisions(known: Gazetteer) -> None:
    town = next(c for c in known.find(name_key("Peshawar")) if c.kind is Kind.TOWN)
    assert known.name(town.upper) == "Khyber Pakhtunkhwa"


@pytest.mark.parametrize(
    ("one", "other"), [("St. Louis", "Saint Louis"), ("Bāmyān", "bamyan"), ("Ft. Worth", "Fort Worth")]
)
def test_spellings_with_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_an_unknown_name_has_no_place(known: Gazetteer) -> None:
    assert known.find("vardania") == ()
