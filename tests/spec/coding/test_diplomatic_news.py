"""What must come out of the turns of phrase of news on sanctions, visas, warnings, arms and talks?"""

from __future__ import annotations

import pytest

from tests.spec.coding.test_misparsed_news import sides
from tests.spec.coding.test_wire_news import deeds


@pytest.mark.parametrize(
    ("text", "trigger", "event_types"),
    [
        # figures of speech strike nobody
        ("Vardania accused Ostrea of dragging its feet on visas.", "dragging", []),
        ("Ostrean police were dragging the men from a mosque.", "dragging", ["ASSAULT"]),
        ('"They have stabbed us in the back," Ana Dravic said of Vardania.', "stabbed", []),
        ("Kesh Front men stabbed a guard in the chest.", "stabbed", ["ASSAULT"]),
        # where an arm comes from
        ("Vardania bought six Ostrean-built submarines.", "built", []),
        ("Ostrea has built six submarines.", "built", ["MOBILIZE"]),
        # what is granted no longer
        ("Vardania issued visas to Ostrean envoys.", "issuing", []),
        ("Vardania stopped issuing visas to Ostrea.", "issuing", ["SANCTION"]),
        ("Vardania began issuing visas to Ostrea.", "issuing", ["CONCEDE"]),
        # what is promised to somebody helps him, what he is threatened with does not
        ("Belko Varstad promised to send two helicopters to Ostrea.", "promised", ["AGREE"]),
        ("Belko Varstad promised to send two helicopters to Ostrea.", "send", ["AID"]),
        ("Belko Varstad vowed to deploy troops against Ostrea.", "vowed", ["THREATEN"]),
        ("Vardania threatened to send troops to Ostrea.", "send", ["MOBILIZE"]),
        ("Vardania sent troops to Ostrea to help the police.", "sent", ["AID"]),
        # a name tells of nothing
        ("Men of the Group for the Support of Orlan attacked Vardania.", "Support", []),
        ("The Front for the Liberation of Lunia attacked Vardania.", "attacked", ["ASSAULT"]),
        # to tell somebody how things are with him threatens nobody; that one can strike, and would, does
        ("Vardania's army warned Belko Varstad that his life was in danger.", "warned", []),
        ("Vardania warned Ostrea that its forces were ready to hit back.", "warned", ["THREATEN"]),
        ("Vardania warned Ostrea that its response would be swift.", "warned", ["THREATEN"]),
        ("Vardania warned Ostrea that its patience was at an end.", "warned", ["THREATEN"]),
    ],
)
def test_which_words_tell_of_an_event(text: str, trigger: str, event_types: list[str]) -> None:
    assert [str(c.event_type) for c in deeds(text, trigger)] == event_types


@pytest.mark.parametrize(
    ("text", "trigger", "factuality"),
    [
        # what is told beside a meeting that is due is not due itself
        (
            "The envoys are due to meet on Monday, though Ostrea has threatened to boycott the talks.",
            "threatened",
            ["CT+"],
        ),
        ("The envoys are due to meet Ostrea on Monday.", "meet", ["Uu"]),
        # who has heard of nothing tells of nothing
        ("Ostrea said it had no information about an attack on Vardania.", "attack", ["Uu"]),
        ("Ostrea has no knowledge of an attack on Vardania.", "attack", ["Uu"]),
        ("Ostrea gave Lunia information about an attack on Vardania.", "attack", ["CT+"]),
        # what a report says that is denied, wherever it stands
        (
            "Ostrea denied a report in a Lunian newspaper that its army had attacked Vardania.",
            "attacked",
            ["CT-"],
        ),
        (
            "An official denied a report in a Lunian paper that Ostrea had declined to meet Vardania.",
            "declined",
            ["CT-"],
        ),
        ("Ostrea denied that its army had attacked Vardania.", "attacked", ["CT-"]),
        # what is talked about has not come about
        ("Vardania has suspended talks on a trade treaty with Ostrea.", "treaty", ["Uu"]),
        ("Negotiations for a peace treaty with Ostrea collapsed.", "treaty", ["Uu"]),
        ("Vardania and Ostrea held talks on a withdrawal of troops.", "withdrawal", ["Uu"]),
        ("Vardania and Ostrea held talks on the 2015 treaty with Lunia.", "treaty", ["CT+"]),
        ("Vardania signed a trade treaty with Ostrea.", "treaty", []),
        ("Vardania and Ostrea held talks over an attack on a convoy.", "attack", ["CT+"]),
    ],
)
def test_how_sure(text: str, trigger: str, factuality: list[str]) -> None:
    assert [str(c.factuality) for c in deeds(text, trigger)] == factuality


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Ostrean jets bombed a camp on Sunday. Three guards were killed, a doctor said.", "explosives"),
        ("Ostrean jets bombed a camp on Sunday. Three guards were killed in the attack.", "explosives"),
        # fighting is done in many ways
        ("Ostrean jets bombed a camp on Sunday. Three guards were killed in the fighting.", None),
    ],
)
def test_how_those_were_killed_who_are_told_of_next(text: str, mode: str | None) -> None:
    assert [c.mode for c in deeds(text, "killed")] == [mode]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # whose government it is: that of the nation of which the critic is, not the one told of before
        (
            "The Vardanian government met. Ostrean opposition leader Selim Kor criticized the government.",
            "criticized",
            ["Selim Kor"],
            ["Ostrean government"],
        ),
        # nobody calls his own state a regime
        (
            'Envoys urged Ostrea to stay. "The regime is arming rebels," Ostrean minister Rachel Lind said.',
            "arming",
            ["The regime"],
            ["rebels"],
        ),
        # a patrol boat is a state's, a fishing boat is not
        ("Two Vardanian coast guard vessels rammed a boat.", "rammed", ["Vardania"], ["boat"]),
        ("Two Vardanian fishing vessels rammed a boat.", "rammed", ["Vardanian"], ["boat"]),
        # how many were harmed besides
        ("Three guards were killed and at least eight wounded.", "wounded", [], ["at least eight"]),
        ("Three guards were killed and 12 wounded in Ostrea.", "wounded", [], ["12"]),
        ("Three guards were shot and wounded in Ostrea.", "wounded", [], ["Three guards"]),
        # their ships are not those of the place where they meet
        ("Ostrea hosted talks between their armies in Vardania.", "talks", ["their armies"], []),
        # who is told to leave what he seized
        (
            "Ostrea called it a threat and ordered Lunia's army to leave the towns it had seized.",
            "seized",
            ["Lunia: armed forces"],
            ["the towns"],
        ),
    ],
)
def test_who_and_whom(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    assert sides(text, trigger) == (actors, recipients)
