"""Who backs, arms or leads whom, in the words that news has for it."""

from __future__ import annotations

from functools import cache

import pytest

from blowback.pipeline import Reader
from blowback.records import Annotation, Article, Published
from blowback.vocab.documents import DateBasis
from tests.unit.resolve.invented import invented_registry

PUBLISHED = Published(start="2022-06-10T00:00:00Z", end="2022-06-11T00:00:00Z", basis=DateBasis.GIVEN)


@cache
def reader() -> Reader:
    """A reader that knows only the invented world."""
    return Reader(invented_registry())


def read(text: str) -> Annotation:
    return reader().read(Article(id="t", text=text, sha256="0", published_at=PUBLISHED))[0]


def told(text: str) -> set[tuple[str, str, str]]:
    """Each claim as what it tells, with its first actor and recipient."""
    found = set()
    for claim in read(text).claims:
        sides = [
            next((p.name for p in claim.participants if p.role == role), "")
            for role in ("actor", "recipient")
        ]
        what = claim.state.kind if claim.state is not None else claim.mode or claim.event_type
        found.add((str(what), *sides))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "The Ostrea-backed Kesh Front shelled a village.",
        "The Ostrea-backed Kesh Front fighters shelled a village.",
        "On Monday Ostrean-backed Kesh Front fighters shelled a village.",
        "The Kesh Front, which is backed by Ostrea, shelled a village.",
    ],
)
def test_backed_in_one_word(text: str) -> None:
    assert any(row[:2] == ("SUPPORT", "Ostrea") and "Kesh Front" in row[2] for row in told(text))


def test_where_the_backed_do_something_is_not_where_they_are_backed() -> None:
    backing = [c for c in read("The Ostrea-backed Kesh Front shelled Khartoum.").claims if c.backing]
    assert [c.place for c in backing] == [None]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Ostrea sent weapons to help the Kesh Front.", "sent"),
        ("Ostrea sent troops across the border to support the Kesh Front.", "sent"),
        ("Vardania accused Ostrea of sending weapons to back the Kesh Front.", "sending"),
    ],
)
def test_what_is_sent_to_help_somebody_is_sent_to_him(text: str, trigger: str) -> None:
    found = [c for c in read(text).claims if text[slice(*c.trigger)] == trigger]
    assert [p.name for c in found for p in c.participants if p.role == "recipient"] == ["Kesh Front"]


def test_what_is_not_sent_to_help_has_no_such_recipient() -> None:
    text = "Ostrea sent weapons to Vardania, which had promised not to help the Kesh Front."
    found = [c for c in read(text).claims if text[slice(*c.trigger)] == "sent"]
    assert [p.name for c in found for p in c.participants if p.role == "recipient"] == ["Vardania"]


@pytest.mark.parametrize(
    "text",
    [
        "Ostrea controls the Kesh Front.",
        "The Kesh Front is controlled by Ostrea.",
        "Ostrea has de facto control over the Kesh Front.",
        "Ostrea has control over the operations of the Kesh Front.",
    ],
)
def test_a_group_that_is_controlled_depends_on_who_controls_it(text: str) -> None:
    assert told(text) == {("dependence", "Kesh Front", "Ostrea")}


def test_a_town_that_is_controlled_depends_on_nobody() -> None:
    assert {row[0] for row in told("The Kesh Front controls the town of Khartoum.")} == {"leadership"}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Ostrea's proxy, the Kesh Front, attacked a convoy.", "Kesh Front"),
        ("Ostrea's ally Kesh Front fired rockets at a convoy.", "Kesh Front"),
        ("Ostrea's army attacked a convoy.", "Ostrean army"),
    ],
)
def test_the_deed_is_that_of_whoever_is_named_beside(text: str, doer: str) -> None:
    deeds = [c for c in read(text).claims if c.event_type == "ASSAULT"]
    assert [[p.name for p in c.participants if p.role == "actor"] for c in deeds] == [[doer]]


def test_a_denial_of_two_known_bodies_stands_whatever_else_the_words_may_mean() -> None:
    found = [c for c in read("Ostrea denies backing the Kesh Front.").claims if c.backing]
    assert [(c.factuality, c.backing.phase) for c in found if c.backing] == [("CT-", "refused")]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ('"Ostrea has attacked us," Vardanian Foreign Minister Ilan Torr said.', "Vardania"),
        ('"Ostrea has attacked our country," Vardanian Foreign Minister Ilan Torr said.', "Vardania"),
        ('"Ostrea has attacked us," said Mara Dell, a teacher.', "us"),
    ],
)
def test_an_office_speaks_for_those_who_gave_it(text: str, side: str) -> None:
    found = next(c for c in read(text).claims if c.event_type == "ASSAULT")
    assert [p.name for p in found.participants if p.role == "recipient"] == [side]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Vardania said 13 of its soldiers had been killed.", {"Vardanian military"}),
        ("Vardania said three of its police officers were wounded.", {"Vardania"}),
    ],
)
def test_some_of_a_body_are_its_own(text: str, recipients: set[str]) -> None:
    found = next(c for c in read(text).claims if c.event_type == "ASSAULT")
    assert {p.name for p in found.participants if p.role == "recipient"} == recipients


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Protesters attacked the embassies of Ostrea and Vardania.", {"Ostrea", "Vardania"}),
        ("Vardania imposed sanctions on the Kesh Front and on Ostrea.", {"Kesh Front", "Ostrea"}),
    ],
)
def test_all_that_are_named_are_struck(text: str, recipients: set[str]) -> None:
    found = next(c for c in read(text).claims if c.claim_kind == "event")
    names = {p.name for p in found.participants if p.role == "recipient"}
    assert all(any(each in name for name in names) for each in recipients)


def test_whose_an_embassy_or_an_attack_is_says_not_where() -> None:
    text = "Protesters attacked the embassies of Ostrea and Sudan. Sudan's support for the Kesh Front grew."
    assert [c.place for c in read(text).claims] == [None] * len(read(text).claims)


@pytest.mark.parametrize(
    "text",
    [
        "Ostrea had been due to host direct talks between Vardania and the Kesh Front.",
        "Ostrea is due to host talks with Vardania on Friday.",
    ],
)
def test_what_was_due_has_not_happened(text: str) -> None:
    found = [c for c in read(text).claims if c.event_type == "CONSULT"]
    assert {c.factuality for c in found} == {"Uu"}


def test_deaths_that_are_due_to_attacks_tell_of_attacks() -> None:
    found = [c for c in read("The deaths were due to rebel attacks on the camp.").claims if c.event_type]
    assert {c.factuality for c in found} == {"CT+"}


def test_the_year_of_a_massacre_counts_nobody() -> None:
    found = read("The Kesh Front took part in the 1994 massacre.").claims
    assert [c.quantities for c in found] == [()]


def test_a_captured_town_is_seized_and_no_prisoner() -> None:
    assert ("seize", "Kesh Front", "Khartoum") in told("The Kesh Front captured Khartoum.")


def test_troops_sent_into_a_place_are_no_help() -> None:
    found = read("Ostrea sent troops backed by artillery into the enclave on Tuesday.").claims
    assert [(c.event_type, c.backing) for c in found] == [("MOBILIZE", None)]


def test_what_is_frozen_beside_it_ends_no_help() -> None:
    text = "Ostrea froze its part in the pact and sent aid to Vardania."
    assert [c.backing.phase for c in read(text).claims if c.backing] == ["given"]


def test_which_is_no_person() -> None:
    text = "The Sunrise Party of Prime Minister Ana Dravic, which is recognised by Vardania, met in Ostrapol."
    found = next(c for c in read(text).claims if text[slice(*c.trigger)] == "recognised")
    assert [p.name for p in found.participants if p.role == "recipient"] == ["Sunrise Party"]


def test_ethnic_authorities_are_not_those_of_the_state() -> None:
    actors = {m.text: m.actor for m in read("The ethnic Ostrean authorities met the police.").mentions}
    assert actors["The ethnic Ostrean authorities"] is None


def test_who_would_not_hesitate_has_decided() -> None:
    found = read("Ana Dravic said Ostrea would not hesitate to order an attack.").claims
    assert [c for c in found if c.position is not None] == []


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        # the same word said again is the same, whoever was named between
        (
            "The army fought hill rebels. The Kesh Front sent its fighters home. The rebels took a town.",
            "The rebels",
            None,
        ),
        ("The Kesh Front sent its fighters home. The rebels took a town.", "The rebels", "kesh-front"),
    ],
)
def test_the_rebels_are_those_who_were_called_so(text: str, phrase: str, actor: str | None) -> None:
    assert {m.text: m.actor for m in read(text).mentions}[phrase] == actor


def test_an_army_that_somebody_speaks_of_is_not_his_own() -> None:
    text = "The Hill Army said on Monday that the army had bombed two villages in Vardania."
    by_text = {m.text: m for m in read(text).mentions}
    assert by_text["the army"].chain != by_text["Hill Army"].chain
