"""How far is it said to be so?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from blowback.coding.factuality import commitment
from blowback.coding.frames import Tree
from blowback.coding.targets import score


@pytest.mark.parametrize(
    ("sentence", "word", "factuality", "modality"),
    [
        ("Kesh withdrew its troops.", "withdrew", "CT+", "actual"),
        ("Kesh did not withdraw its troops.", "withdraw", "CT-", "actual"),
        ("Kesh failed to withdraw its troops.", "withdraw", "CT-", "actual"),
        ("Kesh managed to withdraw its troops.", "withdraw", "CT+", "actual"),
        ("Kesh did not manage to withdraw its troops.", "withdraw", "CT-", "actual"),
        ("Kesh refused to withdraw its troops.", "withdraw", "CT-", "actual"),
        ("Kesh may withdraw its troops.", "withdraw", "PS+", "actual"),
        ("Kesh cannot win without the support of Vardania.", "support", "Uu", "hypothetical"),
        ("The advance would not be possible without Vardanian support.", "support", "Uu", "hypothetical"),
        ("Kesh won without the support of Vardania.", "support", "CT-", "actual"),
        ("Kesh cannot defeat the rebels without the support of Vardania.", "defeat", "Uu", "hypothetical"),
        ("A reward was offered for the arrest of the men.", "arrest", "Uu", "hypothetical"),
        ("They pay for information leading to the arrest of the men.", "arrest", "Uu", "hypothetical"),
        ("The evidence led to the arrest of the men.", "arrest", "CT+", "actual"),
        ("Kesh will attack the port besides burning the fields.", "burning", "PS+", "expected"),
        ("Kesh has paved the way for talks.", "talks", "Uu", "hypothetical"),
        ("Kesh paved the way for the attack.", "attack", "CT+", "actual"),
        ("Kesh is considering leaving the league.", "leaving", "Uu", "intended"),
        ("Kesh plans to withdraw its troops.", "withdraw", "Uu", "intended"),
        ("Kesh wants Vardania to withdraw its troops.", "withdraw", "Uu", "wished"),
        ("Vardania urged Kesh to withdraw its troops.", "withdraw", "Uu", "requested"),
        ("Kesh promised to withdraw its troops.", "withdraw", "Uu", "promised"),
        ("Kesh threatened to attack the port.", "attack", "Uu", "threatened"),
        ("Vardania expected Kesh to help.", "help", "Uu", "expected"),
        ("Vardania believes Kesh attacked the port.", "attacked", "PS+", "actual"),
        ("Experts called credible the accusation that Kesh attacked the port.", "attacked", "PS+", "actual"),
        (
            "Experts described as credible the charge that Kesh attacked the port.",
            "attacked",
            "PS+",
            "actual",
        ),
        ("The accusation that Kesh attacked the port is credible.", "attacked", "PS+", "actual"),
        ("Experts did not call credible the charge that Kesh attacked it.", "attacked", "Uu", "actual"),
        ("Experts repeated the accusation that Kesh attacked the port.", "attacked", "Uu", "actual"),
        ("Vardania regrets that Kesh attacked the port.", "attacked", "CT+", "actual"),
        ("Kesh denied attacking the port.", "attacking", "PS-", "actual"),
        ("The army made efforts to retake the town.", "retake", "Uu", "intended"),
        ("The village mourned the victims of the attack.", "attack", "CT+", "actual"),
        ("Kesh could not retake the town.", "retake", "CT-", "actual"),
        ("Kesh was not willing to help Vardania.", "help", "CT-", "actual"),
        ("Kesh was unwilling to help Vardania.", "help", "PS-", "actual"),
        ("None of the generals will attack the port.", "attack", "PS-", "expected"),
        ("Most voters support sending troops to Kesh.", "sending", "Uu", "wished"),
        ("Vardania supported the attack on the port.", "attack", "CT+", "actual"),
        ("Tolm was wanted in three cases of abduction.", "abduction", "Uu", "actual"),
        ("The police held a man for killing a trader.", "killing", "Uu", "actual"),
        ("Asked about the attack on the port, Tolm left.", "attack", "CT+", "actual"),
        ("The rebels left the town, only to retake it.", "retake", "CT+", "actual"),
        ("Kesh took no prisoners.", "took", "CT-", "actual"),
        ("They left without signing the treaty.", "signing", "CT-", "actual"),
        ("They fought without the support of Vardania.", "support", "CT-", "actual"),
        ("At a meeting in Oria Kesh decided to attack the port.", "meeting", "CT+", "actual"),
        ("At a meeting in Oria Kesh decided to attack the port.", "attack", "Uu", "intended"),
        ("In granting Kesh the port, Vardania decided that the law was old.", "granting", "CT+", "actual"),
        ("Kesh hopes for talks.", "talks", "Uu", "wished"),
        ("Vardania tried to deflect the criticism.", "criticism", "CT+", "actual"),
        ("Vardania may face attacks.", "attacks", "PS+", "actual"),
        ("They use his name to attack the port and have killed many.", "killed", "CT+", "actual"),
        ("Kesh used the road to attack the port.", "attack", "CT+", "actual"),
        ("Kesh will use the road to attack the port.", "attack", "PS+", "expected"),
        ("Kesh is proud to help Vardania.", "help", "CT+", "actual"),
        ("Tolm was right to urge calm.", "urge", "CT+", "actual"),
        ("The arrests prompted Kesh to attack the port.", "attack", "CT+", "actual"),
        ("Vardania was the first country to support Kesh.", "support", "CT+", "actual"),
        ("Vardania wants to be the first country to support Kesh.", "support", "Uu", "wished"),
        ("Vardania sent a general to support Kesh.", "support", "Uu", "intended"),
        ("Leaders gathered on Friday to discuss the war.", "discuss", "CT+", "actual"),
        ("Leaders will gather on Friday to discuss the war.", "discuss", "PS+", "expected"),
        ("Vardania decided not to fund Kesh.", "fund", "PS-", "intended"),
        ("Kesh was not planning to attack the port.", "attack", "PS-", "intended"),
        ("Vardania did not ask Kesh to attack the port.", "attack", "Uu", "requested"),
        ("The police had to fire on the camp.", "fire", "CT+", "actual"),
        ("The police have to fire on the camp.", "fire", "Uu", "requested"),
        ("Anyone who helps the police will be killed.", "helps", "Uu", "hypothetical"),
        ("Those who helped the police were killed.", "helped", "CT+", "actual"),
        ("Kesh has yet to attack the port.", "attack", "CT-", "actual"),
        ("Kesh was not yet able to attack the port.", "attack", "CT-", "actual"),
        ("Tolm insists that Kesh is attacking the port.", "attacking", "CT+", "actual"),
        ("Tolm insists that Kesh attack the port.", "attack", "Uu", "requested"),
        ("When Kesh attacks the port, it will lose.", "attacks", "Uu", "hypothetical"),
        ("When Kesh attacks the port, it wins.", "attacks", "CT+", "actual"),
        ("If Kesh used the road, Vardania attacked it.", "attacked", "Uu", "hypothetical"),
        ("Even if Kesh used the road, Vardania attacked it.", "attacked", "CT+", "actual"),
        ("Vardania is open to negotiating a treaty.", "negotiating", "Uu", "hypothetical"),
        ('Tolm said, "Don\'t attack the port."', "attack", "Uu", "requested"),
        ("I would like to thank the people of Kesh.", "thank", "CT+", "actual"),
        ("We would also like to take this opportunity to thank Kesh.", "thank", "CT+", "actual"),
        ("I wanted to thank the people of Kesh.", "thank", "Uu", "wished"),
        ("Tolm would like to thank the people of Kesh.", "thank", "Uu", "wished"),
        ("I would like to attack the port.", "attack", "Uu", "wished"),
    ],
)
def test_the_authors_view(
    tree_of: Callable[[str], Tree], sentence: str, word: str, factuality: str, modality: str
) -> None:
    tree = tree_of(sentence)
    view = commitment(tree, tree.text.index(word))
    assert (view.factuality, view.modality) == (factuality, modality)


def test_the_climb_stops_at_the_speakers_cue(tree_of: Callable[[str], Tree]) -> None:
    tree = tree_of("Vardania denied that Kesh attacked the port.")
    cue = tree.text.index("denied")
    view = commitment(tree, tree.text.index("attacked"), {cue})
    assert view.factuality == "CT-"


def test_scores_lie_on_the_scale(tree_of: Callable[[str], Tree]) -> None:
    for sentence in ("Kesh attacked.", "Kesh did not attack.", "Kesh may attack.", "Kesh wants to attack."):
        tree = tree_of(sentence)
        for index in range(len(tree.text)):
            assert -3.0 <= score(commitment(tree, index)) <= 3.0
