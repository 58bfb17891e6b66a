"""Is the compiled registry what the sources give, and does it hold what the rest relies on?"""

from __future__ import annotations

import itertools
from typing import Any

import build
import checks
import pycountry
import pytest
from rows import Problems

Rows = dict[str, dict[str, Any]]


def names_of(row: dict[str, Any]) -> set[str]:
    return {checks.fold(name) for field in ("names", "weak", "metonyms") for name in row.get(field, ())} | {
        checks.fold(row["name"])
    }


def in_force(facts: list[dict[str, Any]], on: str) -> list[dict[str, Any]]:
    return [f for f in facts if f.get("from", "") <= on and on < f.get("to", "9999")]


def test_the_compiled_file_equals_a_fresh_build() -> None:
    text, _, problems = build.compile_registry()
    assert problems == []
    assert build.TARGET.read_text("utf-8") == text
    assert build.compile_registry()[0] == text
    assert len(text.encode()) < 8_000_000


def test_the_page_counts_what_the_registry_holds() -> None:
    from counts import page

    text = (build.HERE.parent / "docs" / "explanation" / "registry.md").read_text("utf-8")
    assert page(text) == text, "run: python registry/counts.py docs/explanation/registry.md"


def test_no_row_claims_a_record_that_was_not_read(rows: Rows) -> None:
    wide = [row["id"] for row in rows.values() if row["source"].startswith("Public record: official lists")]
    assert wide == []


def test_every_row_says_where_it_is_from(rows: Rows) -> None:
    assert [row["id"] for row in rows.values() if not row.get("source")] == []


def test_every_sovereign_state_has_a_row_with_a_capital_and_its_organs(
    rows: Rows, document: dict[str, Any]
) -> None:
    uninhabited = {"ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"}
    dependencies = {
        "ALA",
        "BES",
        "BLM",
        "CCK",
        "CXR",
        "GGY",
        "IMN",
        "JEY",
        "MAF",
        "NFK",
        "PCN",
        "SJM",
        "SPM",
        "TKL",
    }
    for country in pycountry.countries:
        if country.alpha_3 in uninhabited | dependencies:
            continue
        state = rows[country.alpha_3]
        assert state["kind"] == "state"
        assert state["capital"]["name"], country.alpha_3
        for organ in document["organs"]:
            assert f"{country.alpha_3.lower()}.{organ['suffix']}" in rows


def test_every_organ_leads_to_its_state(rows: Rows) -> None:
    for row in rows.values():
        if not row.get("generated") or row["kind"] == "population":
            continue
        actor = row["id"]
        for _ in range(4):
            if rows[actor]["kind"] == "state":
                break
            actor = rows[actor]["part_of"][0]["parent"]
        assert rows[actor]["kind"] == "state", row["id"]


def test_the_afghan_and_the_pakistani_taliban_share_no_name(rows: Rows) -> None:
    assert names_of(rows["taliban"]) & names_of(rows["ttp"]) == set()
    assert "ttp" in names_of(rows["ttp"])
    (offshoot, *_) = rows["ttp"]["relations"]
    assert (offshoot["kind"], offshoot["other"], offshoot["from"]) == ("offshoot", "taliban", "2007-12-14")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("person.haqqani-sirajuddin", "person.haqqani-husain"),
        ("ttp", "pti"),
        ("KOR", "PRK"),
        ("SDN", "SSD"),
        ("NGA", "NER"),
        ("pak.isi", "isi-iraq"),
        ("TKM", "TUR"),
    ],
)
def test_homonyms_are_kept_apart(rows: Rows, one: str, other: str) -> None:
    strong = [
        names_of(rows[actor]) - {checks.fold(n) for n in rows[actor].get("weak", ())}
        for actor in (one, other)
    ]
    assert strong[0] & strong[1] == set()


@pytest.mark.parametrize(
    ("on", "sector"),
    [
        ("1999-01-01", "GOV"),
        ("2015-01-01", "REB"),
        ("2021-08-14", "REB"),
        ("2021-08-15", "GOV"),
        ("2023-06-01", "GOV"),
    ],
)
def test_the_status_of_the_taliban_follows_time(rows: Rows, on: str, sector: str) -> None:
    (status,) = in_force(rows["taliban"]["status"], on)
    assert status["sector"] == sector
    assert status.get("of") == ("AFG" if sector == "GOV" else None)


def test_the_former_republic_is_no_organ_of_the_state(rows: Rows) -> None:
    (status,) = in_force(rows["afg.former-republic"]["status"], "2023-06-01")
    assert status["sector"] == "ELI"
    envoy = rows["person.mamundzay-farid"]
    assert all(rows[link["parent"]]["sector"] == "ELI" for link in envoy["part_of"])


def test_an_office_has_an_interval(rows: Rows) -> None:
    roles = rows["person.hameed-faiz"]["roles"]
    assert [(role["organization"], role["from"], role["to"]) for role in roles] == [
        ("pak.isi", "2019-06-16", "2021-11-20")
    ]


def test_heads_of_state_do_not_overlap_in_the_office_of_president_of_the_united_states(rows: Rows) -> None:
    terms = sorted(
        (role["from"], role.get("to", "9999"))
        for row in rows.values()
        for role in row.get("roles", ())
        if role["organization"] == "usa.presidency" and role["title"] == "President"
    )
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(terms))


def test_what_is_dated_says_since_when_it_is_known(rows: Rows) -> None:
    for row in rows.values():
        for field in ("part_of", "relations", "status", "roles", "designations"):
            assert all(fact["known_from"] for fact in row.get(field, ()) if fact.get("from"))


def test_a_wrong_row_is_named_with_its_file() -> None:
    problems = Problems()
    wrong = {
        "id": "kesh-front",
        "name": "Kesh Front",
        "kind": "army",
        "source": "invented",
        "where": "invented.yaml",
    }
    checks.check([wrong], problems)
    assert len(problems) == 1
    assert problems[0].startswith("invented.yaml: kesh-front: ")


def test_two_unrelated_rows_of_one_name_need_a_rule() -> None:
    def row(actor: str) -> dict[str, Any]:
        return {"id": actor, "name": "Kesh Front", "names": [], "weak": [], "metonyms": []}

    problems = Problems()
    checks.check_clashes([row("kesh-vardania"), row("kesh-ostland")], [], problems)
    assert problems == ["clash: 'kesh front' names kesh-ostland, kesh-vardania"]
    ruled = Problems()
    rule = {"name": "Kesh Front", "actors": ["kesh-vardania", "kesh-ostland"], "default": None}
    checks.check_clashes([row("kesh-vardania"), row("kesh-ostland")], [rule], ruled)
    assert ruled == []


def test_a_people_is_neither_its_state_nor_an_organ_of_it(rows: Rows) -> None:
    people = rows["syr.people"]
    assert (people["name"], people["kind"], people["country"]) == ("Syrians", "population", "SYR")
    assert "part_of" not in people
