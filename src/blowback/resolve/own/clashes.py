"""What do the rows of a user's files clash with: each other, the actors that are known, themselves?

A row that would leave the registry saying two things is set aside; what can be kept is kept and said. Setting
one aside may leave another without its parent, so that this goes on until nothing changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple, TypeVar

import msgspec

from blowback.resolve.keys import fold
from blowback.resolve.own.rows import Dated, OwnRow, RegistryIssue, RoleForm
from blowback.resolve.registry import Registry, RoleRow
from blowback.text.instants import interval

Fact = TypeVar("Fact", bound=Dated)


class Sorted(NamedTuple):
    """The rows that go into the registry, and what was odd about those given."""

    rows: tuple[OwnRow, ...]
    issues: tuple[RegistryIssue, ...]


class _Clashes:
    """Collects issues; remembers which rows are set aside."""

    def __init__(self) -> None:
        self.issues: list[RegistryIssue] = []
        self.aside: set[tuple[str, str]] = set()

    def add(self, row: OwnRow, kind: str, detail: str, todo: str, *, aside: bool = True) -> None:
        if aside and (row.file, row.row) in self.aside:
            return
        self.issues.append(issue_of(row, kind, detail, todo, aside=aside))
        if aside:
            self.aside.add((row.file, row.row))


def issue_of(row: OwnRow, kind: str, detail: str, todo: str, *, aside: bool) -> RegistryIssue:
    """An issue about a row."""
    return RegistryIssue(
        file=row.file, row=row.row, id=row.id, kind=kind, detail=detail, todo=todo, set_aside=aside
    )


def sort_out(rows: Sequence[OwnRow], known: Registry) -> Sorted:
    """Which rows can stand beside each other and the actors that are known?

    Args:
        rows: in the order in which they count; of two that give one id the first is kept.
        known: the registry without rows of a user.
    """
    found = _Clashes()
    kept = list(_one_an_id(rows, found))
    for row in kept:
        _check_dates(row, found)
        _check_against(row, known, found)
    kept = _standing(kept, known, found)
    _check_names(kept, known, found)
    _check_offices(kept, found)
    return Sorted(tuple(kept), tuple(found.issues))


def _one_an_id(rows: Iterable[OwnRow], found: _Clashes) -> Iterator[OwnRow]:
    first: dict[str, OwnRow] = {}
    for row in rows:
        other = first.setdefault(row.id, row)
        if other is row:
            yield row
        elif msgspec.structs.replace(row, file=other.file, row=other.row, source=other.source) != other:
            found.add(
                row,
                "same_id",
                f"{other.file}, {other.row} gives {row.id!r} other facts",
                "join the two rows, or give this one an id of its own",
            )


# --- dates ----------------------------------------------------------------------------------------


def _check_dates(row: OwnRow, found: _Clashes) -> None:
    for fact in row.facts():
        first, beyond = fact.span
        if first >= beyond:
            found.add(
                row,
                "dates",
                f"{_told(fact.start, fact.end)} ends before it begins",
                "correct the dates; the end is the first day on which it is over",
            )
    for one, other in _overlapping(row.part_of, lambda part: (part.parent, part.kind)):
        detail = f"part of {one.parent} twice at one time: {_spans(one, other)}"
        found.add(
            row, "dates_overlap", detail, "join the two, or end one where the other begins", aside=False
        )
    own = [status for status in row.status if status.of is None]
    for first_of, second in _overlapping(own, lambda _: True):
        if first_of.sector is not second.sector:
            detail = f"{first_of.kind} and {second.kind} at one time: {_spans(first_of, second)}"
            todo = "end one where the other begins; until then the first counts"
            found.add(row, "dates_overlap", detail, todo, aside=False)
    if row.existed is None:
        return
    begun, gone = row.existed.span
    for fact in row.facts():
        first, beyond = fact.span
        outside = (fact.start and first < begun) or (fact.end and beyond > gone)
        if outside and fact is not row.existed:
            detail = f"{_told(fact.start, fact.end)} reaches beyond its own {_told(*_ends(row))}"
            found.add(row, "dates", detail, "correct the dates of the fact, or those under existed")


def _ends(row: OwnRow) -> tuple[str | None, str | None]:
    return (row.existed.start, row.existed.end) if row.existed is not None else (None, None)


def _told(start: str | None, end: str | None) -> str:
    return f"{start or '…'} to {end or '…'}"


def _spans(one: Dated, other: Dated) -> str:
    return " and ".join(_told(each.start, each.end) for each in (one, other))


def _overlapping(facts: Sequence[Fact], of: Callable[[Fact], object]) -> Iterator[tuple[Fact, Fact]]:
    """Which two facts of the same are there at one time?"""
    for one, other in combinations(facts, 2):
        if of(one) == of(other) and _meet(one.span, other.span):
            yield one, other


def _meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


# --- what is known --------------------------------------------------------------------------------


def _check_against(row: OwnRow, known: Registry, found: _Clashes) -> None:
    """Does a row say of a known actor what the registry says otherwise?"""
    entry = known.get(row.id)
    if entry is None or row.outranks:
        return
    todo = "say outranks: true where the row is right, or give it an id of its own"
    for field in ("kind", "country", "sector"):
        mine, theirs = getattr(row, field), getattr(entry, field)
        if None not in (mine, theirs) and mine != theirs:
            detail = f"{row.id!r} is known as {entry.name}, {field} {theirs}; the row says {mine}"
            found.add(row, "differs", detail, todo)
    if row.existed is not None and entry.existed is not None:
        mine = (row.existed.start, row.existed.end)
        theirs = (entry.existed.start, entry.existed.end)
        if any(a and b and not _agree(a, b) for a, b in zip(mine, theirs, strict=True)):
            detail = f"{entry.name} is known to have existed {_told(*theirs)}; the row says {_told(*mine)}"
            found.add(row, "differs", detail, todo)
    for role in row.roles:
        for other in entry.roles:
            if contradicts(role, other):
                detail = (
                    f"{entry.name} is known as {other.title} {_told(other.start, other.end)}; "
                    f"the row says {_told(role.start, role.end)}"
                )
                found.add(row, "dates_contradict", detail, todo)


def contradicts(role: RoleForm, other: RoleRow) -> bool:
    """Do two roles give one term in one office other dates? A date told more finely is no other date."""
    if (fold(role.title), role.organization) != (fold(other.title), other.organization):
        return False
    start, end = (other.start, other.end)
    span = (interval(start)[0] if start else "0001", interval(end)[0] if end else "9999")
    if not _meet(role.span, span):
        return False
    return not all(a is None or b is None or _agree(a, b) for a, b in ((role.start, start), (role.end, end)))


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


# --- references and cycles ------------------------------------------------------------------------


def _standing(rows: Sequence[OwnRow], known: Registry, found: _Clashes) -> list[OwnRow]:
    """The rows whose references lead somewhere and of which none is part of itself."""
    while True:
        before = len(found.aside)
        kept = [row for row in rows if (row.file, row.row) not in found.aside]
        ids = {row.id for row in kept}
        for row in kept:
            for how, other in row.references():
                if other not in ids and known.get(other) is None:
                    detail = f"{how} {other!r} is no actor that is known or in the files"
                    todo = "add a row of that id, or correct it; `blowback registry show` finds ids by name"
                    found.add(row, f"unknown_{how}", detail, todo)
        parents = {row.id: {part.parent for part in row.part_of} for row in kept}
        for row in kept:
            if (path := _way_back(row.id, parents, known)) is not None:
                detail = f"it is part of itself: {' → '.join(path)}"
                found.add(row, "cycle", detail, "take out the part_of that is wrong")
        if len(found.aside) == before:
            return kept


def _way_back(actor: str, parents: dict[str, set[str]], known: Registry) -> list[str] | None:
    """The way from an actor over its wholes to itself, where there is one."""
    todo = [[actor]]
    seen: set[str] = set()
    while todo:
        path = todo.pop()
        entry = known.get(path[-1])
        above = parents.get(path[-1], set()) | {part.parent for part in (entry.part_of if entry else ())}
        for parent in sorted(above):
            if parent == actor:
                return [*path, actor]
            if parent not in seen:
                seen.add(parent)
                todo.append([*path, parent])
    return None


# --- names and offices ----------------------------------------------------------------------------


def _check_names(rows: Sequence[OwnRow], known: Registry, found: _Clashes) -> None:
    for row, name, others in _shared(rows, known):
        how = "means this row first" if row.outranks else "counts for this row only with support"
        todo = (
            f"give the row the id {others[0]} where it is that actor; say outranks: true where the name "
            f"means this one first"
        )
        detail = f"{name!r} also names {', '.join(others)}; it {how}"
        found.add(row, "same_name", detail, todo, aside=False)


def weakened(rows: Sequence[OwnRow], known: Registry) -> Iterator[OwnRow]:
    """The rows, names that mean somebody else too counting only where the context supports them."""
    held_back: dict[str, list[str]] = defaultdict(list)
    for row, name, _ in _shared(rows, known):
        if not row.outranks:
            held_back[row.id].append(name)
    for row in rows:
        yield msgspec.structs.replace(row, weak=(*row.weak, *held_back[row.id]))


def _shared(rows: Sequence[OwnRow], known: Registry) -> Iterator[tuple[OwnRow, str, list[str]]]:
    """Each name of a row that names others too, with who they are."""
    own: dict[str, list[OwnRow]] = defaultdict(list)
    for row in rows:
        for name in row.strong():
            own[fold(name)].append(row)
    for row in rows:
        for name in row.strong():
            if others := _bearers(row, name, own[fold(name)], known):
                yield row, name, others


def _bearers(row: OwnRow, name: str, own: Sequence[OwnRow], known: Registry) -> list[str]:
    """Who else is meant by a name, those left out who belong to the row or it to them.

    Nobody where the row completes a known actor that has the name already.
    """
    if any(sense.id == row.id and sense.strength == "name" for sense in known.named(name)):
        return []
    around = {other for _, other in row.references()}
    others = [
        other.id for other in own if other.id != row.id and row.id not in {r for _, r in other.references()}
    ]
    for sense in known.named(name):
        entry = known.get(sense.id)
        if entry is None or sense.strength != "name" or sense.id == row.id:
            continue
        if row.id not in {part.parent for part in entry.part_of}:
            others.append(sense.id)
    return [other for other in dict.fromkeys(others) if other not in around]


def _check_offices(rows: Sequence[OwnRow], found: _Clashes) -> None:
    """Do two persons of the files hold one office at one time? It may be so; it is said."""
    held: dict[tuple[str, str], list[tuple[OwnRow, RoleForm]]] = defaultdict(list)
    for row in rows:
        for role in row.roles:
            if role.organization:
                held[role.organization, fold(role.title)].append((row, role))
    for holders in held.values():
        for place, (row, role) in enumerate(holders):
            for other, term in holders[:place]:
                if other.id != row.id and _meet(role.span, term.span):
                    detail = f"{other.name} holds {role.title} too: {_spans(role, term)}"
                    todo = "end one term where the other begins, unless both hold it"
                    found.add(row, "same_office", detail, todo, aside=False)
