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
