"""How are states told: over or not, with or without their deed? And positions, causes, bulk."""

from __future__ import annotations

import pytest

from tests.unit.coding.conftest import claims_of


def states(text):
    return [(c.state.kind, c.state.value, c.factuality) for c in claims_of(text) if c.state is not None]


def kinds(text, kind):
    return [c for c in claims_of(text) if c.claim_kind == kind]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Tovan Resh is a former leader of the Kesh Front.", "former leader"),
        ("Ex-leader Tovan Resh of the Kesh Front met reporters.", "former leader"),
        ("Tovan Resh, then commander of the Ostran Brigade, met reporters.", "former commander"),
        ("Tovan Resh used to lead the Kesh Front.", "former lead"),
        ("The Ostran Brigade, once part of the Kesh Front, left Ostra.", "former part"),
    ],
)
def test_a_state_that_is_over_says_so(text, value):
    assert [found[1] for found in states(text)] == [value]


def test_no_longer_is_over_and_not_so():
    assert states("Kesh is no longer an ally of Vardania.") == [("alliance", "former ally", "CT-")]


@pytest.mark.parametrize(
    ("text", "event", "state"),
    [
        ("Vardania recognised Kesh on 3 May 2029.", "SUPPORT", "recognition"),
        ("Vardania designated the Kesh Front as a terrorist group in 2020.", "SANCTION", "designation"),
        ("The Kesh Front was banned by Vardania in 2021.", "COERCE", "ban"),
        ("Vardania imposed sanctions on Kesh.", "SANCTION", "sanction"),
        ("Vardania signed a truce with the Kesh Front.", "AGREE", "ceasefire"),
        ("The Ostran Brigade pledged allegiance to the Kesh Front.", "SUPPORT", "membership"),
        ("Vardania-backed rebels left Ostra.", "SUPPORT", "alliance"),
    ],
)
def test_a_deed_and_the_state_that_it_opens_are_two_claims(text, event, state):
    claims = claims_of(text)
    assert event in [c.event_type for c in claims if c.claim_kind == "event"]
    assert [c.state.kind for c in claims if c.claim_kind == "state"] == [state]


def test_a_state_that_lasts_takes_the_event_reading_of_its_word():
    claims = claims_of("The Kesh Front is banned in Vardania.")
    assert [(c.claim_kind, c.event_type) for c in claims] == [("state", "COERCE")]


def test_a_state_never_outranks_a_told_event():
    claims = claims_of("Kesh Front leader Tovan Resh met reporters in Ostra.")
    best = max(claims, key=lambda c: c.confidence)
    assert best.claim_kind == "event"


@pytest.mark.parametrize(
    "text",
    [
        "Vardania linked the delay to the Kesh Front.",
        "Tovan Resh is a potential leader of the Kesh Front.",
        "Mira Dalen relied on Tovan Resh for advice.",
        "Mira Dalen sees the Ostran Brigade as terrorists.",
    ],
)
def test_what_somebody_does_or_thinks_is_no_state(text):
    assert states(text) == []


def test_an_office_told_by_the_way_is_not_denied():
    found = states("As commander of the Ostran Brigade, Tovan Resh did not visit Vardania.")
    assert found == [("leadership", "commander", "CT+")]


def test_a_prime_minister_leads():
    assert states("Vardania's prime minister, Mira Dalen, met reporters.") == [
        ("leadership", "prime minister", "CT+")
    ]


def test_a_title_may_go_on_after_of():
    found = [c for c in claims_of("Mira Dalen is Vardania's secretary of state.") if c.state]
    assert [(c.state.value, c.recipients) for c in found] == [("secretary of state", ("Vardania",))]


def test_one_claim_for_one_stated_relation():
    assert len(states("Tovan Resh, the leader of the Kesh Front, praised Vardania.")) == 1


def test_a_promised_recognition_is_not_yet_one():
    claim = kinds("Vardania may recognise Kesh.", "state")[0]
    assert claim.factuality == "PS+"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Vardania is opposed to helping Kesh.", "against"),
        ("Vardania is against the talks with Kesh.", "against"),
        ("Kesh is in favour of talks with Vardania.", "for"),
        ("Vardania is frustrated that Kesh released the fighters.", "dissatisfied"),
        ("Kesh is happy with the visit.", "satisfied"),
        ("Vardania is divided over the talks with Kesh.", "undecided"),
    ],
)
def test_position(text, side):
    assert [c.position.side for c in kinds(text, "position")] == [side]


def test_a_position_that_is_denied():
    assert [c.factuality for c in kinds("Kesh is not in favour of talks with Vardania.", "position")] == [
        "CT-"
    ]


@pytest.mark.parametrize(
    "text", ["Kesh is in the middle of talks with Vardania.", "The house is against the wall of the park."]
)
def test_no_position(text):
    assert kinds(text, "position") == []


@pytest.mark.parametrize(
    "text",
    [
        "Vardania attacked Kesh in retaliation for the raid by the Kesh Front.",
        "The raid by Kesh was a response to the attack by the Kesh Front.",
        "The strikes by Kesh prompted Vardania to arrest the fighters.",
        "Kesh arrested ten men because of the attack by the Kesh Front.",
        "The arrest of Marek Dol sparked protests in Vardania.",
    ],
)
def test_cause_and_effect_are_both_found(text):
    (claim,) = kinds(text, "causal")
    assert claim.causal.relation == "causes"
    assert claim.causal.cause
    assert claim.causal.effect


@pytest.mark.parametrize(
    "text",
    [
        "Vardania attacked Kesh in the raid on Ostra.",
        "Kesh gave a response to the attack by the Kesh Front.",
        "The letter was a response to a question.",
    ],
)
def test_no_cause(text):
    assert kinds(text, "causal") == []


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("The Kesh Front carried out more attacks in 2020 than in 2019.", "trend", "up"),
        ("Clashes between Vardania and Kesh have become less frequent.", "trend", "down"),
        ("Attacks by the Kesh Front are at their highest level in a decade.", "rank", "highest"),
        ("Attacks by the Kesh Front have doubled since 2029.", "trend", "up"),
        ("The Kesh Front carried out 120 attacks in 2029.", "count", "120"),
        ("The army's count of its soldiers killed in the war stood at 6,000.", "count", "6,000"),
    ],
)
def test_aggregate(text, measure, value):
    (claim,) = kinds(text, "aggregate")
    assert (claim.aggregate.measure, claim.aggregate.value) == (measure, value)


@pytest.mark.parametrize(
    "text",
    [
        "The Kesh Front attacked the town more than once.",
        "The Kesh Front is planning more attacks.",
        "The Kesh Front attacked Ostra.",
    ],
)
def test_no_aggregate(text):
    assert kinds(text, "aggregate") == []


@pytest.mark.parametrize(
    "text",
    [
        "The Ardan League welcomed the plan of Kesh president Tovan Resh to leave.",
        "The Ardan League urged Tovan Resh, the president of Kesh, to leave.",
    ],
)
def test_a_title_is_held_whatever_is_only_planned(text):
    (claim,) = [c for c in claims_of(text) if c.state is not None and c.state.kind == "leadership"]
    assert (claim.factuality, claim.modality) == ("CT+", "actual")


def test_an_office_that_is_sought_is_not_held():
    text = "Tovan Resh is running to become president of Kesh."
    assert all(c.factuality == "Uu" for c in claims_of(text) if c.state is not None)


def test_a_crisis_that_is_to_end_there_is():
    (claim,) = [c for c in claims_of("Vardania wants to end the Kesh crisis.") if c.state is not None]
    assert (claim.factuality, claim.modality) == ("CT+", "actual")
