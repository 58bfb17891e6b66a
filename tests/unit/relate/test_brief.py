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
    Side,
    StateKind,
)
from blowback.vocab.plover import EventType
from blowback.vocab.speech import Capacity
from tests.unit.relate.world import World

AID, ASSAULT, AGREE, ACCUSE = EventType.AID, EventType.ASSAULT, EventType.AGREE, EventType.ACCUSE


def told(world: World, *about: str, **how: bool) -> Brief:
    return brief(world.view(about=about, **how))


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
    assert found.timeline.marks == ()
    assert all(not each.lines for each in found.sections if each.key != "thin")
