"""What claims does a text make, beyond plain events?"""

from __future__ import annotations

import pytest

from blowback.vocab.claims import ClaimKind, Role
from tests.unit.coding.conftest import claims_of, one


def test_a_demand_and_what_is_demanded_are_two_claims() -> None:
    text = "Vardania urged Kesh to train the fighters of the Ostran Brigade."
    claims = claims_of(text)
    outer, inner = one(claims, "urged", text), one(claims, "train", text)
    assert outer.event_type == "REQUEST"
    assert outer.modality == "actual"
    assert (outer.actors, outer.recipients) == (("Vardania",), ("Kesh",))
    assert inner.event_type == "AID"
    assert (inner.factuality, inner.modality) == ("Uu", "requested")
    assert inner.content_of == outer.id
    assert inner.actors == ("Kesh",)
    assert outer.expectation is not None
    assert (outer.expectation.kind, outer.expectation.content) == ("demanded", inner.id)


def test_an_accusation_is_alleged() -> None:
    text = "Vardania accused Kesh of arming the Ostran Brigade."
    claims = claims_of(text)
    outer, inner = one(claims, "accused", text), one(claims, "arming", text)
    assert outer.speaker.kind == "outlet"
    assert inner.responsibility == "alleged"
    assert inner.content_of == outer.id
    assert inner.backing is not None
    assert inner.backing.kind == "weapons"


def test_expected_help_is_no_help() -> None:
    text = "Vardania expected the Kesh Front to help subdue the Ostran Brigade."
    claim = one(claims_of(text), "help", text)
    assert (claim.factuality, claim.modality) == ("Uu", "expected")
    assert claim.expectation is not None
    assert (claim.expectation.holder, claim.expectation.of) == ("Vardania", "Kesh Front")


def test_withheld_recognition_is_a_state_that_is_not_so() -> None:
    text = "Kesh has not recognized Vardania."
    claim = one(claims_of(text), "recognized", text)
    assert claim.claim_kind is ClaimKind.STATE
    assert claim.state is not None
    assert claim.state.kind == "recognition"
    assert claim.factuality == "CT-"


def test_relations_that_worsen_are_a_state_of_both() -> None:
    text = "Relations between Vardania and the Kesh Front have deteriorated."
    claim = one(claims_of(text), "deteriorated", text)
    assert claim.state is not None
    assert (claim.state.kind, claim.state.value) == ("relations", "worsened")
    assert set(claim.actors) == {"Vardania", "Kesh Front"}


def test_a_rank_of_many_attacks_is_an_aggregate() -> None:
    text = "The Kesh Front carried out the most attacks on Vardania since 2018."
    claim = one(claims_of(text), "attacks", text)
    assert claim.claim_kind is ClaimKind.AGGREGATE
    assert claim.event_type == "ASSAULT"
    assert claim.aggregate is not None
    assert claim.aggregate.compared_to == "since 2018"


def test_joining_is_membership_and_fighters_when_a_groups_men_do() -> None:
    text = "Hundreds of Ostran Brigade fighters have joined the Kesh Front."
    claim = one(claims_of(text), "joined", text)
    assert claim.backing is not None
    assert claim.backing.kind == "fighters"
    assert [(q.low, q.high) for q in claim.quantities] == [(200, None)]


def test_prisoners_set_free_are_backing() -> None:
    text = "Hundreds of Kesh Front fighters were released from prison by Vardania."
    claim = one(claims_of(text), "released", text)
    assert (claim.event_type, claim.mode) == ("RETREAT", "release")
    assert claim.actors == ("Vardania",)
    assert claim.backing is not None
    assert claim.backing.kind == "prisoners"


def test_means_keep_their_owner() -> None:
    text = "Fighters of the Kesh Front brought weapons that Vardania left behind."
    claim = one(claims_of(text), "brought", text)
    assert [p.name for p in claim.participants if p.role == "instrument_owner"] == ["Vardania"]


def test_support_taken_for_granted_is_certain() -> None:
    text = "Kesh hopes to reap the rewards of its covert support for the Ostran Brigade."
    claim = one(claims_of(text), "support", text)
    assert claim.factuality == "CT+"
    assert claim.backing is not None
    assert claim.backing.covert is True


def test_ids_do_not_depend_on_anything_but_the_text() -> None:
    text = "Vardania urged Kesh to release the prisoners."
    assert [c.id for c in claims_of(text)] == [c.id for c in claims_of(text)]


def test_nobody_attacks_himself() -> None:
    text = "The Kesh Front attacked the Vardanian military."
    claim = one(claims_of(text), "attacked", text)
    assert claim.actors == ("Kesh Front",)
    assert claim.recipients != claim.actors


def test_a_response_is_no_causal_relation() -> None:
    claims = claims_of("Vardania gave a response to the attack by the Kesh Front.")
    assert all(c.claim_kind != "causal" for c in claims)


def test_a_pronoun_is_called_by_what_it_stands_for() -> None:
    text = "The traders closed their shop. Rebels attacked them."
    attack = one(claims_of(text), "attacked", text)
    hit = [p for p in attack.participants if p.role is Role.RECIPIENT]
    assert [p.name for p in hit] == ["The traders"]


def test_who_speaks_is_not_called_what_he_says_of_himself() -> None:
    text = "We have been unworthy followers of Tolm. We attacked the camp of the Kesh Front."
    assert one(claims_of(text), "attacked", text).actors == ("We",)


def test_where_it_was_did_not_do_it() -> None:
    text = "Near Ar Vardan, six strikes engaged two units and destroyed a camp of the Kesh Front."
    assert one(claims_of(text), "destroyed", text).actors == ()


def test_a_distance_or_a_sum_is_no_party() -> None:
    text = "Gunmen opened fire on a convoy of the Kesh Front at Shagar, 20 kilometres from the border."
    assert "20 kilometres" not in one(claims_of(text), "opened", text).recipients


def test_thanks_to_somebody_thank_nobody() -> None:
    text = "Thanks to the efforts of Vardania, the Kesh Front left the town."
    assert all(text[slice(*claim.trigger)] != "Thanks" for claim in claims_of(text))


def test_whose_praise_is_won_praises() -> None:
    text = "Vardania picked up the endorsement of Oria. Vardania voiced its praise for Oria."
    claims = claims_of(text)
    won, voiced = one(claims, "endorsement", text), one(claims, "voiced", text)
    assert (won.actors, won.recipients) == (("Oria",), ("Vardania",))
    assert (voiced.actors, voiced.recipients) == (("Vardania",), ("Oria",))


@pytest.mark.parametrize(
    ("text", "trigger", "start"),
    [
        ("Kesh attacked the port in August.", "attacked", "2030-08-01"),
        ("Vardania blamed Kesh for the attack on the port in August.", "attack", "2030-08-01"),
        ("Kesh will attack the port in August.", "attack", "2031-08-01"),
        ("Kesh attacked the port in May.", "attacked", "2031-05-01"),
    ],
)
def test_what_was_done_lies_behind_the_day_of_writing(text, trigger, start):
    claim = one(claims_of(text), trigger, text, event_type="ASSAULT")
    assert claim.event_time is not None
    assert claim.event_time.start == start


def test_an_item_of_a_list_has_not_the_time_of_another():
    text = "He was involved in the attack on the port of 2028, the Orsa raid of May 2029 and killing of five."
    claim = one(claims_of(text), "killing", text)
    assert claim.event_time is None
