"""What somebody does by saying, what is expected of whom, when it was, and what is told twice."""

from __future__ import annotations

import pytest

from blowback.records import Claim
from tests.unit.coding.conftest import claims_of, one

SAID = [
    ("Kesh said Vardania should hold talks.", "said", "REQUEST", "meet", "Kesh", "Vardania"),
    ("Kesh said that Vardania must free the men.", "said", "REQUEST", "yield", "Kesh", "Vardania"),
    ("Kesh said its attacks on Vardania will go on.", "said", "THREATEN", "violence", "Kesh", "Vardania"),
    ("The Front ordered its men to attack Vardania.", "ordered", "THREATEN", "violence", "Front", "Vardania"),
    ("Kesh said it will send weapons to Vardania.", "said", "AGREE", None, "Kesh", "Vardania"),
    ("Kesh said Vardania's policy was a blunder.", "said", "ACCUSE", "disapprove", "Kesh", "Vardania"),
    ("Vardania is un-Islamic, Kesh said.", "said", "ACCUSE", "disapprove", "Kesh", "Vardania"),
    ("Ostra called Vardania's blockade illegal.", "called", "ACCUSE", "disapprove", "Ostra", "Vardania"),
    ("Vardania offered to hold talks with Kesh.", "offered", "REQUEST", "meet", "Vardania", "Kesh"),
    ("Vardania made a grave error, said Kesh.", "said", "ACCUSE", "disapprove", "Kesh", "Vardania"),
    ("Kesh said that Vardania had committed a crime.", "said", "ACCUSE", "disapprove", "Kesh", "Vardania"),
    ("Vardania has made a historic blunder, Kesh said.", "said", "ACCUSE", "disapprove", "Kesh", "Vardania"),
    ("Kesh called Vardania a reliable partner.", "called", "SUPPORT", None, "Kesh", "Vardania"),
]


@pytest.mark.parametrize(("text", "word", "event_type", "mode", "actor", "recipient"), SAID)
def test_saying_is_doing(
    text: str, word: str, event_type: str, mode: str | None, actor: str, recipient: str
) -> None:
    text = text.replace("The Front", "The Kesh Front")
    claim = one(claims_of(text), word, text, claim_kind="event")
    assert (claim.event_type, claim.mode, claim.modality) == (event_type, mode, "actual")
    assert claim.actors[0].endswith(actor)
    assert claim.recipients == (recipient,)


def test_what_was_said_is_its_content() -> None:
    text = "Kesh said Vardania should hold talks."
    claims = claims_of(text)
    assert one(claims, "hold", text).content_of == one(claims, "said", text).id


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kesh called a strike.", "called"),
        ("The Kesh Front has asserted its independence from Vardania.", "asserted"),
        ("Vardania sought to weaken Kesh.", "sought"),
        ("Vardania needs the Kesh Front.", "needs"),
        ("The pullout has given an impetus to the Kesh Front.", "given"),
        ("Vardania cannot be trusted given its role in the war.", "given"),
        ("Talks would be hard for Vardania given sanctions against Kesh.", "given"),
        ("The Kesh Front turned on its patron.", "patron"),
    ],
)
def test_these_ask_accuse_and_give_nothing(text: str, word: str) -> None:
    found = [c for c in claims_of(text) if text[slice(*c.trigger)] == word]
    assert not [c for c in found if c.event_type in ("REQUEST", "ACCUSE", "AID", "CONSULT")]


@pytest.mark.parametrize(
    ("text", "holder", "of", "kind"),
    [
        ("Vardania counted on Kesh to subdue the rebels.", "Vardania", "Kesh", "expected"),
        ("Vardania was confident that Kesh would free the men.", "Vardania", "Kesh", "expected"),
        ("Vardania had reason to believe that Kesh would help it.", "Vardania", "Kesh", "believed"),
        ("The generals bet on the Kesh Front.", "The generals", "Kesh Front", "expected"),
        ("Vardania has long had faith in the Kesh Front.", "Vardania", "Kesh Front", "expected"),
        ("Kesh put its trust in Vardania.", "Kesh", "Vardania", "expected"),
        ("Vardania's gamble on the Kesh Front has failed.", "Vardania", "Kesh Front", "expected"),
        (
            "Kesh had grounds to think that Vardania was about to reap its rewards.",
            "Kesh",
            "Vardania",
            "believed",
        ),
        ("Vardania promised to arm Kesh.", "Vardania", "Kesh", "promised"),
        ("Kesh vowed to attack Vardania.", "Kesh", "Vardania", "threatened"),
    ],
)
def test_who_expects_what_of_whom(text: str, holder: str, of: str, kind: str) -> None:
    found = [c.expectation for c in claims_of(text) if c.expectation is not None]
    assert [(e.holder, e.of, e.kind) for e in found] == [(holder, of, kind)]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Some leaders of the Kesh Front want Kesh to arm Vardania.", "for"),
        ("Vardania wants Kesh to arm the Kesh Front.", "for"),
        ("Vardania does not want Kesh to arm the Kesh Front.", "against"),
        ("Kesh would prefer Vardania to withdraw its troops.", "for"),
    ],
)
def test_who_wants_it_of_another_takes_a_side(text: str, side: str) -> None:
    claims = claims_of(text)
    [held] = [c.position for c in claims if c.position is not None]
    assert (held.side, held.on in {c.id for c in claims if c.modality == "wished"}) == (side, True)


@pytest.mark.parametrize(
    "text",
    [
        "More than 100 men were arrested in police raids in Kesh.",
        "Ten people were detained during police searches.",
        "Two men were killed in a police ambush.",
    ],
)
def test_whose_the_raid_was_did_it(text: str) -> None:
    found = [c for c in claims_of(text) if c.recipients]
    assert [c.actors for c in found] == [("police",)]


@pytest.mark.parametrize(
    ("text", "word", "start", "end"),
    [
        ("The Kesh Front, which was founded in 2007, attacked Vardania.", "attacked", None, None),
        ("Vardania called off the truce that it signed in May.", "called", None, None),
        ("Vardania accused Kesh of the March 16 attack.", "accused", None, None),
        ("Vardania has armed Kesh since 2028.", "armed", "2028-01-01", "2031-06-11"),
        ("Vardania sheltered the Kesh Front until 2029.", "sheltered", None, "2029-01-01"),
        ("In May, Kesh arrested him and Vardania expelled him.", "expelled", "2031-05-01", "2031-06-01"),
        ("Vardania attacked Kesh this year.", "attacked", "2031-01-01", "2031-06-11"),
        ("Vardania bombed Kesh for three days.", "bombed", None, None),
        ("Vardania said on Monday that Kesh shelled the port in May.", "shelled", "2031-05-01", "2031-06-01"),
    ],
)
def test_a_time_dates_its_own_clause(text: str, word: str, start: str | None, end: str | None) -> None:
    when = one(claims_of(text), word, text, claim_kind="event").event_time
    found = (when.start, when.end) if when is not None else (None, None)
    assert tuple(each[:10] if each else None for each in found) == (start, end)


@pytest.mark.parametrize(
    ("text", "actors", "mode"),
    [
        ("The Kesh Front killed 20 people in a suicide bombing.", ("Kesh Front",), "suicide-attack"),
        ("An attack by the Kesh Front killed six soldiers.", ("Kesh Front",), None),
        ("Vardania carried out an air strike that killed twelve people.", ("Vardania",), "air-strike"),
        ("Twenty people were killed in an air strike by Vardania.", ("Vardania",), "air-strike"),
    ],
)
def test_one_attack_is_told_once(text: str, actors: tuple[str, ...], mode: str | None) -> None:
    claims = violent(text)
    assert [(c.actors, c.mode, len(c.quantities)) for c in claims] == [(actors, mode, 1)]


def violent(text: str) -> list[Claim]:
    """The attacks that a text tells."""
    return [c for c in claims_of(text) if c.event_type == "ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Meetings involving Vardania, Ostra and Kesh were held in May.",
        "Talks among Vardania, Ostra and Kesh collapsed.",
        "A summit of Vardania, Ostra and Kesh opened on Monday.",
    ],
)
def test_all_parties_to_a_meeting_meet(text: str) -> None:
    meetings = [c for c in claims_of(text) if c.event_type == "CONSULT"]
    assert [(set(c.actors), c.mode) for c in meetings] == [({"Vardania", "Ostra", "Kesh"}, "multilateral")]


@pytest.mark.parametrize(
    ("text", "word", "event_type"),
    [
        ("Vardania voiced support for Kesh.", "voiced", "SUPPORT"),
        ("Vardania gave material support to Kesh.", "gave", "AID"),
        ("Vardania aided Kesh in its war against Ostra.", "aided", "AID"),
        ("Vardania uses the Kesh Front as a proxy against Ostra.", "uses", "SUPPORT"),
    ],
)
def test_support_is_words_or_means(text: str, word: str, event_type: str) -> None:
    claim = one(claims_of(text), word, text, claim_kind="event")
    assert claim.event_type == event_type
    against = [p.name for p in claim.participants if p.role == "against"]
    assert against == (["Ostra"] if "against" in text else [])


def test_who_is_accused_of_attacks_is_said_to_have_made_them() -> None:
    text = "Vardania accused the Kesh Front of attacks on its soldiers."
    claim = one(claims_of(text), "attacks", text)
    assert (claim.actors, claim.responsibility) == (("Kesh Front",), "alleged")


def test_who_goes_back_to_fight_does_not_step_back() -> None:
    text = "The men of the Kesh Front returned to fight in Vardania."
    assert not [c for c in claims_of(text) if c.event_type == "RETREAT"]
    assert one(claims_of(text), "fight", text).modality == "intended"


@pytest.mark.parametrize(
    ("text", "word", "event_type", "mode", "actors"),
    [
        ("Mira Dalen was placed on a no-fly list.", "placed", "COERCE", "restrict", ()),
        (
            "Vardania put the Kesh Front on a terrorism watch list.",
            "put",
            "COERCE",
            "restrict",
            ("Vardania",),
        ),
        ("Kesh added the Kesh Front to its sanctions list.", "added", "COERCE", "restrict", ("Kesh",)),
        ("Mira Dalen spent eight years in a Kesh prison.", "spent", "COERCE", "arrest", ("Kesh",)),
        ("Mira Dalen languished in jail in Vardania.", "languished", "COERCE", "arrest", ()),
        ("Mira Dalen spent two years in a Merrani jail.", "spent", "COERCE", "arrest", ()),
        ("Mira Dalen remains in Vardanian custody.", "remains", "COERCE", "arrest", ("Vardanian",)),
    ],
)
def test_who_is_restrained_where_no_verb_says_so(
    text: str, word: str, event_type: str, mode: str, actors: tuple[str, ...]
) -> None:
    claim = one(claims_of(text), word, text)
    assert (claim.event_type, claim.mode, claim.actors) == (event_type, mode, actors)


@pytest.mark.parametrize(
    "text",
    ["Mira Dalen was put on a shortlist.", "The temple was added to a list.", "She spent a year in Kesh."],
)
def test_no_restraint(text: str) -> None:
    assert [c for c in claims_of(text) if c.event_type == "COERCE"] == []


@pytest.mark.parametrize(
    ("text", "word", "phase", "factuality"),
    [
        ("The Kesh Front no longer needed a sanctuary in Vardania.", "needed", "ends", "CT+"),
        ("The Kesh Front lost its sanctuary in Vardania.", "lost", "ends", "CT+"),
        ("The Kesh Front enjoyed a safe haven in Vardania.", "enjoyed", "given", "CT+"),
        ("The Kesh Front needs a sanctuary in Vardania.", "needs", "starts", "Uu"),
    ],
)
def test_where_one_has_shelter_shelter_is_given(text: str, word: str, phase: str, factuality: str) -> None:
    claim = one(claims_of(text), word, text)
    assert (claim.actors, claim.recipients) == (("Vardania",), ("Kesh Front",))
    assert claim.backing is not None
    assert (claim.backing.kind, claim.backing.phase, claim.factuality) == ("sanctuary", phase, factuality)


@pytest.mark.parametrize(
    "text",
    [
        "The Vardanian withdrawal has given an impetus to the activities of the Kesh Front.",
        "The Kesh retreat dealt a blow to the Ostran Brigade's operations.",
        "The Vardanian invasion gave a boost to the Kesh Front's recruitment.",
    ],
)
def test_what_moves_what_somebody_does_is_told_with_both_ends(text: str) -> None:
    claims = claims_of(text)
    [causal] = [c.causal for c in claims if c.causal is not None]
    ids = {c.id: c for c in claims}
    assert {causal.cause, causal.effect} <= set(ids)
    assert ids[causal.effect].actors in (("Kesh Front",), ("Ostran Brigade",))


def test_what_a_designation_brings_the_designator_gives() -> None:
    text = "Kesh designated Vardania as a major ally. This confers certain advantages."
    claim = one(claims_of(text), "confers", text)
    assert (claim.event_type, claim.actors, claim.recipients) == ("AID", ("Kesh",), ("Vardania",))


def test_an_heir_of_a_regime_is_who_not_the_regime() -> None:
    text = (
        "Mira Dalen, Kesh's envoy, an heir of the country's old regime who does not represent the "
        "Kesh Front, said Kesh was ready."
    )
    claim = one(claims_of(text), "represent", text)
    assert [p.name for p in claim.participants if p.role == "actor"] == ["Mira Dalen"]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        (
            "Vardania shelled the Kesh Front. The Kesh Front then returned to fight in Vardania.",
            ("Vardania",),
        ),
        ("Vardania bombed the Kesh Front. The Kesh Front vowed to fight in Vardania.", ("Vardania",)),
        ("Vardania shelled the Kesh Front. The Kesh Front vowed to fight in Ostra.", ()),
        ("The Kesh Front vowed to fight in Vardania.", ()),
    ],
)
def test_whom_one_fights_in_the_country_of_an_enemy(text: str, recipients: tuple[str, ...]) -> None:
    assert one(claims_of(text), "fight", text, claim_kind="event").recipients == recipients
