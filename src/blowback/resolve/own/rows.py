"""What may a user's own row of the registry hold?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

import msgspec

from blowback.records import Record
from blowback.resolve.actors import PROVISIONAL
from blowback.text.escapes import visible
from blowback.text.ids import digest
from blowback.text.instants import interval
from blowback.vocab.actors import ActorKind, PartOfKind, Sector

RelationKind = Literal["offshoot", "split", "merged_into", "renamed", "allegiance", "rival", "successor"]
MOST = 100_000  # rows of one file
FACTS = ("part_of", "relations", "status", "roles", "designations")
SPELLINGS = ("names", "metonyms", "weak", "adjectives")

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,99}")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_LONGEST_TEXT = 300  # characters; what is longer is no name, title or source
_MOST_PARTS = 1_000  # spellings or facts of one row
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # what a spreadsheet would run


class UnreadableError(ValueError):
    """A file of which nothing can be taken; says what was expected and found."""


class Given(NamedTuple):
    """A row as a file gives it, and where it stands."""

    file: str
    row: str
    fields: Mapping[str, Any]


class RegistryIssue(Record, frozen=True, kw_only=True):
    """Something odd about a row of a user's file: where, what, and what to do.

    ``set_aside``: the row is not in the registry.
    """

    file: str
    row: str
    id: str | None
    kind: str
    detail: str
    todo: str
    set_aside: bool


class _Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the parts of a row share: nothing in them that is not known."""


class Dated(_Form, frozen=True, kw_only=True):
    """What holds from when to when."""

    start: str | None = msgspec.field(default=None, name="from")
    end: str | None = msgspec.field(default=None, name="to")
    known_from: str | None = None

    @property
    def span(self) -> tuple[str, str]:
        """The days covered, in a form that compares as text; the end is the first day that is not."""
        first = interval(self.start)[0] if self.start else "0001"
        return first, interval(self.end)[0] if self.end else "9999"


class PartOfForm(Dated, frozen=True, kw_only=True):
    """For whom a row counts."""

    parent: str
    kind: PartOfKind


class RelationForm(Dated, frozen=True, kw_only=True):
    """How a row came from, or stands to, another."""

    kind: RelationKind
    other: str


class StatusForm(Dated, frozen=True, kw_only=True):
    """What a row was at a time."""

    sector: Sector
    kind: str
    of: str | None = None


class RoleForm(Dated, frozen=True, kw_only=True):
    """A title that a person held."""

    title: str
    organization: str | None = None


class DesignationForm(Dated, frozen=True, kw_only=True):
    """As what a row was listed, and by whom."""

    by: str
    what: str


class CapitalForm(_Form, frozen=True, kw_only=True):
    """Where the seat of a state is."""

    name: str
    lat: float | None = None
    lon: float | None = None


class OwnRow(_Form, frozen=True, kw_only=True):
    """One actor of a user. ``outranks``: where the registry that ships says otherwise, this row counts."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: Sector | None = None
    names: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    part_of: tuple[PartOfForm, ...] = ()
    relations: tuple[RelationForm, ...] = ()
    status: tuple[StatusForm, ...] = ()
    roles: tuple[RoleForm, ...] = ()
    designations: tuple[DesignationForm, ...] = ()
    capital: CapitalForm | None = None
    existed: Dated | None = None
    wikidata: str | None = None
    source: str | None = None
    outranks: bool = False
    file: str
    row: str

    def facts(self) -> Iterator[Dated]:
        """All that has dates."""
        for field in FACTS:
            yield from getattr(self, field)
        if self.existed is not None:
            yield self.existed

    def references(self) -> Iterator[tuple[str, str]]:
        """Which other rows does it name, and as what?"""
        yield from (("parent", part.parent) for part in self.part_of)
        yield from (("other", relation.other) for relation in self.relations)
        yield from (("of", status.of) for status in self.status if status.of)
        yield from (("organization", role.organization) for role in self.roles if role.organization)
        yield from (("by", designation.by) for designation in self.designations)
        if self.country not in (None, "IGO"):
            yield "country", self.country or ""

    def strong(self) -> tuple[str, ...]:
        """The names that mean it wherever they stand."""
        held_back = {*self.weak, *self.metonyms}
        return tuple(name for name in dict.fromkeys((self.name, *self.names)) if name not in held_back)


def own_row(given: Given) -> OwnRow:
    """What is a row as it is kept, with what follows from it filled in?

    Raises:
        ValueError: saying what was expected and what was found.
    """
    fields = {key: value for key, value in given.fields.items() if value is not None}
    for place in ("file", "row"):
        if place in fields:
            raise ValueError(f"expected no field {place!r}: it says where the row stands")
    _check_texts(fields)
    name = fields.get("name")
    if not isinstance(name, str) or not any(character.isalpha() for character in name):
        raise ValueError(f"expected a name with a letter in it, found {name!r}")
    fields.setdefault("id", _made_id(name))
    fields.setdefault("source", f"the user's file {given.file}")
    try:
        row = msgspec.convert({**fields, "file": given.file, "row": given.row}, OwnRow, strict=False)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error
    if not _ID.fullmatch(row.id) or row.id.startswith(PROVISIONAL):
        raise ValueError(
            f"expected an id of letters, digits and . _ : - not beginning with x., found {row.id!r}"
        )
    for fact in row.facts():
        for field, date in (("from", fact.start), ("to", fact.end), ("known_from", fact.known_from)):
            _check_date(field, date)
    return _with_offices(row)


def _made_id(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "own." + (re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or digest(name))


def _check_texts(value: Any, depth: int = 0) -> None:
    """Is every text of a row one that a table, a page and a terminal can bear?"""
    if depth > 4:
        raise ValueError("expected a row of texts and lists of facts, found something nested deeper")
    if isinstance(value, str):
        if len(value) > _LONGEST_TEXT:
            raise ValueError(
                f"expected texts of at most {_LONGEST_TEXT} characters, found one of {len(value)}"
            )
        if visible(value) != value or "\n" in value or "\t" in value:
            raise ValueError(f"expected text without control characters, found {visible(value)!r}")
        if value.lstrip().startswith(_FORMULA) and not value.lstrip("+-").replace(".", "", 1).isdigit():
            raise ValueError(f"expected text, found what a spreadsheet would run as a formula: {value!r}")
    elif isinstance(value, Mapping):
        for part in value.values():
            _check_texts(part, depth + 1)
    elif isinstance(value, list | tuple):
        if len(value) > _MOST_PARTS:
            raise ValueError(f"expected at most {_MOST_PARTS} entries in a list, found {len(value)}")
        for part in value:
            _check_texts(part, depth + 1)


def _check_date(field: str, date: str | None) -> None:
    if date is None:
        return
    if not _DATE.fullmatch(date):
        raise ValueError(f"{field}: expected a date such as 2031, 2031-05 or 2031-05-04, found {date!r}")
    try:
        interval(date)
    except ValueError as error:
        raise ValueError(f"{field}: there is no date {date!r}: {error}") from error


def _with_offices(row: OwnRow) -> OwnRow:
    """The row with what follows: who holds a title counts for its body; facts are known once begun."""
    offices = tuple(
        PartOfForm(
            parent=role.organization,
            kind=PartOfKind.OFFICE_HOLDER,
            start=role.start,
            end=role.end,
            known_from=role.known_from,
        )
        for role in row.roles
        if role.organization
    )
    changes: dict[str, Any] = {"part_of": tuple(dict.fromkeys((*row.part_of, *offices)))}
    for field in FACTS:
        facts = changes.get(field, getattr(row, field))
        changes[field] = tuple(
            msgspec.structs.replace(fact, known_from=fact.known_from or fact.start) for fact in facts
        )
    return msgspec.structs.replace(row, **changes)
