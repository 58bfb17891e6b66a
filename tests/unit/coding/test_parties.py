"""Who can fill a role of an event? The sentences are of invented states and groups."""

from __future__ import annotations

from tests.unit.coding.conftest import claims_of


def roles(text: str, trigger: str) -> list[tuple[str, str]] | None:
    """The roles of the event on a word; nothing where it is none."""
    found = [c for c in claims_of(text) if c.event_type and text[slice(*c.trigger)] == trigger]
    return [(p.role.value, p.name) for p in found[0].participants] if found else None


def test_what_is_condemned_is_a_topic_where_nobody_is() -> None:
    assert roles("Vardania condemned the results.", "condemned") == [("actor", "Vardania")]
    told = roles("Vardania condemned Kesh over the results.", "condemned")
    assert told == [("actor", "Vardania"), ("recipient", "Kesh")]


def test_a_clause_or_an_abstraction_does_nothing() -> None:
    for text in (
        "What makes it new is forcing Vardania to leave.",
        "The insecurity forced Vardania to leave.",
    ):
        word = "forcing" if "forcing" in text else "forced"
        assert "actor" not in dict(roles(text, word) or ())


def test_a_country_in_which_somebody_is_has_no_part() -> None:
    told = roles("The Ostran Brigade urged traders in Vardania to leave.", "urged")
    assert told is not None
    assert ("recipient", "Vardania") not in told


def test_rivals_at_the_polls_use_no_violence() -> None:
    assert roles("The candidates battled in the north last week.", "battled") is None
    assert roles("The inquiry was hurting the senator.", "hurting") is None
    assert roles("The Kesh Front battled the Ostran Brigade.", "battled") is not None


def test_who_is_accused_of_a_deed_did_it_and_not_the_accuser() -> None:
    text = "A Vardanian spokesman accused the coalition of killing sixty villagers."
    told = roles(text, "killing")
    assert told is not None
    assert [name for role, name in told if role == "actor"] == ["the coalition"]
    assert ("recipient", "the coalition") in (roles(text, "accused") or ())


def test_where_it_happened_did_not_do_it() -> None:
    told = roles("Fifty men were killed in air strikes in the hilly areas of Vardania.", "killed")
    assert told is not None
    assert [name for role, name in told if role == "actor"] == []


def test_things_have_no_part_in_what_is_asked() -> None:
    told = [c for c in claims_of("Vardania urged Kesh to read the results.") if c.modality == "requested"]
    assert [(p.role.value, p.name) for c in told for p in c.participants] == [("actor", "Kesh")]


def test_words_with_another_sense() -> None:
    assert roles("Kesh fired coach Marek Tolm on Monday.", "fired") is None
    assert roles("The soldiers of Kesh fired on the villagers of Vardania.", "fired") is not None
    assert roles("A climber from Kesh was killed in a fall.", "killed") is None
    assert roles("The advisers who make up the council of Kesh met.", "make") is None


def test_a_town_before_an_attack_is_where_it_was() -> None:
    told = roles("The court of Vardania tried two men over the London attack.", "attack")
    assert told is None or [name for role, name in told if role == "actor"] == []


def test_what_is_met_or_declines_may_be_no_one() -> None:
    assert roles("The army of Kesh is ready to meet any emergency.", "meet") is None
    assert roles("Trade between Vardania and Kesh declined in May.", "declined") is None


def test_where_people_march_to_is_no_party() -> None:
    assert roles("Protesters marched to Liberty Square.", "marched") == [("actor", "Protesters")]
    told = roles("Ministers of Vardania will attend a summit in Orsa.", "attend")
    assert [role for role, _ in told or ()] == ["actor"]


def test_what_a_rally_is_for_or_against_does_not_hold_it() -> None:
    for text in ("A pro-Kesh rally took place in Orsa.", "An anti-Kesh rally took place in Orsa."):
        assert ("actor", "Kesh") not in (roles(text, "rally") or ())


def test_one_of_two_did_it_perhaps() -> None:
    text = "The strike was carried out by forces of either Vardania or Kesh."
    assert [c.factuality for c in claims_of(text)] == ["PS+"]


def test_what_is_done_besides_is_hit_by_nobody() -> None:
    text = "Vardania will attack the rebels besides burning down their camps."
    assert all("burning" not in name for c in claims_of(text) for _, name in [(0, n) for n in c.recipients])


def test_nobody_is_wounded_by_himself() -> None:
    text = "Two policemen were killed and three others injured in separate Kesh Front attacks."
    for claim in claims_of(text):
        assert not set(claim.actors) & set(claim.recipients)


def test_nobody_demands_it_of_himself() -> None:
    (claim,) = [c for c in claims_of("Vardania called for ending the talks.") if c.expectation is not None]
    assert claim.expectation is not None
    assert claim.expectation.of is None
