"""The sections of a brief: each row once, with who says so, by how many, and what speaks against it."""

from __future__ import annotations

import pytest

from blowback import api
from blowback.records import Line
from blowback.vocab.claims import (
    BackingKind,
    BackingPhase,
    ClaimKind,
    ExpectationKind,
    Factuality,
    Modality,
    Responsibility,
    Side,
    StateKind,
)
from blowback.vocab.plover import EventType
from blowback.vocab.speech import Capacity, SpeakerClass, Stance
from tests.unit.relate.telling import Teller
from tests.unit.relate.test_brief import armed, section, texts, told
from tests.unit.relate.world import ASKED, DENIED, EXPECTED, World

ASSAULT, AGREE, ACCUSE, AID = EventType.ASSAULT, EventType.AGREE, EventType.ACCUSE, EventType.AID


def below(line: Line) -> list[tuple[str | None, str, tuple[str, ...]]]:
    return [(each.group, each.text, each.says) for each in line.below]


# --- backing --------------------------------------------------------------------------------------


def test_what_two_speakers_say_alike_is_one_line_under_who_backs_whom() -> None:
    world = World()
    armed(world, says="Orla Venn", capacity=Capacity.EXPERT)
    armed(world, article="b.txt")
    [line] = section(told(world, "VAR", "kesh"), "backing").lines
    assert line.group == "Vardania → Kesh Front"
    assert line.text == "covert weapons, not told whether it lasts"
    assert line.says == ("Orla Venn", "The Courier")
    assert (line.reports, line.independent) == (2, 2)


def test_what_was_asked_for_does_not_read_as_given() -> None:
    world = World()
    world.tell("OST", AID, "kesh", backing=BackingKind.TRAINING, **ASKED)
    found = told(world)
    assert texts(found, "backing") == ["training, not standing"]
    assert [line.text for line in section(found, "backing").lines[0].below] == []
    assert not any("to have backed" in line.text for line in found.opening)


def test_a_denial_of_backing_stands_beside_it() -> None:
    world = World()
    armed(world, says="two officials", speaker_class=SpeakerClass.ANONYMOUS)
    world.tell("VAR", AID, "kesh", backing=BackingKind.WEAPONS, says="Vardania", **DENIED)
    found = told(world, "VAR", "kesh")
    [backed] = section(found, "backing").lines
    assert "denied by Vardania" in backed.marks
    assert below(backed) == [("denied", "Vardania → Kesh Front: weapons, not so", ("Vardania",))]
    [disputed] = section(found, "disputed").lines
    assert below(disputed) == [
        ("told", "Vardania → Kesh Front: covert weapons", ("two officials (not named)",)),
        ("denied", "Vardania → Kesh Front: weapons, not so", ("Vardania",)),
    ]


def test_backing_that_is_only_denied_says_so_and_is_no_backing() -> None:
    world = World()
    world.tell("VAR", AID, "kesh", backing=BackingKind.SANCTUARY, says="A minister", **DENIED)
    found = told(world, "VAR", "kesh")
    assert texts(found, "backing") == ["sanctuary, only denied"]
    assert not any("to have backed" in line.text for line in found.opening)
    assert all(not footing.backing for footing in found.footings)
    assert [line.marks[0] for line in section(found, "disputed").rest] == ["nobody is told to say so"]


# --- violence -------------------------------------------------------------------------------------


def test_one_attack_that_four_articles_tell_is_one_line_with_four_reports() -> None:
    world = Teller()
    for number in range(4):
        world.say(
            f"{number}.txt",
            "2031-03-02",
            f"Report {number}: the Front [shelled] the Vardanian depot at Tarn Bridge, killing 3.",
            actor="kesh",
            recipient="VAR",
            on="2031-03-01",
            place="Tarn Bridge",
            killed="3",
        )
    [line] = section(told(world), "violence").lines
    assert line.text == "→ Vardania: violence; 3 killed; in Tarn Bridge"
    assert (line.group, line.when, line.reports) == ("By Kesh Front", "2031-03-01", 4)
    assert len(line.evidence) == 4
    assert line.row is not None


def test_many_sentences_of_one_line_are_capped_and_the_rest_counted() -> None:
    world = World()
    for number in range(20):
        armed(world, article=f"{number:02}.txt")
    [line] = section(told(world), "backing").lines
    assert (line.reports, len(line.evidence), line.beyond) == (20, 12, 8)


def test_acts_of_two_days_are_two_lines_in_order_of_time() -> None:
    world = World()
    for day, recipient in (("2031-04-01", "VAR"), (None, "OST"), ("2031-03-01", "VAR")):
        world.tell("kesh", ASSAULT, recipient, day=day, article=f"{recipient}.txt")
    lines = section(told(world), "violence").lines
    assert [line.when for line in lines] == ["2031-03-01", "2031-04-01", None]
    assert {line.group for line in lines} == {"By Kesh Front"}


def test_a_sum_says_over_which_happenings_it_goes() -> None:
    world = World()
    world.tell("kesh", ASSAULT, "VAR", killed=9, day="2031-01-05")
    world.tell("kesh", ASSAULT, "VAR", killed=20, day="2031-03-05", article="b.txt")
    world.tell("kesh", ASSAULT, "OST", day="2031-04-05", article="c.txt")
    note = section(told(world), "violence").note
    assert note is not None
    assert "3 happenings." in note
    assert "29 killed in all, by happenings that are told with figures, 2 of 3." in note
    assert "may still be one" in note


def test_one_figure_is_no_sum() -> None:
    world = World()
    world.tell("kesh", ASSAULT, "VAR", killed=9)
    note = section(told(world), "violence").note
    assert note is not None
    assert "in all" not in note


def test_accounts_that_exclude_each_other_stand_side_by_side() -> None:
    world = Teller()
    for article, killed, says in (("a.txt", "3", "Vardania"), ("b.txt", "40", "Orla Venn")):
        world.say(
            article,
            "2031-03-02",
            "The Front [bombed] the Vardanian depot at Tarn Bridge.",
            actor="kesh",
            recipient="VAR",
            on="2031-03-01",
            place="Tarn Bridge",
            killed=killed,
            says=says,
        )
    found = told(world)
    [violent] = section(found, "violence").lines
    assert "disputed: how many" in violent.marks
    [line] = section(found, "disputed").lines
    assert below(line) == [
        ("how many", "3 killed", ("Vardania",)),
        ("how many", "40 killed", ("Orla Venn",)),
    ]


def test_responsibility_is_told_by_whom_it_is_claimed_or_laid() -> None:
    world = World()
    world.tell("kesh", ASSAULT, "VAR", responsibility=Responsibility.ALLEGED, says="A minister")
    [line] = section(told(world), "violence").lines
    assert "laid to Kesh Front" in line.marks


def test_what_is_threatened_or_goes_on_is_told_apart_from_deeds() -> None:
    world = World()
    world.tell("kesh", ASSAULT, "VAR", modality=Modality.THREATENED, factuality=Factuality.UNKNOWN)
    [line] = section(told(world), "violence").lines
    assert (line.group, line.text) == ("Not told as done", "Kesh Front → Vardania: violence, threatened")
    assert section(told(world), "violence").note is None


# --- dealings, positions, status ------------------------------------------------------------------


def test_happenings_that_name_nobody_known_are_folded() -> None:
    world = World()
    world.tell("some commanders", ACCUSE, "others", article="b.txt", published="2031-06-03")
    world.tell("VAR", AGREE, "kesh")
    dealings = section(told(world), "dealings")
    assert [line.text for line in dealings.lines] == ["Vardania and Kesh Front: agreement"]
    assert [line.text for line in dealings.rest] == ["some commanders → others: criticism"]
    assert dealings.rest_of == "that name nobody known"


def test_a_pair_folds_what_names_only_one_of_the_two() -> None:
    world = World()
    world.tell("VAR", AGREE, "kesh", day="2031-02-01")
    world.tell("VAR", ACCUSE, "smugglers", day="2031-02-09")
    dealings = section(told(world, "VAR", "kesh"), "dealings")
    assert [line.text for line in dealings.lines] == ["Vardania and Kesh Front: agreement"]
    assert [line.text for line in dealings.rest] == ["Vardania → smugglers: criticism"]
    assert dealings.rest_of == "that name only one of the two, or neither"


def test_an_attack_of_one_of_the_two_on_somebody_unknown_is_in_its_record() -> None:
    world = World()
    world.tell("kesh", ASSAULT, "nine soldiers", day="2031-02-01", killed=9)
    world.tell("gunmen", ASSAULT, "VAR", day="2031-03-09", article="b.txt")
    violence = section(told(world, "VAR", "kesh"), "violence")
    assert [line.group for line in violence.lines] == ["By Kesh Front"]
    assert [line.group for line in violence.rest] == ["By gunmen"]
    assert violence.rest_of == "that neither of the two is told to have done"


def test_a_faction_of_a_movement_says_whose_it_is() -> None:
    world = World()
    world.tell("kesh-north", None, "VAR", side=Side.AGAINST, text="X its talks with Vardania. ")
    [line] = section(told(world), "positions").lines
    assert line.text == "Northern Kesh, of Kesh Front: against"
    assert line.group is not None
    assert line.group.startswith("On: ")


def test_formal_status_says_since_when_and_whether_it_stands() -> None:
    world = World()
    world.tell("VAR", state=(StateKind.DESIGNATION, None), recipient="kesh", day="2030-02-02")
    world.tell(
        "VAR", state=(StateKind.RECOGNITION, None), recipient="kesh", factuality=Factuality.CERTAIN_NOT
    )
    found = told(world, "VAR", "kesh")
    assert [(line.group, line.text, line.when) for line in section(found, "status").lines] == [
        ("Designation", "Vardania → Kesh Front: designation, standing", "from 2030-02-02"),
        ("Recognition", "Vardania → Kesh Front: recognition, told as not so", None),
    ]
    opening = [line.text for line in found.opening]
    assert "Told as standing: designation of the Kesh Front by Vardania, from 2030-02-02." in opening
    assert "Told as not standing: recognition of the Kesh Front by Vardania." in opening


def test_an_interval_that_contradicts_itself_has_no_end() -> None:
    world = World()
    alliance = {"state": (StateKind.ALLIANCE, None), "recipient": "OST"}
    world.tell("VAR", **alliance, day="2031-05-01", until="2030-01-01")
    found = told(world, "VAR", "OST")
    [line] = section(found, "status").lines
    assert line.when is not None
    assert found.timeline.marks[0].interval[0] == "2031-05-01"


# --- expectations and turns -----------------------------------------------------------------------


def turned() -> World:
    world = World()
    armed(world, day="2030-01-05")
    content = world.tell("kesh", EventType.CONCEDE, "VAR", says="Orla Venn", article="b.txt", **EXPECTED)
    world.tell(
        "VAR", None, "kesh", expects=(ExpectationKind.EXPECTED, "VAR", "kesh", content), article="b.txt"
    )
    world.tell("VAR", AGREE, "kesh", day="2031-03-20", article="e.txt", published="2031-03-21")
    for day, article in (("2031-03-01", "c.txt"), ("2031-04-01", "d.txt")):
        world.tell("kesh", ASSAULT, "VAR", day=day, killed=3, article=article, published=day)
    return world


def test_a_turn_shows_what_stood_before_and_after_and_what_speaks_against_it() -> None:
    found = told(turned(), "VAR", "kesh")
    [line] = section(found, "turns").lines
    assert line.text == "Vardania and Kesh Front: backfire"
    assert line.when == "between 2030-01-05 and 2031-03-01"
    assert line.marks[0].startswith("documentary")
    groups = [each.group for each in line.below]
    assert groups[:3] == ["before", "after", "after"]
    assert "speaks against it" in groups
    assert any("backfire, between 2030-01-05 and 2031-03-01." in each.text for each in found.opening)


def test_a_reported_turn_says_that_somebody_says_so() -> None:
    world = World()
    armed(world)
    world.tell(("VAR", "kesh"), state=(StateKind.RELATIONS, "backfired"), says="Orla Venn")
    [line] = section(told(world, "VAR", "kesh"), "turns").lines
    assert line.marks[0] == "reported: somebody says so"
    assert [(each.group, each.says) for each in line.below] == [
        ("before", ("The Courier",)),
        ("after", ("Orla Venn",)),
    ]


def test_as_known_before_it_was_told_there_is_no_turn() -> None:
    world = turned()
    from blowback.relate import brief

    found = brief(world.view(as_known_on="2031-03-15", about=("VAR", "kesh")))
    assert found.turns == ()
    assert section(found, "turns").note == "No turn is documented or reported."


def test_expectations_stand_under_their_outcome_with_the_record_of_each() -> None:
    found = told(turned(), "VAR", "kesh")
    lines = section(found, "expectations").lines
    assert lines[0].group in {"Contradicted by what is told", "Open: nothing is told of what came of them"}
    assert lines[0].text == "Vardania expected of Kesh Front: concession towards Vardania"
    assert lines[-1].group == "How often it came about, as told"
    assert lines[-1].text.startswith("Kesh Front, what was expected: 1 ")
    assert "%" not in lines[-1].text


# --- what is to be held against it ----------------------------------------------------------------


def test_silences_are_one_line_a_speaker_with_the_days() -> None:
    world = World()
    world.person("p1", "Orla Venn")
    for article, published in (("a.txt", "2031-02-01"), ("b.txt", "2031-03-01")):
        world.tell(
            "p1",
            says="Orla Venn",
            speaker_actor="p1",
            capacity=Capacity.OFFICIAL,
            stance=Stance.NO_REPLY,
            claim_kind=ClaimKind.SILENCE,
            article=article,
            published=published,
        )
    [line] = section(told(world), "silences").lines
    assert line.text == "Orla Venn: did not reply, 2 times"
    assert line.when == "in what was published 2031-02-01 and 2031-03-01"
    assert line.reports == 2


@pytest.mark.parametrize(("actor", "kind"), [("OST", BackingKind.WEAPONS), ("VAR", BackingKind.SANCTUARY)])
def test_a_denial_of_something_else_denies_nothing(actor: str, kind: BackingKind) -> None:
    world = World()
    armed(world)
    world.tell(actor, AID, "kesh", backing=kind, says="A minister", **DENIED)
    disputed = section(told(world, "VAR", "kesh") if actor == "VAR" else told(world), "disputed")
    assert [line.below for line in disputed.rest] == [()]
    assert disputed.rest[0].marks[0] == "nobody is told to say so"


def test_a_denial_of_help_denies_no_spoken_support_freed_prisoners_or_later_deed() -> None:
    world = World()
    world.tell("VAR", EventType.RETREAT, "kesh", mode="release", backing=BackingKind.PRISONERS)
    world.tell("VAR", EventType.SUPPORT, "kesh", article="b.txt")
    world.tell("VAR", AID, "kesh", day="2031-09-01", article="c.txt", published="2031-09-02")
    world.tell("kesh", ASSAULT, "VAR", day="2031-11-24", article="d.txt", published="2031-11-26")
    helped = {"backing": BackingKind.UNSPECIFIED, "says": "Vardania", "article": "e.txt"}
    world.tell("VAR", AID, "kesh", **helped, **DENIED)
    world.tell("kesh", ASSAULT, "VAR", says="A spokesman", article="f.txt", **DENIED)
    found = told(world, "VAR", "kesh")
    lines = [*section(found, "dealings").lines, *section(found, "violence").lines]
    assert [line.text for line in lines if any(mark.startswith("denied by") for mark in line.marks)] == []


@pytest.mark.parametrize(("modality", "denied"), [(Modality.REQUESTED, False), (Modality.ACTUAL, True)])
def test_who_asks_that_it_be_not_done_denies_nothing(modality: Modality, denied: bool) -> None:
    world = World()
    world.tell("kesh", ASSAULT, "VAR")
    asked = {"modality": modality, "factuality": Factuality.CERTAIN_NOT}
    world.tell("kesh", ASSAULT, "VAR", says="A mediator", article="b.txt", **asked)
    lines = section(told(world, "VAR", "kesh"), "violence").lines
    assert any(mark.startswith("denied by") for line in lines for mark in line.marks) is denied


def test_who_accuses_another_of_not_doing_it_denies_nothing() -> None:
    world = World()
    world.tell("VAR", AGREE, "kesh")
    failed = {"stance": Stance.ACCUSES, "factuality": Factuality.CERTAIN_NOT}
    world.tell("kesh", AGREE, "VAR", says="Vardania", article="b.txt", **failed)
    lines = section(told(world, "VAR", "kesh"), "dealings").lines
    assert not any(mark.startswith("denied by") for line in lines for mark in line.marks)


@pytest.mark.parametrize(("day", "broken"), [("2031-05-01", True), ("2030-01-01", False)])
def test_who_fights_after_a_truce_is_not_told_as_at_peace_without_more_ado(day: str, broken: bool) -> None:
    world = World()
    world.tell("VAR", state=(StateKind.CEASEFIRE, None), recipient="kesh", day="2030-02-02")
    world.tell("kesh", ASSAULT, "VAR", day=day, article="b.txt", published="2031-05-02")
    opening = [line.text for line in told(world, "VAR", "kesh").opening]
    [truce] = [text for text in opening if "ceasefire" in text]
    assert truce.startswith("Told as standing: ceasefire between")
    assert ("hostile acts are told of since" in truce) is broken


def test_what_is_told_as_not_so_is_not_called_refused_as_well() -> None:
    world = World()
    refused = {"backing": BackingKind.WEAPONS, "phase": BackingPhase.REFUSED, "says": "A minister"}
    world.tell("VAR", AID, "kesh", **refused, **DENIED)
    [line] = section(told(world, "VAR", "kesh"), "backing").lines
    assert below(line) == [("denied", "Vardania → Kesh Front: weapons, not so", ("A minister",))]


def test_the_pair_comes_with_those_who_are_near_it() -> None:
    world = World()
    armed(world)
    world.tell("kesh-young", ASSAULT, "VAR")
    found = told(world, "VAR", "kesh")
    assert [(line.group, line.text) for line in section(found, "others").lines] == [
        ("Vardania", "Young Kesh: 1 claim, 1 of conflict")
    ]
    assert texts(found, "violence") == []


def test_what_is_thin_counts_happenings_and_voices() -> None:
    world = World()
    world.tell("kesh", ASSAULT, "VAR", day="2031-03-01")
    world.tell("VAR", AGREE, "kesh", article="b.txt")
    thin = texts(told(world), "thin")
    assert "One voice only: 2 of 2 happenings are told by no more than one independent voice." in thin
    assert "Undated: 1 of 2 happenings carry no time in the text." in thin


# --- the timeline ---------------------------------------------------------------------------------


def test_the_timeline_holds_what_is_dated_and_counts_what_is_not() -> None:
    world = turned()
    world.tell("VAR", ACCUSE, "kesh", article="b.txt")
    found = told(world, "VAR", "kesh")
    kinds = [(mark.what, mark.when) for mark in found.timeline.marks]
    assert ("turn", "between 2030-01-05 and 2031-03-01") in kinds
    assert ("tie", "from 2030-01-05") in kinds
    assert sum(what == "episode" for what, _ in kinds) == 4
    assert found.timeline.undated == 1
    assert sum(week.articles for week in found.timeline.exposure) == 5
    lines = {line.row for each in found.sections for line in (*each.lines, *each.rest)}
    assert {mark.row for mark in found.timeline.marks if mark.what != "episode"} <= lines


# --- what a brief of a pair shares with others ----------------------------------------------------


def test_a_happening_told_elsewhere_too_brings_all_its_claims_and_keeps_names_back() -> None:
    world = World()
    world.person("p1", "Orla Venn")
    world.tell("kesh", ASSAULT, "VAR", day="2031-03-01", killed=3)
    world.tell("kesh", ASSAULT, "p1", day="2031-03-01", killed=3, article="b.txt", text="It hit Orla Venn. ")
    found = told(world, "VAR", "kesh")
    told_of = {e.claim for each in found.sections for line in each.lines for e in line.evidence}
    [mark] = [mark for mark in found.timeline.marks if mark.what == "episode"]
    assert "Venn" not in str(found)
    assert (mark.reports, told_of >= {"c000", "c001"}) in {(2, True), (1, False)}


def test_a_forgotten_article_leaves_nothing_in_the_brief() -> None:
    world = World()
    world.tell("kesh", ASSAULT, "VAR", day="2031-03-01", article="a.txt", text="It attacked at Tarn Bridge. ")
    world.tell("VAR", AGREE, "kesh", day="2031-04-01", article="b.txt")
    ledger = world.ledger()
    assert "Tarn Bridge" in str(api.brief(ledger, ["VAR", "kesh"]))
    ledger.forget("a.txt", reason="asked for", recorded_at="2031-08-01T00:00:00Z")
    found = api.brief(ledger, ["VAR", "kesh"])
    assert "Tarn Bridge" not in str(found)
    assert found.articles == 1
    assert texts(found, "violence") == []


def test_one_happening_makes_no_turn_and_no_sum() -> None:
    world = World()
    world.tell("kesh", ASSAULT, "VAR", day="2031-03-01", killed=3)
    found = told(world, "VAR", "kesh")
    assert found.turns == ()
    assert section(found, "violence").note == "1 happening."
    assert [mark.what for mark in found.timeline.marks] == ["episode"]


def test_a_brief_of_everything_is_an_overview() -> None:
    world = World()
    for day in range(1, 29):
        world.tell("kesh", ASSAULT, "VAR", day=f"2031-02-{day:02}", killed=day, article=f"{day}.txt")
    ledger = world.ledger()
    of_pair, of_all = (
        {each.key: each for each in api.brief(ledger, about).sections}["violence"]
        for about in (("VAR", "kesh"), ())
    )
    assert len(of_pair.lines) == 28
    assert "left out" not in str(of_pair.note)
    assert len(of_all.lines) == 10
    assert "18 more" in str(of_all.note)
