"""A marked pair is coded from the readings of its sentence, whatever embeds them."""

from __future__ import annotations

import pytest

from blowback.coding.classify import classify
from blowback.read.parse import load_model
from blowback.vocab.plover import EventType, quad


def code(text, actor, recipient):
    spans = [
        (text.index(each), text.index(each) + len(each)) if each else None for each in (actor, recipient)
    ]
    return classify(load_model()(text), text, [spans[0]], [spans[1]] if spans[1] else [])


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "kind"),
    [
        # the roles decide which of several events is meant
        ("Oria condemned the attack by the Front on Vardania.", "Oria", "the Front", "ACCUSE"),
        ("Oria condemned the attack by the Front on Vardania.", "the Front", "Vardania", "ASSAULT"),
        ("Oria, which trains the Front, met envoys of Vardania.", "Oria", "the Front", "AID"),
        ("Oria, which trains the Front, met envoys of Vardania.", "Oria", "envoys of Vardania", "CONSULT"),
        ("Vardania said Oria must withdraw its troops.", "Vardania", "Oria", "REQUEST"),
        # what is not a deed
        ("Oria plans to send aid to Vardania.", "Oria", "Vardania", "AGREE"),
        ("Oria will provide aid to Vardania.", "Oria", "Vardania", "AGREE"),
        ("Oria threatened to attack Vardania.", "Oria", "Vardania", "THREATEN"),
        ("Oria asked Vardania to withdraw its troops.", "Oria", "Vardania", "REQUEST"),
        ("Oria refused to help Vardania.", "Oria", "Vardania", "REJECT"),
        (
            "Oria did not recognise the government of Vardania.",
            "Oria",
            "the government of Vardania",
            "REJECT",
        ),
        ("The Front stopped shelling Vardania.", "The Front", "Vardania", "RETREAT"),
        ("Oria decided to cut aid to Vardania.", "Oria", "Vardania", "SANCTION"),
        ("Oria wants Vardania to release the prisoners.", "Oria", "Vardania", "REQUEST"),
        # both parties of what is two-sided
        ("Oria and Vardania signed a treaty.", "Oria", "Vardania", "AGREE"),
        ("Oria and Vardania held talks.", "Vardania", "Oria", "CONSULT"),
        # passives and nouns
        ("Two ministers were arrested by police in Oria.", "police", "Two ministers", "COERCE"),
        ("Oria's covert support for the Front is known.", "Oria", "the Front", "AID"),
        # no recipient in the text
        ("The president of Oria resigned.", "The president of Oria", None, "RETREAT"),
    ],
)
def test_type(text, actor, recipient, kind):
    found = code(text, actor, recipient)
    assert found.event_type is EventType(kind), found.why
    assert found.quad == quad(found.event_type)


def test_there_is_always_an_answer_and_it_is_honest_about_it():
    found = code("Oria lies north of Vardania.", "Oria", "Vardania")
    assert len(found.probabilities) == 16
    assert sum(found.probabilities.values()) == pytest.approx(1, abs=0.001)
    assert max(found.probabilities.values()) < 0.3


def test_why_names_the_rule():
    found = code("Oria attacked Vardania.", "Oria", "Vardania")
    assert found.why[0].startswith("v:attack")


def test_the_same_words_give_the_same_bytes():
    text = "Oria accused Vardania of sending troops to the Front."
    assert code(text, "Oria", "Vardania") == code(text, "Oria", "Vardania")
