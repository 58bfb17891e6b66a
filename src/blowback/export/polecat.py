"""How does an episode stand in the columns of POLECAT, the published PLOVER event data?

One line an episode, tab-separated, under POLECAT's own column names; several values of one cell by "; ", and
"None" where there is none, as there. What we do not have is left "None" and never made up:
``docs/how-to/export.md`` says column by column what is filled and why the rest is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from blowback.records import Actor, Episode, Part
from blowback.text.instants import DAY
from blowback.vocab.claims import Role

COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title"),
    *("Actor Name Raw", "Wikipedia Actor ID"),
    *(
        "Recipient Name",
        "Recipient Country",
        "Recipient COW",
        "Primary Recipient Sector",
        "Recipient Sectors",
    ),
    *("Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"),
    *("Raw Placename", "Feature Type", "Source", "Publication Date"),
    *("Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)
NONE = "None"
_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
_APART = "; "


class Told(NamedTuple):
    """What beside the episode itself goes into its line."""

    actors: Mapping[str, Actor]
    names: Mapping[str, str]  # of actors, by id; initials for those whose names are kept back
    outlets: tuple[str, ...]
    published: str | None  # the day on which it was first told


def line(episode: Episode, told: Told, version: str) -> dict[str, str]:
    """The cells of an episode, by column."""
    place = episode.place
    found: dict[str, object] = {
        "Event ID": episode.id,
        "Event Date": _day_of(episode),
        "Event Type": episode.event_type,
        "Event Mode": episode.mode,
        "Quad Code": _QUADS[episode.quad],
        "Contexts": _several(episode.contexts),
        **_side(episode, told, Role.ACTOR, "Actor"),
        **_side(episode, told, Role.RECIPIENT, "Recipient"),
        "Source": _several(told.outlets),
        "Publication Date": told.published,
        "Version": f"blowback {version}",
    }
    if place is not None:
        found |= {
            "Placename": place.name,
            "Country": place.country,
            "Latitude": place.lat,
            "Longitude": place.lon,
            "GeoNames ID": place.geonames,
            "Raw Placename": place.text,
        }
    return {name: NONE if found.get(name) in (None, "") else str(found[name]) for name in COLUMNS}


def _day_of(episode: Episode) -> str | None:
    """The day, where one is told: never the first of a month or the day of publication."""
    time = episode.event_time
    if time is None or time.start is None or time.end is None:
        return None
    first = date.fromisoformat(time.start[:DAY])
    return first.isoformat() if time.end[:DAY] <= (first + timedelta(days=1)).isoformat() else None


def _side(episode: Episode, told: Told, role: Role, label: str) -> dict[str, object]:
    """The columns of those who act, or to whom it is done."""
    parts = [part for part in episode.parts if part.role is role]
    known = [actor for part in parts if (actor := told.actors.get(part.actor or "")) is not None]
    sectors = _several(actor.sector for actor in known)
    return {
        f"{label} Name": _several(_name(part, told) for part in parts),
        f"{label} Country": _several(actor.country for actor in known),
        f"Primary {label} Sector": sectors.partition(_APART)[0],
        f"{label} Sectors": sectors,
        f"{label} Name Raw": _several(part.name for part in parts),
    }


def _name(part: Part, told: Told) -> str:
    return told.names.get(part.actor or "", part.name)


def _several(values: Iterable[str | None]) -> str:
    return _APART.join(dict.fromkeys(str(value) for value in values if value))
