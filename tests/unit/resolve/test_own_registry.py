"""A user's own actors: what files hold, what they clash with, what the registry is with them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from blowback.errors import EnvironmentProblem, InputError
from blowback.resolve.own.showing import known
from blowback.resolve.own.store import Imported, kept_rows, rows_of, take_in, with_own, write
from blowback.resolve.phrase import resolve_phrase
from blowback.resolve.registry import Registry
from blowback.vocab.actors import Sector

Take = Callable[..., Imported]

YAML = """
country: OST
source: field notes
actors:
- id: red-hills
  name: Red Hills Militia
  kind: armed_group
  sector: PRM
  names: [RHM]
  existed: {from: 2019}
- name: Dawn Column
  kind: faction
  part_of: [{parent: red-hills, kind: faction, from: 2020-02}]
- name: Sela Orun
  kind: person
  roles: [{title: commander, organization: red-hills, from: 2019, to: 2024-05-01}]
"""


@pytest.fixture
def take(tmp_path: Path, registry: Registry) -> Take:
    """Imports texts, given by file name, on top of what an import before gave."""

    def imported(files: dict[str, str], before: Imported | None = None) -> Imported:
        paths = []
        for name, text in files.items():
            paths.append(tmp_path / name)
            paths[-1].write_text(text, "utf-8")
        return take_in(paths, before.rows if before else (), registry)

    return imported


def said(done: Imported) -> list[tuple[str, str, bool]]:
    return [(issue.kind, issue.row, issue.set_aside) for issue in done.issues]


# --- what files hold ------------------------------------------------------------------------------


def test_yaml_with_defaults(take: Take, registry: Registry) -> None:
    done = take({"own.yaml": YAML})
    assert done.issues == ()
    assert [row.id for row in done.rows] == ["own.dawn-column", "own.sela-orun", "red-hills"]
    assert {row.source for row in done.rows} == {"field notes"}
    whole = with_own(registry, done.rows)
    assert whole.version != registry.version
    assert resolve_phrase(whole, "the RHM").actor == "red-hills"
    assert resolve_phrase(whole, "the Red Hills Militia").sector is Sector.PRM
    assert [part.parent for part in whole.part_of("own.dawn-column")] == ["red-hills"]
    assert whole.holders("red-hills", "commander", "2020-01-01") == ("own.sela-orun",)


def test_a_table_joins_the_lines_of_one_actor(take: Take) -> None:
    done = take(
        {
            "own.csv": "id,name,kind,country,names,parent,parent_kind,title,organization,role_from,role_to\n"
            "rhm,Red Hills Militia,armed_group,OST,RHM;Red Hill men,,,,,,\n"
            "so,Sela Orun,person,,,,,commander,rhm,2019,2020\n"
            "so,Sela Orun,person,,,,,chief of staff,rhm,2020,\n"
            "dc,Dawn Column,faction,OST,,rhm,faction,,,,\n"
        }
    )
    assert done.issues == ()
    column, militia, person = done.rows
    assert militia.names == ("RHM", "Red Hill men")
    assert [role.title for role in person.roles] == ["commander", "chief of staff"]
    assert column.part_of[0].parent == "rhm"


def test_entities_of_follow_the_money(take: Take, tmp_path: Path) -> None:
    entities = [
        {"id": "o1", "schema": "Organization",
         "properties": {"name": ["Red Hills Militia"], "alias": ["RHM"], "topics": ["crime.terror"]}},
        {"id": "c1", "schema": "Company", "properties": {"name": ["Orun Haulage"], "country": ["fj"]}},
        {"id": "p1", "schema": "Person", "properties": {"name": ["Sela Orun"], "position": ["Haulier"]}},
        {"id": "e1", "schema": "Directorship", "properties": {
            "director": ["p1"], "organization": ["c1"], "role": ["director"],
            "startDate": ["2019-05-01T00:00"]}},
        {"id": "e2", "schema": "Membership", "properties": {"member": ["c1"], "organization": ["o1"]}},
        {"id": "e3", "schema": "Payment", "properties": {"payer": ["c1"]}},
    ]  # fmt: skip
    known_states = Registry([]).extend([{"id": "FJI", "name": "Fiji", "kind": "state", "country": "FJI"}])
    without = take({"own.jsonl": "\n".join(map(json.dumps, entities))})
    assert without.issues[0].kind == "unknown_country"
    done = take_in([tmp_path / "own.jsonl"], (), known_states)
    assert done.issues == ()
    company, militia, person = done.rows
    assert (militia.kind, militia.sector, militia.names) == ("armed_group", "REB", ("RHM",))
    assert (company.country, company.part_of[0].parent) == ("FJI", "ftm.o1")
    assert [(r.title, r.organization, r.start) for r in person.roles] == [
        ("Haulier", None, None),
        ("director", "ftm.c1", "2019-05-01"),
    ]


# --- clashes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("{name: A B, kind: party, colour: red}", "malformed"),
        ("{name: A B, kind: partie}", "malformed"),
        ("{name: '', kind: party}", "malformed"),
        ("{name: '=A1+B1', kind: party}", "malformed"),
        ("{name: 'A\\u202eB', kind: party}".replace("'", '"'), "malformed"),
        ("{id: x.abc, name: A B, kind: party}", "malformed"),
        ("{name: A B, kind: party, existed: {from: spring}}", "malformed"),
        ("{name: A B, kind: party, existed: {from: 2021-02-31}}", "malformed"),
        ("{name: A B, kind: party, existed: {from: 2022, to: 2021}}", "dates"),
        ("{name: A B, kind: party, part_of: [{parent: nobody, kind: member}]}", "unknown_parent"),
        ("{name: A B, kind: party, relations: [{kind: split, other: nobody}]}", "unknown_other"),
        ("{name: A B, kind: party, country: NOW}", "unknown_country"),
        ("{id: q, name: A B, kind: party, part_of: [{parent: q, kind: member}]}", "cycle"),
        ("{id: kesh-front, name: Kesh Front, kind: party}", "differs"),
    ],
)
def test_a_row_that_cannot_stand_is_set_aside_with_what_to_do(take: Take, row: str, kind: str) -> None:
    done = take({"own.yaml": f"- {{id: good, name: Good One, kind: party}}\n- {row}\n"})
    assert said(done) == [(kind, "line 2", True)]
    assert done.issues[0].file == "own.yaml"
    assert done.issues[0].todo
    assert [row.id for row in done.rows] == ["good"]


def test_what_rests_on_a_row_that_is_set_aside_is_set_aside_too(take: Take) -> None:
    done = take(
        {
            "own.yaml": "- {id: a, name: A One, kind: party, part_of: [{parent: b, kind: member}]}\n"
            "- {id: b, name: B One, kind: party, part_of: [{parent: c, kind: member}]}\n"
        }
    )
    assert [(issue.kind, issue.id) for issue in done.issues] == [
        ("unknown_parent", "b"),
        ("unknown_parent", "a"),
    ]
    assert done.rows == ()


def test_one_id_with_other_facts(take: Take) -> None:
    done = take(
        {
            "one.yaml": "- {id: a, name: A One, kind: party}\n",
            "two.yaml": "- {id: a, name: A Two, kind: party}\n- {id: b, name: B One, kind: party}\n",
        }
    )
    assert said(done) == [("same_id", "line 1", True)]
    assert "one.yaml, line 1" in done.issues[0].detail
    assert [row.name for row in done.rows] == ["A One", "B One"]


def test_a_name_of_somebody_else_needs_support_until_it_is_said_whom_it_means(
    take: Take, registry: Registry
) -> None:
    row = "id: other, name: Kesh Front, kind: party, country: OST"
    done = take({"own.yaml": f"- {{{row}}}\n"})
    assert said(done) == [("same_name", "line 1", False)]
    assert resolve_phrase(with_own(registry, done.rows), "the Kesh Front").actor == "kesh-front"
    first = take({"own.yaml": f"- {{{row}, outranks: true}}\n"})
    assert resolve_phrase(with_own(registry, first.rows), "the Kesh Front").actor == "other"


def test_a_known_actor_is_completed(take: Take, registry: Registry) -> None:
    done = take({"own.yaml": "- {id: kesh-front, name: Kesh Front, kind: armed_group, names: [Keshfolk]}\n"})
    assert done.issues == ()
    whole = with_own(registry, done.rows)
    assert resolve_phrase(whole, "the Keshfolk").actor == "kesh-front"
    assert whole.entries["kesh-front"].status == registry.entries["kesh-front"].status


def test_dates_of_an_office_that_contradict_what_is_known(take: Take, registry: Registry) -> None:
    text = (
        "- {{id: person.dravic-ana, name: Ana Dravic, kind: person, roles: "
        "[{{title: prime minister, organization: ost.government, from: {start}, to: 2019-01}}]{more}}}\n"
    )
    finer = take({"own.yaml": text.format(start="2016", more="")})
    assert finer.issues == ()
    other = take({"own.yaml": text.format(start="2015-06-01", more="")})
    assert said(other) == [("dates_contradict", "line 1", True)]
    outranking = take({"own.yaml": text.format(start="2015-06-01", more=", outranks: true")})
    whole = with_own(registry, outranking.rows)
    assert whole.holders("ost.government", "prime minister", "2015-12-01") == ("person.dravic-ana",)


def test_overlapping_terms_are_said_and_kept(take: Take) -> None:
    done = take(
        {
            "own.yaml": "- {id: o, name: O Body, kind: party}\n"
            "- {name: Sela Orun, kind: person, roles: [{title: head, organization: o, from: 2019}]}\n"
            "- {name: Tarn Oss, kind: person, roles: [{title: head, organization: o, from: 2020}]}\n"
            "- {id: p, name: P Body, kind: party, part_of: "
            "[{parent: o, kind: member, from: 2019}, {parent: o, kind: member, from: 2020}]}\n"
        }
    )
    assert said(done) == [("dates_overlap", "line 4", False), ("same_office", "line 3", False)]
    assert len(done.rows) == 4


# --- files that are none, and files again ---------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.yaml", 'a: &a ["x"]\nactors: [*a]\n', "no aliases"),
        ("a.yaml", "[" * 100_000, "nested deeper"),
        ("a.yaml", "- {name: A, name: B}", "stands twice"),
        ("a.yaml", "actors: []\ncolour: red\n", "found 'colour'"),
        ("a.yaml", "- !!python/object/apply:os.getcwd []\n", "a row of fields"),
        ("a.jsonl", '{"id":"a","schema":"Person","properties":{"name":[' + "[" * 200_000, "entities"),
        ("a.csv", "name,colour\nA,red\n", "colour"),
        ("a.csv", 'name,kind\n"A,party\n', "expected a table"),
        ("a.txt", "A", "found '.txt'"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_what_was_there(
    take: Take, name: str, text: str, says: str
) -> None:
    before = take({name: "name,kind\nGood One,party\n"}) if name == "a.csv" else None
    done = take({name: text}, before)
    assert said(done) == [("unreadable", "", True)]
    assert says in done.issues[0].detail
    assert done.rows == (before.rows if before else ())
    assert not done.changed


def test_again_changes_nothing_and_a_changed_file_gives_way(take: Take) -> None:
    done = take({"own.yaml": YAML, "more.yaml": "- {name: Good One, kind: party}\n"})
    again = take({"own.yaml": YAML}, done)
    assert (again.rows, again.changed, again.issues) == (done.rows, False, ())
    less = take({"own.yaml": "- {id: red-hills, name: Red Hills Militia, kind: armed_group}\n"}, done)
    assert less.changed
    assert [row.id for row in less.rows] == ["own.good-one", "red-hills"]
    assert [(issue.kind, issue.id) for issue in less.issues] == [
        ("gone", "own.dawn-column"),
        ("gone", "own.sela-orun"),
    ]


def test_the_file_is_whole_or_as_it_was(take: Take, tmp_path: Path) -> None:
    target = tmp_path / "kept" / "own.json"
    done = take({"own.yaml": YAML})
    write(target, done.rows)
    assert kept_rows(target) == done.rows
    assert target.stat().st_mode & 0o077 == 0
    with pytest.raises(EnvironmentProblem, match="as it was"):
        write(target / "within", done.rows)
    assert [path.name for path in target.parent.iterdir()] == ["own.json"]


@pytest.mark.parametrize("text", ["", "{}", '{"schema":"other/1","actors":[]}', '{"schema":1}'])
def test_a_registry_file_that_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.json"
    path.write_text(text)
    with pytest.raises(InputError, match="import the files again"):
        rows_of(path)


def test_the_usual_file_is_taken_where_it_is_there(
    take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert rows_of(None) == ()
    done = take({"own.yaml": YAML})
    write(Path("blowback-registry.json"), done.rows)
    assert rows_of(None) == done.rows
    with pytest.raises(InputError, match="blowback registry import"):
        rows_of(Path("elsewhere.json"))


def test_what_is_known_is_shown(take: Take, registry: Registry) -> None:
    whole = with_own(registry, take({"own.yaml": YAML}).rows)
    found: tuple[dict[str, Any], ...] = known(whole, "the Red Hills Militia")
    assert [(each["id"], each["source"], each["existed"]) for each in found] == [
        ("red-hills", "field notes", {"from": "2019", "to": None, "known_from": None})
    ]
    assert [part["name"] for part in found[0]["counts_for_it"]] == ["Dawn Column", "Sela Orun"]
    assert known(whole, "red-hills") == found
    assert known(whole, "Nobody Known") == ()
