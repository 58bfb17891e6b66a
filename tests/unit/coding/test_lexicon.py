"""The lexicon: its data hold together, and the most specific pattern wins."""

from __future__ import annotations

from collections import Counter

import pytest

from blowback.coding.frames import Tree
from blowback.coding.lexicon import contents, embedder, readings
from blowback.coding.lexicon.rows import classes, context_words, embedders, lexicon, rows_of
from blowback.read.parse import load_model
from blowback.vocab.claims import BackingKind, Role
from blowback.vocab.plover import EventType, plover

KINDS = {
    "achieved", "failed", "refused", "begins", "continues", "ends", "postponed", "intended", "decided",
    "attempted", "wished", "expected", "believed", "feared", "doubted", "denied", "pretended", "alleged",
    "seemed", "factive", "caused", "permitted", "prevented", "obliged", "offered",
}  # fmt: skip
CONTENTS = {
    "requested", "demanded", "threatened", "warned", "promised", "agreed", "accused", "refused", "denied",
    "intended", "wished", "allowed", "failed", "offered",
}  # fmt: skip


def tree_of(sentence):
    return Tree(load_model()(sentence))


def all_readings(sentence):
    tree = tree_of(sentence)
    return tree, [reading for index in range(len(tree.text)) for reading in readings(tree, index)]


def best(sentence, word):
    tree = tree_of(sentence)
    return tree, readings(tree, tree.text.index(word))[0]


def fills(tree, reading, role):
    return [tree.text[each] for each_role, each in reading.roles if each_role is role]


# --- the data -------------------------------------------------------------------------------------


def test_thousands_of_patterns_over_all_types():
    rows = [row for rows in lexicon().values() for row in rows]
    assert len(rows) > 4000
    assert {row.event_type for row in rows} == {None, *EventType}


def test_every_mode_of_the_vocabulary_is_evoked_or_derived():
    evoked = {(row.event_type, row.mode) for rows in lexicon().values() for row in rows}
    derived = {EventType.THREATEN, EventType.REQUEST, EventType.REJECT}  # their mode is their content's
    for kind, row in plover().types.items():
        if kind not in derived:
            assert {(kind, mode) for mode in row.modes} <= evoked


def test_a_rule_names_one_reading():
    names = Counter(
        (row.rule, row.event_type, row.mode, row.pos) for rows in lexicon().values() for row in rows
    )
    twice = [key for key, count in names.items() if count > 3]
    assert twice == []


def test_contents_and_embeddings_come_from_closed_lists():
    assert {row.content for rows in lexicon().values() for row in rows} - {None} <= CONTENTS
    assert {each.kind for each in embedders().values()} <= KINDS
    assert {each.signature for each in embedders().values()} <= {a + b for a in "+-?" for b in "+-?"}


def test_contexts_are_of_the_vocabulary():
    rows = [row for rows in lexicon().values() for row in rows]
    assert {context for row in rows for context in row.contexts} <= plover().contexts
    assert set(context_words().values()) == plover().contexts


def test_no_class_is_empty():
    assert all(classes().values())


@pytest.mark.parametrize(
    ("form", "lemma", "word"),
    [("staged", "stag", "stage"), ("overthrew", "overthrew", "overthrow"), ("talks", "talk", "talks")],
)
def test_a_form_finds_its_rows_where_the_lemmatizer_errs(form, lemma, word):
    assert set(rows_of(lemma, form)) >= set(rows_of(word, word))


# --- matching -------------------------------------------------------------------------------------


def test_the_object_decides():
    assert best("Oria gave weapons to the rebels.", "gave")[1].event_type is EventType.AID
    assert best("The rebels released a hostage.", "released")[1].event_type is EventType.RETREAT
    assert all_readings("The rebels released a video.")[1] == []


def test_a_light_verb_and_its_noun_make_one_reading():
    tree, found = all_readings("The Front launched a series of attacks on the army.")
    assert [tree.text[reading.predicate] for reading in found] == ["attacks"]
    assert fills(tree, found[0], Role.ACTOR) == ["Front"]
    assert fills(tree, found[0], Role.RECIPIENT) == ["army"]


def test_a_verb_with_its_object_makes_one_reading():
    tree, found = all_readings("Oria signed an agreement with Vardania.")
    assert [tree.text[reading.predicate] for reading in found] == ["signed"]


def test_a_speech_act_keeps_the_event_it_is_about():
    tree, found = all_readings("Oria called for talks with Vardania.")
    assert [tree.text[reading.predicate] for reading in found] == ["called", "talks"]
    assert found[0].content == "requested"


def test_effort_is_the_event_before_it():
    tree, found = all_readings("Oria ended its mediation efforts.")
    assert [tree.text[reading.predicate] for reading in found] == ["ended"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The attack helicopter stood in a hangar.",
        "The company uses support beams.",
        "The lawyers struck a balance.",
        "The team attacked in the second half of the match.",
        "The man suffered a heart attack.",
        "The spokesman declined to comment.",
        "The minister held a press conference.",
        "The storm destroyed the harbour.",
        "The exhibition opens in March.",
        "The clerk filed a tax return.",
    ],
)
def test_what_only_looks_like_an_event(sentence):
    assert [reading for reading in all_readings(sentence)[1] if reading.weight > 0.5] == []


def test_hyphens_and_compounds_are_one_word():
    assert best("The rebels declared a cease-fire.", "declared")[1].mode == "ceasefire"
    assert best("The prisoners began a hunger strike.", "strike")[1].mode == "hunger"


def test_who_acts_decides_between_types():
    assert best("Villagers blocked the road.", "blocked")[1].event_type is EventType.PROTEST
    assert best("Soldiers blocked the road.", "blocked")[1].event_type is EventType.COERCE


# --- roles ----------------------------------------------------------------------------------------


def test_mediator_and_parties():
    tree, reading = best("Oria brokered a truce between Vardania and the Front.", "brokered")
    assert fills(tree, reading, Role.MEDIATOR) == ["Oria"]
    assert fills(tree, reading, Role.ACTOR) == ["Vardania", "Front"]


def test_help_against_a_third():
    tree, reading = best("Oria helped Vardania fight the Front.", "helped")
    assert fills(tree, reading, Role.AGAINST) == ["Front"]
    tree, reading = best("Oria backed Vardania against the Front.", "backed")
    assert fills(tree, reading, Role.AGAINST) == ["Front"]


def test_times_fill_no_role():
    tree, reading = best("Oria imposed sanctions on Friday.", "imposed")
    assert fills(tree, reading, Role.RECIPIENT) == []


def test_a_participle_on_the_object_brings_roles():
    tree, reading = best("Oria lifted the sanctions imposed on Vardania.", "lifted")
    assert fills(tree, reading, Role.RECIPIENT) == ["Vardania"]


def test_a_possessor_suffers_an_arrest_unless_another_does():
    tree, reading = best("The editor's arrest was condemned.", "arrest")
    assert (fills(tree, reading, Role.ACTOR), fills(tree, reading, Role.RECIPIENT)) == ([], ["editor"])
    tree, reading = best("Vardania's arrest of the editor was condemned.", "arrest")
    assert (fills(tree, reading, Role.ACTOR), fills(tree, reading, Role.RECIPIENT)) == (
        ["Vardania"],
        ["editor"],
    )


def test_a_hyphen_joins_an_agent_to_its_participle():
    tree, reading = best("The rebel-held town was shelled.", "held")
    assert fills(tree, reading, Role.ACTOR) == ["rebel"]


def test_whose_the_demand_is():
    tree, reading = best("Oria rejected a Vardanian demand for talks.", "rejected")
    assert fills(tree, reading, Role.RECIPIENT) == ["Vardanian"]


# --- what else a reading says ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "word", "backing"),
    [
        ("Oria gave missiles to the rebels.", "gave", BackingKind.WEAPONS),
        ("Oria trained the rebels.", "trained", BackingKind.TRAINING),
        ("Oria funded the rebels.", "funded", BackingKind.FUNDING),
        ("Oria sheltered the rebels.", "sheltered", BackingKind.SANCTUARY),
        ("Oria passed intelligence to the rebels.", "passed", BackingKind.INTELLIGENCE),
        ("Oria provided medical treatment to the rebels.", "provided", BackingKind.MEDICAL),
        ("Oria supports the rebels.", "supports", BackingKind.UNSPECIFIED),
    ],
)
def test_backing(sentence, word, backing):
    assert best(sentence, word)[1].backing is backing


@pytest.mark.parametrize(
    ("sentence", "word", "quantity"),
    [
        ("The blast killed 12 people.", "killed", "killed"),
        ("The blast wounded 12 people.", "wounded", "wounded"),
        ("Police arrested 12 people.", "arrested", "arrested"),
        ("The flood of fighting displaced 12 families.", "displaced", "displaced"),
    ],
)
def test_quantity(sentence, word, quantity):
    assert best(sentence, word)[1].quantity == quantity


def test_contexts_come_from_the_row_and_from_nouns_around():
    _, reading = best("Oria imposed sanctions on the oil exports of Vardania.", "imposed")
    assert {"economy", "energy", "trade"} <= set(reading.contexts)


# --- content --------------------------------------------------------------------------------------


def test_a_hostile_promise_is_a_threat():
    assert best("The Front vowed to bomb the capital.", "vowed")[1].event_type is EventType.THREATEN
    assert best("The Front vowed to help the farmers.", "vowed")[1].event_type is EventType.AGREE


def test_contents_are_what_is_embedded():
    tree = tree_of("Oria accused Vardania of helping the Front.")
    assert [tree.text[each] for each in contents(tree, tree.text.index("accused"))] == ["helping"]


@pytest.mark.parametrize(
    ("sentence", "word", "kind", "signature"),
    [
        ("Oria managed to withdraw its troops.", "managed", "achieved", "+-"),
        ("Oria failed to withdraw its troops.", "failed", "failed", "-+"),
        ("Oria wants to withdraw its troops.", "wants", "wished", "??"),
        ("Oria plans to withdraw its troops.", "plans", "intended", "??"),
        ("Oria tried to withdraw its troops.", "tried", "attempted", "?-"),
        ("Oria began to withdraw its troops.", "began", "begins", "+-"),
        ("Oria stopped shelling the town.", "stopped", "ends", "-+"),
        ("Oria prevented the rebels from attacking the town.", "prevented", "prevented", "-?"),
        ("Oria expects Vardania to attack the rebels.", "expects", "expected", "??"),
    ],
)
def test_embedding(sentence, word, kind, signature):
    tree = tree_of(sentence)
    index = tree.text.index(word)
    assert embedder(tree, index) == (kind, signature)


def test_no_embedding_without_content():
    tree = tree_of("The child wants a toy.")
    assert embedder(tree, tree.text.index("wants")) is None
