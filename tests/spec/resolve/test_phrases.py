"""Who does a phrase mean that stands alone? One phrase a line, beside what is read from it."""

from __future__ import annotations

import pytest

from blowback.resolve.phrase import resolve_phrase
from blowback.resolve.registry import Registry
from tests.unit.resolve.invented import invented_registry


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The invented world."""
    return invented_registry()


PHRASES = [
    # phrase                                        country  sector  actor
    ("Vardania",                                    "VAR",   None,   "VAR"),
    ("Ostrapol",                                    "OST",   "GOV",  "OST"),
    ("the Ostrean army",                            "OST",   "MIL",  "ost.army"),
    ("an Ostrean army spokesman",                   "OST",   "MIL",  "ost.army"),
    ("the former Ostrean interior minister",        "OST",   "ELI",  "OST.ELI"),
    ("Vardanian rebels",                            "VAR",   "REB",  "VAR.REB"),
    ("police in Ostrapol",                          "OST",   "COP",  "ost.police"),
    ("opposition lawmakers in Vardania",            "VAR",   "LEG",  "VAR.LEG"),
    ("Lunian drug traffickers",                     "LUN",   "CRM",  "LUN.CRM"),
    ("Ostrea's ambassador to Vardania",             "OST",   "GOV",  "ost.government"),
    ("Kesh Front fighters",                         "VAR",   "GOV",  "kesh-front"),
    ("Ostrean-backed Vardanian militiamen",         "VAR",   "PRM",  "VAR.PRM"),
    ("at least nine Vardanian soldiers",            "VAR",   "MIL",  "var.military"),
    ("12 Ostrean lorry drivers",                    "OST",   "LAB",  "OST.LAB"),
    ("two Ostrean electricians",                    "OST",   "CVL",  "OST.CVL"),
    ("two Ostrean loudspeakers",                    "OST",   None,   None),
    ("up to 40 Vardanian soldiers",                 "VAR",   "MIL",  "var.military"),
    ("over a dozen Kesh Front fighters",            "VAR",   "GOV",  "kesh-front"),
    ("about the Ostrean army",                      None,    None,   None),
    ("pro-Ostrean separatists",                     None,    "REB",  None),
    ("several of the largest trade unions in Ostrea", "OST", "LAB",  "OST.LAB"),
    ("the head of Ostrea's Sunrise Party",          "OST",   "OPP",  "sunrise"),
    ("Ostrean parliament speaker",                  "OST",   "LEG",  "OST.LEG"),
    ("president of the university of Ostrapol",     "OST",   "EDU",  "OST.EDU"),
    ("South Asian Ostreans",                        "OST",   None,   None),
    ("troops in Vardania",                          None,    "MIL",  None),
    ("Vardanian government troops",                 "VAR",   "MIL",  "var.military"),
    ("Ostrean opposition leader Ivo Marr",          "OST",   "OPP",  None),
    ("a military court",                            None,    "JUD",  None),
    ("ordinary Ostreans",                           "OST",   "CVL",  "OST.CVL"),
    ("Ostreans",                                    "OST",   None,   None),
    ("Vardanian state television",                  "VAR",   "GOV",  "VAR.MED"),
    ("Ostrea's former regime",                      "OST",   "ELI",  None),
    ("the former government of Ostrea",             "OST",   "ELI",  None),
    ("Muslim community leaders",                    None,    "REL",  None),
    ("a group of men",                              None,    None,   None),
    ("three Ostrean men",                           "OST",   "CVL",  "OST.CVL"),
    ("they",                                        None,    None,   None),
    ("the Lunia Institute of Technology",           "LUN",   "EDU",  "LUN.EDU"),
    ("Marcela Valencia",                            None,    None,   None),
    ("23 soldiers at Tarn Bridge",                  None,    "MIL",  None),
    ("workers in Mara Valencia",                    None,    "LAB",  None),
    ("villagers near Tarn Ford",                    None,    "CVL",  None),
    ("workers from Valencia Port",                  "ESP",   "LAB",  "ESP.LAB"),
    ("villagers in Tarn",                           "FRA",   "CVL",  "FRA.CVL"),
    ("fishermen in the Red Sea",                    None,    "AGR",  None),
    ("farmers in Red Sea State",                    "SDN",   "AGR",  "SDN.AGR"),
    ("the Kehs Front",                              "VAR",   "GOV",  "kesh-front"),
    ("the tall trees",                              None,    None,   None),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "country", "sector", "actor"), PHRASES, ids=[row[0] for row in PHRASES])
def test_a_phrase(
    registry: Registry, phrase: str, country: str | None, sector: str | None, actor: str | None
) -> None:
    found = resolve_phrase(registry, phrase, None, "2024-01-01")
    assert (found.country, found.sector, found.actor) == (country, sector, actor)
    assert found.why or (country, sector, actor) == (None, None, None)


OFFICES = [
    # phrase                                  on            sector  actor
    ("Ana Dravic",                            "2017-05-01", "GOV",  "person.dravic-ana"),
    ("Ana Dravic",                            "2021-05-01", "ELI",  "person.dravic-ana"),
    ("former prime minister Ana Dravic",      "2017-05-01", "ELI",  "person.dravic-ana"),
    ("the Ostrean prime minister",            "2017-05-01", "GOV",  "person.dravic-ana"),
    ("the prime minister of Ostrea",          "2023-05-01", "GOV",  "person.tole-mirza"),
    ("Prime Minister Dravic",                 "2017-05-01", "GOV",  "person.dravic-ana"),
    ("Kasim Sharif ud-Din",                   "2017-05-01", None,   "person.sharifuddin-qasim"),
    ("Kesh Front",                            "2017-05-01", "REB",  "kesh-front"),
    ("Kesh Front",                            "2021-05-01", "GOV",  "kesh-front"),
    ("Kesh Frnot",                            "2017-05-01", "REB",  "kesh-front"),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "on", "sector", "actor"), OFFICES)
def test_offices_and_statuses_hold_on_a_date(
    registry: Registry, phrase: str, on: str, sector: str | None, actor: str
) -> None:
    found = resolve_phrase(registry, phrase, None, on)
    assert (found.sector, found.actor) == (sector, actor)


def test_a_homonym_stays_open_without_context(registry: Registry) -> None:
    found = resolve_phrase(registry, "Lunia")
    assert found.actor is None
    assert found.candidates == ("LUN", "ost.lunia")


def test_a_homonym_is_decided_by_its_context(registry: Registry) -> None:
    found = resolve_phrase(registry, "Lunia", "The Ostrean government sent aid to the province.")
    assert found.actor == "ost.lunia"


def test_a_weak_name_needs_support(registry: Registry) -> None:
    assert resolve_phrase(registry, "Sharif", "Lunia rejected the report.").actor is None
    assert resolve_phrase(registry, "Dravic", None, "2021-05-01").actor is None
    assert resolve_phrase(registry, "Dravic", "Ostrea agreed.", "2021-05-01").actor == "person.dravic-ana"


def test_the_family_name_of_somebody_in_office_is_taken_with_a_low_score(registry: Registry) -> None:
    found = resolve_phrase(registry, "Dravic", None, "2017-05-01")
    assert found.actor == "person.dravic-ana"
    assert found.score < 0.6


def test_a_title_that_the_registry_lacks_outranks_a_former_office(registry: Registry) -> None:
    found = resolve_phrase(registry, "Kesh Front spokeswoman Ana Dravic", None, "2021-05-01")
    assert (found.actor, found.country, found.sector) == ("person.dravic-ana", "VAR", "GOV")


def test_an_acronym_that_nothing_else_bears_is_taken_with_a_low_score(registry: Registry) -> None:
    alone = resolve_phrase(registry, "BSS")
    supported = resolve_phrase(registry, "BSS", "Ostrea rejected the report.")
    assert alone.actor == supported.actor == "border-service"
    assert alone.score < supported.score
    assert resolve_phrase(registry, "BSS", "Vardania rejected the report.").actor is None
