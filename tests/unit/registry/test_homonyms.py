"""Names that several bear, in the registry that ships: whom they mean by context and date, or nobody."""

from __future__ import annotations

import pytest

from blowback.resolve.phrase import resolve_phrase
from blowback.resolve.registry import Registry, load


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The registry that ships."""
    return load()


COALITION, SIRAJUDDIN = "coalition-afghanistan-2001", "person.haqqani-sirajuddin"

APART = [
    # phrase                              context                   on            actor
    ("Sirajuddin Haqqani",                None,                     "2022-01-01", SIRAJUDDIN),
    ("the Haqqani network",               None,                     "2022-01-01", "haqqani-network"),
    ("Husain Haqqani",                    None,                     "2010-01-01", "person.haqqani-husain"),
    ("Tehreek-e-Taliban",                 None,                     "2022-01-01", "ttp"),
    ("Tehreek-e-Taliban Pakistan",        None,                     "2022-01-01", "ttp"),
    ("Tehreek-e-Insaf",                   None,                     "2022-01-01", "pti"),
    ("Pakistan Tehreek-e-Insaf",          None,                     "2022-01-01", "pti"),
    ("the Afghan Taliban",                None,                     "2022-01-01", "taliban"),
    ("the Pakistani Taliban",             None,                     "2022-01-01", "ttp"),
    ("Congo-Brazzaville",                 None,                     "2022-01-01", "COG"),
    ("Republic of the Congo",             None,                     "2022-01-01", "COG"),
    ("Democratic Republic of the Congo",  None,                     "2022-01-01", "COD"),
    ("DR Congo",                          None,                     "2022-01-01", "COD"),
    ("Georgia",                           "Tbilisi and the Kremlin", "2022-01-01", "GEO"),
    ("North Korea",                       None,                     "2022-01-01", "PRK"),
    ("South Korea",                       None,                     "2022-01-01", "KOR"),
    ("DPRK",                              None,                     "2022-01-01", "PRK"),
    ("Republic of Korea",                 None,                     "2022-01-01", "KOR"),
    ("US-led forces",                     None,                     "2002-06-01", COALITION),
    ("US-led forces",                     "a village in Iraq",      "2006-06-01", "coalition-iraq-2003"),
    ("US-led forces",                     "a village in Afghanistan", "2006-06-01", COALITION),
    ("US-led forces",                     None,                     "2006-06-01", None),
    ("US-led forces",                     None,                     "2016-06-01", "coalition-inherent"),
    ("US-led forces",                     "a village in Iraq",      "2016-06-01", "coalition-inherent"),
    ("US-led forces",                     "the Taliban in Afghanistan", "2023-06-01", COALITION),
    ("US-led forces",                     None,                     None,         None),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "context", "on", "actor"), APART)
def test_one_name_is_one_actor_by_context_and_date(
    registry: Registry, phrase: str, context: str | None, on: str | None, actor: str | None
) -> None:
    found = resolve_phrase(registry, phrase, context, on)
    assert found.actor == actor
    assert actor is not None or len(found.candidates) > 1
