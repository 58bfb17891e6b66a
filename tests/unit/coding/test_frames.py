"""Who does it, to whom, through every turn of the grammar."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from blowback.coding.frames import Frame, Tree


def words(tree: Tree, frame: Frame) -> tuple[list[str], list[str]]:
    return [tree.text[i] for i in frame.subjects], [tree.text[i] for i in frame.objects]


@pytest.mark.parametrize(
    ("sentence", "verb", "subjects", "objects"),
    [
        ("Gunmen attacked the convoy.", "attacked", ["Gunmen"], ["convoy"]),
        ("The convoy was attacked by gunmen.", "attacked", ["gunmen"], ["convoy"]),
        ("The convoy was attacked by gunmen and burned.", "burned", [], ["convoy"]),
        ("Rebels who attacked the army fled.", "attacked", ["Rebels"], ["army"]),
        ("Fighters released by Vardania have returned.", "released", ["Vardania"], ["Fighters"]),
        ("Vardania urged Kesh to train the men.", "train", ["Kesh"], ["men"]),
        ("Vardania promised to train the men.", "train", ["Vardania"], ["men"]),
        ("Vardania accused Kesh of arming rebels.", "arming", ["Kesh"], ["rebels"]),
        ("Vardania accused Kesh of raids on Tolm and of arming rebels.", "arming", ["Kesh"], ["rebels"]),
        ("Vardania spoke of raids on Tolm and of arming rebels.", "arming", [], ["rebels"]),
        ("Vardania accused Kesh of massacring farmers.", "massacring", ["Kesh"], ["farmers"]),
        ("Vardania accused Kesh of mounting debts.", "mounting", ["Kesh"], ["debts"]),
        ("Police arrested and beat the men.", "arrested", ["Police"], ["men"]),
        ("Police stormed the camp, killing two.", "killing", ["Police"], ["two"]),
        ("Kesh's efforts to fight the rebels failed.", "fight", ["Kesh"], ["rebels"]),
        ("Vardania and Kesh signed a treaty.", "signed", ["Vardania", "Kesh"], ["treaty"]),
        ("They gave the council an ultimatum to arrest rebels.", "arrest", ["council"], ["rebels"]),
        ("They gave the council the authority to arrest rebels.", "arrest", ["council"], ["rebels"]),
        ("Vardania made an offer to train the men.", "train", ["Vardania"], ["men"]),
        ("Tolm appealed to the rebels not to attack the port.", "attack", ["rebels"], ["port"]),
        ("Tolm pleaded with the rebels to leave the port.", "leave", ["rebels"], ["port"]),
        ("It is our pleasure to address the assembly.", "address", ["our"], ["assembly"]),
        ("It is vital for Vardania to arm the men.", "arm", ["Vardania"], ["men"]),
        ("It is vital to arm the men.", "arm", [], ["men"]),
        ('Tolm said, "Attack the port."', "Attack", [], ["port"]),
        ("The minister, who brokered the truce, resigned.", "brokered", ["minister"], ["truce"]),
        ("The men freed Marek but his family refused to talk.", "freed", ["men"], ["Marek"]),
        ("The men freed not Marek but his brother.", "freed", ["men"], ["Marek", "brother"]),
        ("Villagers said soldiers loyal to General Adar had burned a hut.", "burned", ["soldiers"], ["hut"]),
        (
            "Armed men abducted a driver of Simplex Company engaged in building.",
            "abducted",
            ["men"],
            ["driver"],
        ),
        ("Forty people were killed and injured in raids that hit buses.", "injured", [], ["people"]),
        (
            "The bridges were hit by jets with the aim of limiting the rebels.",
            "limiting",
            ["jets"],
            ["rebels"],
        ),
        ("Rebels struck a bus, police said, killing two.", "killing", ["Rebels"], ["two"]),
        ("Rebels struck a bus, police said, urging calm.", "urging", ["police"], ["calm"]),
        ("The men left the talks accusing Kesh of theft.", "accusing", ["men"], ["Kesh"]),
        ("The men hailed the deal as a step towards ending the war.", "ending", [], ["war"]),
    ],
)
def test_the_places_of_a_verb(
    tree_of: Callable[[str], Tree], sentence: str, verb: str, subjects: list[str], objects: list[str]
) -> None:
    tree = tree_of(sentence)
    frame = tree.frame(tree.text.index(verb))
    assert words(tree, frame) == (subjects, objects)


@pytest.mark.parametrize(
    ("sentence", "word", "negated"),
    [
        ("Kesh did not attack.", "attack", True),
        ("Kesh took no prisoners.", "took", True),
        ("Nobody attacked the port.", "attacked", True),
        ("They left without signing the treaty.", "signing", True),
        ("Kesh attacked the port.", "attacked", False),
        ("Kesh supported neither side.", "supported", True),
        ("Neither side was supported by Kesh.", "supported", True),
        ("Kesh supported either side.", "supported", False),
    ],
)
def test_negation(tree_of: Callable[[str], Tree], sentence: str, word: str, negated: bool) -> None:
    tree = tree_of(sentence)
    assert tree.negated(tree.text.index(word)) is negated


def test_a_noun_has_its_possessor_as_subject(tree_of: Callable[[str], Tree]) -> None:
    tree = tree_of("Its covert support for the rebels is known.")
    frame = tree.frame(tree.text.index("support"))
    assert [tree.text[i] for i in frame.subjects] == ["Its"]
    assert [(name, tree.text[i]) for name, i in frame.obliques] == [("for", "rebels")]


@pytest.mark.parametrize(
    ("text", "verb", "given_to"),
    [
        ("The state paid Orrun 86 billion marks in May.", "paid", ["Orrun"]),
        ("The state paid the Kesh Front 20 million marks.", "paid", ["Front"]),
        ("The army destroyed two Boran 4 tanks.", "destroyed", []),
    ],
)
def test_whom_it_is_given_to(
    tree_of: Callable[[str], Tree], text: str, verb: str, given_to: list[str]
) -> None:
    tree = tree_of(text)
    assert [tree.text[each] for each in tree.frame(tree.text.index(verb)).indirect] == given_to


@pytest.mark.parametrize(
    ("text", "verb", "doers"),
    [
        (
            "Joran Sade, a lawyer for the Ardan Club, who has criticised the law, spoke.",
            "criticised",
            ["Sade"],
        ),
        ("The residents clashed with soldiers by throwing stones at them.", "throwing", ["residents"]),
        ("The cart was detonated by remote control.", "detonated", []),
        ("It would take weeks to convene the council.", "convene", []),
    ],
)
def test_who_does_it(tree_of: Callable[[str], Tree], text: str, verb: str, doers: list[str]) -> None:
    tree = tree_of(text)
    assert [tree.text[each] for each in tree.frame(tree.text.index(verb)).subjects] == doers
