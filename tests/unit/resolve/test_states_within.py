"""A state within the borders of another: whose are its leaders, police and army?"""

from __future__ import annotations

import pytest

from blowback.resolve.phrase import resolve_phrase
from tests.unit.resolve.invented import invented_registry

INNER = [
    {"id": "north-ostrea", "name": "North Ostrea", "kind": "state", "country": "OST", "sector": "GOV",
     "adjectives": ["Tolmish Ostrean"], "source": "invented"},
    {"id": "north-ostrea.government", "name": "North Ostrean government", "kind": "government_body",
     "country": "OST", "sector": "GOV", "part_of": [{"parent": "north-ostrea", "kind": "organ"}],
     "source": "invented"},
]  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "actor"),
    [
        ("the Tolmish Ostrean authorities", "north-ostrea.government"),
        ("authorities in North Ostrea", "north-ostrea.government"),
        ("the government of North Ostrea", "north-ostrea.government"),
        ("the prime minister of North Ostrea", "north-ostrea.government"),
        ("North Ostrea rebels", "north-ostrea.REB"),
        ("the Ostrean government", "ost.government"),
    ],
)
def test_whose_body_it_is(phrase: str, actor: str) -> None:
    registry = invented_registry().extend(INNER)
    assert resolve_phrase(registry, phrase, None, "2020-01-01").actor == actor
