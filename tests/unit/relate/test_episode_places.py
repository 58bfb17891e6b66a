"""Where was an episode, when its tellings name the place in several ways?"""

from __future__ import annotations

import msgspec
import pytest

from blowback.records import ClaimPlace
from blowback.relate.episodes import episodes
from blowback.vocab.plover import EventType
from tests.unit.relate.world import World


def place_of(*places: ClaimPlace) -> str | None:
    """The place of an attack that articles tell of, each with a place of its own."""
    world = World()
    for number, place in enumerate(places):
        world.tell(
            *("kesh", EventType.ASSAULT, "VAR"),
            day="2031-02-08",
            killed=23,
            article=f"{number}.txt",
            place=place,
            text="The Kesh Front attacked the barracks of Vardania and killed 23 soldiers. ",
        )
    (found,) = episodes(world.view())
    return found.place.name if found.place is not None else None


def on_map(name: str) -> ClaimPlace:
    return ClaimPlace(start=0, end=1, text=name, name=name, lat=51.2, lon=1.1)


def off_map(name: str) -> ClaimPlace:
    return msgspec.structs.replace(on_map(name), lat=None, lon=None)


@pytest.mark.parametrize(
    ("places", "wanted"),
    [
        ((on_map("Stenna"), on_map("Stenna"), off_map("the ford")), "Stenna"),
        ((on_map("Bridge"), off_map("Tarn Bridge")), "Tarn Bridge"),
        ((off_map("Tarn Bridge"), on_map("Bridge"), on_map("Bridge")), "Tarn Bridge"),
        ((on_map("Bridge"),), "Bridge"),
    ],
)
def test_the_place_is_the_one_that_is_told_and_no_piece_of_its_name(
    places: tuple[ClaimPlace, ...], wanted: str
) -> None:
    assert place_of(*places) == wanted
