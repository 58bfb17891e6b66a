"""Who and what does a text mention that can act?"""

from __future__ import annotations

import pytest

from blowback.read.blocks import find_blocks
from blowback.read.mentions import find_mentions
from blowback.read.parse import load_model, parse
from blowback.records import Mention
from blowback.text.names import NameEntry, NameTable
from blowback.vocab.actors import ActorKind, MentionForm

NAMES = NameTable(
    [
        NameEntry("Vardania", ("VAR",), ActorKind.STATE),
        NameEntry("Vardanian", ("VAR",), ActorKind.STATE, "adjective"),
        NameEntry("Kesh Front", ("kesh-front",), ActorKind.ARMED_GROUP),
        NameEntry("Abdel Rakim al-Burhad", ("burhad",), ActorKind.PERSON),
        NameEntry("Popular Front for the Liberation of Kesh", ("pflk",), ActorKind.ARMED_GROUP),
    ]
)


def mentions(text: str, skip: tuple[tuple[int, int], ...] = ()) -> tuple[Mention, ...]:
    blocks = find_blocks(text)
    return find_mentions(parse(load_model(), text, blocks), blocks, NAMES, skip)


def kinds(text: str) -> dict[str, ActorKind]:
    return {m.text: m.kind for m in mentions(text)}


def test_spans_heads_and_ids() -> None:
    text = "The foreign minister of Vardania met two officers of the Kesh Front."
    found = mentions(text)
    assert [m.id for m in found] == [f"m{n}" for n in range(1, len(found) + 1)]
    assert all(text[m.start : m.end] == m.text for m in found)
    assert {(m.text, text[slice(*m.head)]) for m in found} == {
        ("The foreign minister of Vardania", "minister"),
        ("Vardania", "Vardania"),
        ("two officers of the Kesh Front", "officers"),
        ("Kesh Front", "Front"),
    }


def test_a_title_is_not_part_of_a_name() -> None:
    assert "Imran Sandor" in kinds("Prime Minister Imran Sandor visited the camp on Monday.")
    assert kinds("Mr. Daniel Okoro spoke first.") == {"Daniel Okoro": ActorKind.PERSON}


def test_a_long_name_is_whole_with_and_without_the_table() -> None:
    assert "Popular Front for the Liberation of Kesh" in kinds(
        "Fighters of the Popular Front for the Liberation of Kesh left the valley."
    )
    assert "Ministry of Foreign Affairs" in kinds(
        "The Ministry of Foreign Affairs said on Monday that talks began."
    )


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("The group denied it.", "The group", ActorKind.OTHER),
        ("Two police officers were hurt.", "Two police officers", ActorKind.SECURITY_SERVICE),
        ("The interior ministry denied it.", "The interior ministry", ActorKind.GOVERNMENT_BODY),
        ("Villagers and soldiers repaired the bridge.", "soldiers", ActorKind.MILITARY),
        ("A soldier repaired the bridge.", "A soldier", ActorKind.PERSON),
        ("Rebel groups left the town.", "Rebel groups", ActorKind.ARMED_GROUP),
        ("A local newspaper printed the letter.", "A local newspaper", ActorKind.MEDIA),
    ],
)
def test_the_head_noun_gives_the_kind(text: str, phrase: str, kind: ActorKind) -> None:
    assert kinds(text)[phrase] is kind


def test_counted_people_are_one_mention() -> None:
    found = kinds("Hundreds of Vardanian fighters crossed the river.")
    assert found["Hundreds of Vardanian fighters"] is ActorKind.ARMED_GROUP
    assert "Vardanian fighters" not in found


def test_a_nationality_adjective_is_a_mention_only_outside_an_acting_phrase() -> None:
    assert "Vardanian" not in kinds("The Vardanian troops left.")
    assert kinds("The Vardanian bread is good.")["Vardanian"] is ActorKind.STATE


def test_a_relative_clause_is_not_part_of_the_phrase() -> None:
    assert "The minister" in kinds("The minister who signed the letter resigned.")


def test_a_phrase_before_a_name_is_a_mention_of_its_own() -> None:
    assert {"The referee", "Ana Horvat"} <= set(kinds("The referee Ana Horvat stopped the match."))


def test_pronouns_without_expletives() -> None:
    assert [m.text for m in mentions("It is likely that they will sell their bread.")] == ["they", "their"]
    forms = {m.form for m in mentions("She saw it.")}
    assert forms == {MentionForm.PRONOUN}


@pytest.mark.parametrize("word", ["--", "the"])
def test_a_supposed_name_of_nothing_but_an_article_or_a_mark_is_none(word: str) -> None:
    text = f"Troops of Vardania came to {word}"
    blocks = find_blocks(text)
    doc = parse(load_model(), text, blocks)
    last = len(doc) - 1
    doc.set_ents([doc.char_span(text.rindex(word), len(text), label="PERSON") or doc[last:]])
    assert [m.text for m in find_mentions(doc, blocks, NAMES, ())][-1] == "Vardania"


def test_nothing_is_read_in_what_is_skipped() -> None:
    text = "The minister resigned.\n\nThe editor is on leave."
    assert [m.text for m in mentions(text, skip=((24, len(text)),))] == ["The minister"]


def test_nouns_that_cannot_act_make_no_mention() -> None:
    assert mentions("The report about the price of bread was late.") == ()


def test_a_state_after_a_locating_preposition_is_a_place() -> None:
    found = [(m.text, m.kind) for m in mentions("Vardania sent two teachers. They live in Vardania.")]
    assert ("Vardania", ActorKind.STATE) in found
    assert ("Vardania", ActorKind.PLACE) in found


def test_members_of_a_group_are_of_its_kind() -> None:
    assert kinds("Some Kesh Front leaders left.")["Some Kesh Front leaders"] is ActorKind.ARMED_GROUP
    assert kinds("Members of the Kesh Front left.")["Members of the Kesh Front"] is ActorKind.ARMED_GROUP


def test_the_noun_beside_a_name_tells_its_kind() -> None:
    found = kinds("He told the AVN news agency that the referee Belu Sorin was late.")
    assert found["AVN"] is ActorKind.MEDIA
    assert found["Belu Sorin"] is ActorKind.PERSON


def test_a_name_of_a_happening_is_no_actor() -> None:
    assert "World Rowing Championship" not in kinds("The World Rowing Championship ended on Sunday.")


def test_a_name_does_not_keep_the_full_stop_of_its_sentence() -> None:
    assert [m.text for m in mentions("The letter went to Daniel Okoro.")] == ["Daniel Okoro"]


@pytest.mark.parametrize("text", ["", "   ", "((((", "“", "Mr.", "US", "al-", "of of of", "🙂 said 🙂."])
def test_odd_texts_are_read_without_complaint(text: str) -> None:
    assert all(m.text for m in mentions(text))


def test_a_weak_name_wants_support() -> None:
    table = NameTable(
        [
            NameEntry("May", ("person.may",), ActorKind.PERSON, "weak"),
            NameEntry("Ana May", ("person.may",), ActorKind.PERSON),
        ]
    )
    text = "The bridge was built on 10 May 2006 by a teacher."
    blocks = find_blocks(text)
    assert "May" not in {m.text for m in find_mentions(parse(load_model(), text, blocks), blocks, table)}


def test_a_name_in_a_headline_ends_before_what_is_told() -> None:
    found = {m.text for m in mentions("Rosa Lindt Says Harbour Plan Must Wait For Spring")}
    assert "Rosa Lindt Says" not in found


def test_a_word_in_capitals_that_is_also_written_small_is_no_name() -> None:
    found = {m.text for m in mentions("QUESTION: Is there a plan? The question was asked twice.")}
    assert "QUESTION" not in found


def test_what_is_called_a_town_is_a_place_throughout() -> None:
    text = "Ravelin was calm. Traders praised Ravelin. They reached the town of Ravelin at noon."
    assert kinds(text)["Ravelin"] is ActorKind.PLACE


def test_a_footnote_is_no_part_of_a_name() -> None:
    assert not any("[" in m.text for m in mentions("The club was led by Rosa Lindt,[1] who wrote books."))


def test_the_last_name_of_somebody_known_is_a_persons() -> None:
    text = (
        "Gen. Abdel Rakim al-Burhad spoke. The Sovereignty Council, which Burhad chairs, met on Monday. "
        "A deputy said that Burhad would come."
    )
    assert kinds(text)["Burhad"] is ActorKind.PERSON


def test_who_has_a_defence_ministry_is_no_person() -> None:
    assert kinds("Dorvel's defence ministry spoke. Dorvel met Vardania.")["Dorvel"] is not ActorKind.PERSON


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Near Ar Vardan, six strikes engaged two units and destroyed a camp.", "Ar Vardan"),
        ("Near East University was attacked.", "Near East University"),
    ],
)
def test_a_preposition_with_a_capital_is_no_part_of_a_name(text: str, name: str) -> None:
    assert name in kinds(text)
    assert len([each for each in kinds(text) if name in each]) == 1
