"""Which rows do entities of FollowTheMoney give?

The mapping is a table (``data/ftm.toml``) for kinds, and the edges below: who holds a post, is a member,
directs or is employed. What else an entity says is left out, and is no concern of the registry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from blowback.resolve.own.rows import MOST, Given, UnreadableError
from blowback.text.data import toml

PREFIX = "ftm."


class _Edge(msgspec.Struct, frozen=True):
    """Which property of an edge names the part, which the whole, and where a title stands."""

    part: str
    whole: str
    title: str | None = None
    kind: str = "member"


_EDGES = {
    "Membership": _Edge("member", "organization", "role"),
    "Directorship": _Edge("director", "organization", "role", "office_holder"),
    "Employment": _Edge("employee", "employer", "role", "office_holder"),
}


class _Entity(msgspec.Struct, frozen=True):
    """An entity as FollowTheMoney exports it."""

    id: str
    schema: str
    properties: dict[str, list[Any]] = {}

    def texts(self, *names: str) -> list[str]:
        """The values of some properties, in order, each once; a nested entity counts as its id."""
        values = [value for name in names for value in self.properties.get(name, ())]
        plain = [value.get("id") if isinstance(value, dict) else value for value in values]
        return list(dict.fromkeys(str(value) for value in plain if value))

    def first(self, *names: str) -> str | None:
        """The first value of some properties."""
        return next(iter(self.texts(*names)), None)


def read_entities(file: str, text: str) -> Iterator[Given]:
    """Which rows do the entities of a file give? Edges become facts of the actors at their ends.

    Raises:
        UnreadableError: a line is no entity.
    """
    entities = list(_entities(text))
    table = toml("blowback.resolve", "ftm.toml")
    names = {entity.id: entity.first("name") or "" for _, entity in entities}
    facts = _facts(entities, names, table)
    for where, entity in entities:
        if entity.schema in table["kinds"]:
            yield Given(file, where, {**_actor(entity, table), **facts.get(entity.id, {})})


def _entities(text: str) -> Iterator[tuple[str, _Entity]]:
    """One JSON object a line; also one JSON list, or one object, over many lines."""
    stripped = text.lstrip()
    if stripped.startswith("[") or (stripped.startswith("{") and "}\n{" not in text.replace("\r", "")):
        found = _decoded(text, list[_Entity] if stripped.startswith("[") else _Entity, "file")
        yield from (
            (f"entity {n}", each) for n, each in enumerate(found if isinstance(found, list) else [found], 1)
        )
        return
    for number, line in enumerate(text.split("\n"), 1):
        if number > MOST:
            raise UnreadableError(f"expected at most {MOST:,} entities in a file, found more; split it")
        if line.strip():
            yield f"line {number}", _decoded(line, _Entity, f"line {number}")


def _decoded(text: str, form: Any, where: str) -> Any:
    try:
        return msgspec.json.decode(text, type=form)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
        raise UnreadableError(
            f'{where}: expected FollowTheMoney entities such as {{"id","schema","properties"}}: {error}'
        ) from error


def _actor(entity: _Entity, table: Mapping[str, Any]) -> dict[str, Any]:
    """An entity as a row, without the edges that end at it."""
    kind, sector = table["kinds"][entity.schema]
    for topic in entity.texts("topics"):
        kind, sector = (
            table["topics"].get(topic, (kind, sector)) if entity.schema != "Person" else (kind, sector)
        )
    names = entity.texts("name", "alias", "previousName")
    weak = entity.texts("weakAlias", "abbreviation")
    row: dict[str, Any] = {
        "id": f"{PREFIX}{entity.id}",
        "name": names[0] if names else None,
        "kind": kind,
        "sector": sector or None,
        "country": _country(entity),
        "names": names[1:],
        "weak": [name for name in weak if name not in names],
        "wikidata": entity.first("wikidataId"),
        "source": entity.first("sourceUrl", "publisher"),
    }
    existed = {"from": entity.first("incorporationDate"), "to": entity.first("dissolutionDate")}
    if entity.schema != "Person" and any(existed.values()):
        row["existed"] = {key: _day(value) for key, value in existed.items() if value}
    if positions := entity.texts("position") if entity.schema == "Person" else []:
        row["roles"] = [{"title": title} for title in positions]
    return row


def _country(entity: _Entity) -> str | None:
    """The one country that an entity is said to be of; several say nothing."""
    import pycountry

    for group in (("mainCountry", "jurisdiction"), ("nationality", "citizenship"), ("country",)):
        codes = {code.upper() for code in entity.texts(*group)}
        if len(codes) == 1:
            found = pycountry.countries.get(alpha_2=codes.pop())
            return str(found.alpha_3) if found is not None else None
    return None


def _day(date: str) -> str:
    """A date without its time of day, which the registry does not keep."""
    return date.partition("T")[0]


def _facts(
    entities: list[tuple[str, _Entity]], names: Mapping[str, str], table: Mapping[str, Any]
) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """What do the edges say of the actors at their ends?"""
    found: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    people = {entity.id for _, entity in entities if entity.schema == "Person"}
    positions = {e.id: _actor(e, table).get("roles", []) for _, e in entities if e.schema == "Person"}
    for _, edge in entities:
        dates = {"from": edge.first("startDate"), "to": edge.first("endDate")}
        span = {key: _day(value) for key, value in dates.items() if value}
        if edge.schema in _EDGES:
            how = _EDGES[edge.schema]
            for part in edge.texts(how.part):
                for whole in edge.texts(how.whole):
                    title = edge.first(how.title) if how.title else None
                    if title and part in people:
                        role = {"title": title, "organization": f"{PREFIX}{whole}", **span}
                        found[part]["roles"].append(role)
                    else:
                        found[part]["part_of"].append(
                            {"parent": f"{PREFIX}{whole}", "kind": how.kind, **span}
                        )
        elif edge.schema == "Occupancy":
            for holder in edge.texts("holder"):
                titles = [names.get(post, "") for post in edge.texts("post")]
                found[holder]["roles"] += [{"title": title, **span} for title in titles if title]
        elif edge.schema == "Succession":
            for later in edge.texts("successor"):
                befores = edge.texts("predecessor")
                rows = [{"kind": "successor", "other": f"{PREFIX}{before}", **span} for before in befores]
                found[later]["relations"] += rows
    for person, roles in positions.items():
        if roles and "roles" in found.get(person, {}):
            found[person]["roles"] = [*roles, *found[person]["roles"]]
    return {actor: dict(rows) for actor, rows in found.items()}
