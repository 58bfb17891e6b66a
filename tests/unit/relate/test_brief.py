"""A brief: what is said together, apart, first, last and not at all."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from blowback.errors import InputError
from blowback.records import Brief, Line, Section
from blowback.relate import brief, find_actor
from blowback.vocab.claims import (
    BackingKind,
    ClaimKind,
    Factuality,
    Modality,
    Side,
    StateKind,
)
from blowback.vocab.plover import EventType
from blowback.vocab.speech import Capacity, SpeakerClass, Stance
from tests.unit.relate.world import ASKED, DENIED, World

AID, ASSAULT, AGREE, ACCUSE = EventType.AID, EventType.ASSAULT, EventType.AGREE, EventType.ACCUSE


def told(world: World, *about: str, **how: bool) -> Brief:
    return brief(world.view(**how), about)


def section(found: Brief, key: str) -> Section:
    return next(s for s in found.sections if s.key == key)


def texts(found: Brief, key: str) -> list[str]:
    return [line.text for line in section(found, key).lines]


def every_line(found: Brief) -> Iterator[Line]:
    waiting = [*found.opening, *(ln for s in found.sections for ln in (*s.lines, *s.rest))]
    while waiting:
        line = waiting.pop()
        yield line
        waiting.extend(line.below)


def armed(world: World, **fields: object) -> str:
    return world.tell("VAR", AID, "kesh", backing=BackingKind.WEAPONS, covert=True, **fields)


def test_what_two_speakers_say_alike_is_one_line_under_who_backs_whom() -> None:
    world = World()
    armed(world, says="Orla Venn", capacity=Capacity.EXPERT)
    armed(world)
    [line] = section(told(world, "VAR", "kesh"), "backing").lines
    assert (line.group, line.text, line.says) == (
        "Vardania → Kesh Front",
        "covert weapons",
        ("Orla Venn", "The Courier"),
    )


def test_acts_of_two_days_are_two_lines_in_order_of_time() -> None:
    world = World()
    world.tell("kesh", ASSAULT, "VAR", day="2031-04-01")
    world.tell("kesh", ASSAULT, "VAR")
    world.tell("kesh", ASSAULT, "VAR", day="2031-03-01")
    lines = section(told(world), "violence").lines
    assert [line.when for line in lines] == ["2031-03-01", "2031-04-01", None]
    assert {line.group for line in lines} == {"By Kesh Front"}


def test_what_was_asked_for_does_not_read_as_done() -> None:
    world = World()
    world.tell("OST", AID, "kesh", backing=BackingKind.TRAINING, **ASKED)
    found = told(world)
    assert texts(found, "backing") == ["training, asked for"]
    assert not any("to have backed" in line.text for line in found.opening)


def test_lines_that_name_nobody_are_folded() -> None:
    world = World()
    world.tell("some commanders", ACCUSE, "others")
    world.tell("VAR", ACCUSE, "kesh")
    dealings = section(told(world), "dealings")
    assert [line.text for line in dealings.lines] == ["Vardania → Kesh Front: criticism"]
    assert [line.text for line in dealings.rest] == ["some commanders → others: criticism"]


def test_counts_are_given_and_never_added() -> None:
    world = World()
    world.tell("kesh", ASSAULT, "VAR", killed=9)
    world.tell("kesh", ASSAULT, "VAR", killed=20, article="b.txt")
    world.tell(None, ASSAULT, "14 people", killed=14)
    violence = section(told(world), "violence")
    assert violence.note is not None
    assert "Told in 3 sentences, 1 of them without an actor." in violence.note
    assert "20 killed, 14 killed and 9 killed" in violence.note
    assert "not added up" in violence.note
    assert "43" not in violence.note
    assert violence.lines[-1].text == "violence; 14 killed"
    assert violence.lines[-1].group == "Actor not told"


def test_a_denial_stands_beside_what_it_denies() -> None:
    world = World()
    armed(world, says="two officials", speaker_class=SpeakerClass.ANONYMOUS)
    world.tell("VAR", AID, "kesh", backing=BackingKind.WEAPONS, says="Vardania", **DENIED)
    found = told(world, "VAR", "kesh")
    [denial] = section(found, "disputed").lines
    assert denial.says == ("Vardania",)
    assert [(line.text, line.says) for line in denial.below] == [
        ("Vardania → Kesh Front: covert weapons", ("two officials (not named)",))
    ]
    accused = section(found, "backing").lines[0]
    assert "denied by Vardania" in accused.marks


@pytest.mark.parametrize(("actor", "kind"), [("OST", BackingKind.WEAPONS), ("VAR", BackingKind.SANCTUARY)])
def test_a_denial_of_something_else_denies_nothing(actor: str, kind: BackingKind) -> None:
    world = World()
    armed(world)
    world.tell(actor, AID, "kesh", backing=kind, says="A minister", **DENIED)
    [denial] = section(told(world), "disputed").lines
    assert denial.below == ()
    assert denial.marks[0] == "nobody is told to say so"


def test_a_denial_that_does_not_name_a_party_fits_within_its_article_only() -> None:
    for article, expected in (("a.txt", 1), ("b.txt", 0)):
        world = World()
        armed(world, article="a.txt")
        world.tell(
            "her government",
            AID,
            "kesh",
            backing=BackingKind.WEAPONS,
            says="Orla Venn",
            article=article,
            **DENIED,
        )
        [denial] = section(told(world), "disputed").lines
        assert len(denial.below) == expected


def test_silences_are_one_line_a_speaker() -> None:
    world = World()
    world.person("p1", "Orla Venn")
    for article in ("a.txt", "b.txt"):
        world.tell(
            "p1",
            says="Orla Venn",
            speaker_actor="p1",
            capacity=Capacity.OFFICIAL,
            stance=Stance.NO_REPLY,
            claim_kind=ClaimKind.SILENCE,
            article=article,
        )
    [line] = section(told(world), "silences").lines
    assert (line.text, line.reports) == ("Orla Venn: did not reply", 2)


def test_a_turn_shows_what_stood_before_and_after_with_who_says_so() -> None:
    world = World()
    armed(world)
    world.tell(("VAR", "kesh"), state=(StateKind.RELATIONS, "backfired"), says="Orla Venn")
    [line] = section(told(world, "VAR", "kesh"), "turns").lines
    assert line.text == "Vardania and Kesh Front: backfire"
    assert line.marks[0] == "reported: somebody says so"
    assert [(below.group, below.says) for below in line.below] == [
        ("before", ("The Courier",)),
        ("after", ("Orla Venn",)),
    ]


def test_the_opening_says_who_is_told_to_have_backed_whom() -> None:
    world = World()
    armed(world)
    world.tell(
        "VAR", state=(StateKind.RECOGNITION, None), recipient="kesh", factuality=Factuality.CERTAIN_NOT
    )
    lines = [line.text for line in told(world, "VAR", "kesh").opening]
    assert "Vardania is told to have backed the Kesh Front: covert weapons." in lines
    assert "Told as not so: recognition of the Kesh Front by Vardania." in lines


def test_the_pair_comes_with_those_who_are_near_it() -> None:
    world = World()
    armed(world)
    world.tell("kesh-young", ASSAULT, "VAR")
    found = told(world, "VAR", "kesh")
    assert texts(found, "others") == ["Vardania and Young Kesh: 0 friendly, 1 hostile"]
    assert texts(found, "violence") == []


def test_no_line_says_why() -> None:
    world = World()
    armed(world)
    world.tell("kesh", ASSAULT, "VAR", day="2031-03-01", killed=3)
    world.tell("kesh", ASSAULT, "VAR", day="2031-04-01")
    world.tell(("VAR", "kesh"), state=(StateKind.RELATIONS, "worsened"))
    world.tell("kesh-north", None, "VAR", side=Side.AGAINST)
    causal = {"because", "caused", "causes", "therefore", "led", "result", "due", "thus", "consequence"}
    for line in every_line(told(world)):
        words = set(" ".join([line.text, *line.marks]).lower().split())
        assert not words & causal, line.text


def test_the_order_of_telling_changes_no_statement() -> None:
    world = World()
    armed(world)
    for day in ("2031-03-01", "2031-04-01", "2031-05-01"):
        world.tell("kesh", ASSAULT, "VAR", day=day)
    world.tell("OST", AGREE, "VAR")
    wanted = told(world)
    for seed in range(5):
        random.Random(seed).shuffle(world.rows)
        assert told(world) == wanted


# --- whose name is kept back ----------------------------------------------------------------------


def test_a_person_without_a_public_role_is_shown_by_initials() -> None:
    world = World()
    world.person("p1", "Orla Venn")
    world.tell("kesh", ASSAULT, "p1", text="The Front wounded Orla Venn, and Venn was taken away. ")
    found = told(world)
    [line] = section(found, "violence").lines
    assert line.text == "→ O.V. (private person): violence"
    assert line.evidence[0].exact == "The Front wounded [O.V.], and [O.V.] was taken away."
    assert line.evidence[0].masked
    assert found.masked == 1
    assert "Venn" not in str(found)
    shown = told(world, unmask=True)
    assert section(shown, "violence").lines[0].text == "→ Orla Venn: violence"
    assert shown.masked == 0


def test_a_role_in_the_text_or_a_public_capacity_shows_a_name() -> None:
    from blowback.records import ActorRole

    world = World()
    world.person("p1", "Orla Venn", roles=(ActorRole(title="foreign minister"),))
    world.person("p2", "Tam Rill")
    world.person("p3", "Bel Okka", roles=(ActorRole(title="sister of the minister"),))
    world.person("p4", "Ness Ardo", roles=(ActorRole(title="detainee"),))
    world.tell("p1", ACCUSE, "VAR")
    world.tell("p2", ACCUSE, "VAR", says="Tam Rill", speaker_actor="p2", capacity=Capacity.MILITARY)
    world.tell("VAR", ACCUSE, "p3")
    world.tell("VAR", ACCUSE, "p4")
    assert world.view().private == {"p3", "p4"}


def test_an_office_or_a_description_is_no_name_to_keep_back() -> None:
    world = World()
    world.person("p1", "head of Vardanian intelligence")
    world.person("p2", "Orla de Vardania")
    world.tell("p1", ACCUSE, "p2", text="The head of Vardanian intelligence accused Orla de Vardania. ")
    view = world.view()
    assert view.private == {"p2"}
    [row] = view.claims
    assert view.evidence(row).exact == "The head of Vardanian intelligence accused [O.D.V.]."


# --- who is meant ---------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["kesh", "Kesh Front", "kesh front", "KF", "the Kesh Front"])
def test_an_actor_is_found_by_id_name_and_letters(words: str) -> None:
    world = World()
    armed(world)
    if words.startswith("the "):
        with pytest.raises(InputError, match="Near it: Kesh Front"):
            find_actor(world.view(), words)
    else:
        assert find_actor(world.view(), words) == "kesh"


def test_a_part_of_several_names_is_answered_with_the_names() -> None:
    with pytest.raises(InputError, match=r"several actors: Kesh Front \(kesh\), Northern Kesh"):
        find_actor(World().view(), "Kesh")


def test_an_unknown_actor_is_answered_with_what_to_do() -> None:
    with pytest.raises(InputError, match="`blowback actors` lists"):
        find_actor(World().view(), "Nowhere")


def test_nothing_told_is_said_and_is_no_sign_of_peace() -> None:
    found = told(World(), "VAR", "OST")
    assert texts(found, "thin") == [
        "Nothing at all is told; that nothing was read is no sign that nothing happened."
    ]


def test_modality_of_a_threat_stays_on_its_line() -> None:
    world = World()
    world.tell("kesh", ASSAULT, "VAR", modality=Modality.THREATENED, factuality=Factuality.UNKNOWN)
    assert texts(told(world), "violence") == ["→ Vardania: violence, threatened"]
