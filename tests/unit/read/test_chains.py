"""Which mentions of a document are the same actor?"""

from __future__ import annotations

from blowback.read.blocks import find_blocks
from blowback.read.chains import link
from blowback.read.mentions import find_mentions
from blowback.read.parse import load_model, parse
from blowback.records import Mention
from blowback.text.names import NameEntry, NameTable
from blowback.vocab.actors import ActorKind

NAMES = NameTable(
    [
        NameEntry("Vardania", ("VAR",), ActorKind.STATE),
        NameEntry("Republic of Vardania", ("VAR",), ActorKind.STATE),
        NameEntry("Kesh Front", ("kesh-front",), ActorKind.ARMED_GROUP),
        NameEntry("Vardanian Kesh Front", ("vkf",), ActorKind.ARMED_GROUP),
        NameEntry("VKF", ("vkf",), ActorKind.ARMED_GROUP),
    ]
)


def linked(text: str) -> tuple[Mention, ...]:
    blocks = find_blocks(text)
    doc = parse(load_model(), text, blocks)
    return link(doc, blocks, find_mentions(doc, blocks, NAMES), NAMES)


def chains(text: str) -> set[tuple[str, ...]]:
    """The chains of two mentions or more, as their texts in order."""
    found: dict[str | None, list[str]] = {}
    for mention in linked(text):
        found.setdefault(mention.chain, []).append(mention.text)
    return {tuple(texts) for texts in found.values() if len(texts) > 1}


def test_a_family_name_goes_to_its_bearer() -> None:
    assert ("Maria Horvat", "Horvat") in chains("Maria Horvat opened the school. The pupils thanked Horvat.")


def test_who_makes_a_statement_without_marks_is_its_i() -> None:
    text = "Maria Horvat said:\n\nI thank the pupils.\n\nWe and I will stay.\n\nA teacher left."
    assert ("Maria Horvat", "I", "I") in chains(text)


def test_two_persons_of_one_family_stay_two() -> None:
    found = chains("Maria Horvat met Daniel Horvat in the school. Maria Horvat left early.")
    assert ("Maria Horvat", "Maria Horvat") in found


def test_spellings_of_one_registry_entry_are_one_and_two_entries_never_are() -> None:
    found = chains(
        "The Republic of Vardania has hills. Vardania exports wool. The VKF left; the Kesh Front stayed."
    )
    assert found == {("Republic of Vardania", "Vardania")}


def test_an_acronym_is_the_name_whose_initials_it_spells() -> None:
    assert ("Alpine Rescue Association", "ARA") in chains(
        "The Alpine Rescue Association (ARA) trained two teachers."
    )


def test_pronouns_agree_in_number_and_gender() -> None:
    found = chains("Maria Horvat met Daniel Okoro. She gave him a book.")
    assert found == {("Maria Horvat", "She"), ("Daniel Okoro", "him")}


def test_an_object_is_not_its_own_subject_unless_reflexive() -> None:
    assert chains("Daniel Okoro saw him.") == set()
    assert chains("Daniel Okoro saw himself.") == {("Daniel Okoro", "himself")}


def test_it_is_nobody_where_it_stands_for_no_one() -> None:
    assert chains("The Kesh Front opened a school. The work was hard, so it cost much.") == set()
    assert ("Kesh Front", "it") in chains("The Kesh Front opened a school before it attacked the camp.")


def test_nor_is_it_the_subject_that_its_verb_shares() -> None:
    found = chains("Daniel Okoro spoke with Pavel Tosk and asked him to open the school.")
    assert found == {("Pavel Tosk", "him")}


def test_several_countries_are_not_the_one_named_last() -> None:
    assert chains("Vardania opened a port in the north. Both the countries closed schools.") == set()


def test_the_group_is_the_group_named_before() -> None:
    found = chains("The Kesh Front opened a school on Monday. The group said it would open two more.")
    assert ("Kesh Front", "The group", "it") in found


def test_an_indefinite_phrase_is_somebody_new() -> None:
    assert chains("The Kesh Front opened a school. A group of teachers came.") == set()


def test_apposition_and_predicate() -> None:
    assert ("Maria Horvat", "the mayor") in chains("Maria Horvat, the mayor, opened the school.")
    assert ("Maria Horvat", "a teacher") in chains("Maria Horvat is a teacher.")
    assert chains("Maria Horvat is not a teacher.") == set()


def test_i_is_who_speaks_and_he_is_somebody_else() -> None:
    found = chains('Daniel Okoro came late. "I saw him," Peter Novak said.')
    assert ("I", "Peter Novak") in found
    assert ("Daniel Okoro", "him") in found


def test_conjuncts_are_different() -> None:
    assert chains("This city, this state and this country are proud.") == set()


def test_a_thing_keeps_a_pronoun_from_an_actor() -> None:
    assert chains("A report about the ministry came out. It has forty pages.") == set()


def test_its_leader_is_the_same_ones_leader() -> None:
    found = chains("The Kesh Front has a school. Its leader is old. Its leader is also ill.")
    assert ("Its leader", "Its leader") in found


def test_every_mention_has_a_chain_and_pronouns_take_its_kind() -> None:
    found = linked("The Kesh Front said it had left. A dog slept.")
    assert all(m.chain for m in found)
    assert {m.text: m.kind for m in found}["it"] is ActorKind.ARMED_GROUP


def test_who_told_it_is_who_they_said_points_to() -> None:
    found = chains(
        "The pupils are tired, teachers familiar with the school said. The Kesh Front is silent, they said."
    )
    assert ("teachers", "they") in found


def test_a_group_and_the_name_before_it_are_one() -> None:
    assert any(
        "Sorin" in c and "the Sorin group" in c for c in chains("Many teachers of the Sorin group left.")
    )


def test_a_militant_group_is_taken_up_by_kind_and_not_by_the_word() -> None:
    found = chains("The Kesh Front opened a school. Vardania praised the militant group.")
    assert ("Kesh Front", "the militant group") in found


def test_a_second_person_is_not_who_asks() -> None:
    text = (
        "An interview with Maria Horvat\n\nWhen did you open the school?\n\nI opened it in May.\n\n"
        "Do you like it?\n\nI do.\n\nWill you stay?\n\nI will."
    )
    chain = next(c for c in chains(text) if "Maria Horvat" in c)
    assert chain == ("Maria Horvat", "you", "I", "you", "I", "you", "I")


def test_an_office_is_not_that_of_somebody_with_another_title() -> None:
    text = "Senator Daniel Horvat called on President Lindt. Horvat waited. The president declined."
    assert not any("Horvat" in chain and "The president" in chain for chain in chains(text))


def test_who_must_give_way_is_whom_something_is_kept_from() -> None:
    kept = "Vardania voted to suspend all deliveries to the Kesh Front until it frees the drivers."
    assert ("Kesh Front", "it") in chains(kept)
    own = "Vardania stopped the talks until it had won the war."
    assert ("Vardania", "it") in chains(own)


def test_she_is_a_woman_before_somebody_of_whom_it_is_not_known() -> None:
    text = (
        "Hanna Voss said that it would close the port if Davin Korr did not go. Her minister flew to Ostrea."
    )
    assert ("Hanna Voss", "Her") in chains(text)
