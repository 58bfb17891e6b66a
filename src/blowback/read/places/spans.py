"""Which names in a text are names of places?

Names are looked up in the gazetteer, longest first; ``evidence`` says whether a place is meant, the rest of
the document settles what that leaves open. What the gazetteer lacks is a place by its label or its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from blowback.read.places.evidence import Known, Sure, is_unknown_place
from blowback.read.places.gazetteer import Book, Candidate, Kind, Spelling, name_key
from blowback.read.places.row import PLACES, Row
from blowback.read.places.words import abbreviations, short_division, words
from blowback.vocab.actors import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from blowback.records import Mention, Span

_LONGEST = 6  # tokens of a name, hyphens among them
_LIST = frozenset({",", "and", "or", "the", "&"})
_LONGEST_LINK = 3  # tokens between two items of a list
_ABBREVIATED = frozenset({"st.", "ft.", "mt."})  # a parser may take their point for the end of a sentence
_ARTICLES = frozenset({"al", "el"})
_ENDINGS = frozenset({"'s", "’s", "'", "’", ",", "."})

_UNDERTAKINGS = frozenset({"exercise", "operation", "task", "joint"})  # "Exercise Eager Fox" lies nowhere

_SECOND = frozenset({Kind.SECOND})
_FIRST = frozenset({Kind.FIRST, Kind.REGION})
_TOWN = frozenset({Kind.TOWN, Kind.CAPITAL})
_PLURAL = {
    "counties": _SECOND,
    "districts": _SECOND,
    "parishes": _SECOND,
    "provinces": _FIRST,
    "governorates": _FIRST,
    "oblasts": _FIRST,
    "states": _FIRST,
    "regions": _FIRST,
}


class Found(NamedTuple):
    """Tokens ``first`` to ``beyond`` name a place; ``kinds`` is what the words beside it let it be."""

    first: int
    beyond: int
    key: str
    candidates: tuple[Candidate, ...]
    sure: Sure = Sure.YES
    kinds: frozenset[Kind] | None = None
    listed: bool = False  # it has its kind from the end of a list


def find_spans(doc: Doc, mentions: Sequence[Mention], gazetteer: Book, skip: Sequence[Span]) -> list[Found]:
    """Which stretches of the text name places?

    Args:
        doc: the parse of the whole text.
        mentions: who and what the text mentions; their kinds tell persons and bodies from places.
        gazetteer: what is looked up.
        skip: stretches that are not reporting.

    Returns:
        Places in the order of the text, without overlap, each with all that its name can mean; tokens are
        those of the parse.
    """
    row = Row(doc, mentions)
    found = list(_in_order(row, gazetteer, skip))
    _let_lists_agree(row, found)
    used = {each.key for each in found if each.sure is Sure.YES}
    kept = [each for each in found if each.sure is Sure.YES or each.key in used]
    return [e._replace(first=row.index[e.first], beyond=row.index[e.beyond - 1] + 1) for e in kept]


def _in_order(row: Row, gazetteer: Book, skip: Sequence[Span]) -> Iterator[Found]:
    i, total, directions = 0, len(row), words().directions
    while i < total:
        joined = row.opens_name(i)
        if not (joined or row.capital(i)) or any(s <= row.start[i] < e for s, e in skip):
            i += 1
            continue
        found = _abbreviation(row, i, gazetteer) or _work(row, i, gazetteer) or _match(row, i, gazetteer)
        bare = _match(row, i + 2, gazetteer) if found is None and joined else None
        if bare is not None and bare.sure is Sure.YES:
            found = bare._replace(first=i)
        if found is None and row.lower[i] == "the" and _match(row, i + 1, gazetteer) is not None:
            i += 1  # "The United States", which opens a sentence
            continue
        if found is None and not (row.lower[i] in directions and row.capital(i + 1)):
            found = _unknown(row, i) or _labelled(row, i)
        if found is None and bare is not None:
            found = bare._replace(first=i)
        if found is None:
            i += 1
            continue
        if found.sure is not Sure.NO:
            yield found
        i = found.beyond


def _abbreviation(row: Row, i: int, gazetteer: Book) -> Found | None:
    """A division in short: "Calif." after a town, or where the label says a place."""
    double = i + 1 < len(row) and f"{row.word[i]} {row.word[i + 1]}" in abbreviations()
    beyond = i + 1 + double
    known = short_division(row.joined(i, beyond))
    if known is None:
        return None
    after_town = row.at(i - 1) in (",", "(") and row.capital(i - 2)
    if not after_town and (known.postal or row.label[i] not in PLACES):
        return None
    key = name_key(known.name)
    same = tuple(c for c in gazetteer.find(key) if c.country == known.country and c.kind <= Kind.CAPITAL)
    candidates = tuple(c for c in same if c.kind is Kind.FIRST) or same
    return Found(i, beyond, f"{key} {known.country}", candidates) if candidates else None


def _work(row: Row, i: int, gazetteer: Book) -> Found | None:
    """A bridge, street or hospital with a name of its own; not one that is called after a known place."""
    book = words()
    if not (row.named[i] or row.opens_name(i)) or row.at(i - 1) in book.titles:
        return None
    for beyond in _ends(row, i):
        if beyond < i + 2 or row.lower[beyond - 1] not in book.works or row.capital(beyond):
            continue
        stem = [word for word in row.lower[i : beyond - 1] if word not in book.directions]
        if not stem or book.plain.issuperset(stem) or "and" in stem:
            return None
        named_after = row.lower[beyond - 1] not in book.streets and any(
            c.spelling is Spelling.NAME
            for stop in range(i + 1, beyond)
            for c in gazetteer.find(name_key(row.joined(i, stop)))
        )
        known = named_after or gazetteer.find(name_key(row.joined(i, beyond)))
        return None if known else Found(i, beyond, name_key(row.joined(i, beyond)), ())
    return None


def _match(row: Row, i: int, gazetteer: Book) -> Found | None:
    """The longest name of the gazetteer that begins with token ``i``."""
    book = words()
    for beyond in _ends(row, i):
        if beyond == i + 1 and (row.opens_name(i) or _opens_longer(row, i)):
            continue
        key = name_key(row.joined(i, beyond))
        candidates = gazetteer.find(key) if key else ()
        if not candidates or (beyond == i + 1 and row.lower[i] in book.directions and row.capital(beyond)):
            continue
        if row.capital(beyond) and row.lower[beyond] in book.nature and row.at(i - 1) not in book.titles:
            return Found(i, beyond + 1, f"{key} {row.lower[beyond]}", ())  # a river called after a town
        sure = Known(row, i, beyond, candidates).judge()
        kinds = _said_kinds(row, i, beyond)
        if kinds is None or sure is Sure.NO:
            return Found(i, beyond, key, candidates, sure)
        stop = beyond + _takes_division_word(row, beyond)
        return Found(i, stop, _sense(key, kinds), candidates, kinds=kinds)
    return None


def _opens_longer(row: Row, i: int) -> bool:
    """Is a word only the "Wadi" or "Tell" of a longer name that the gazetteer lacks?"""
    return row.lower[i] in words().openings and row.capital(i + 1) and not row.opens[i + 1]


def _ends(row: Row, i: int) -> Iterator[int]:
    """Where could a name that begins with token ``i`` end, the farthest first?"""
    ends, inner = [], words().inner
    for j in range(i, min(i + _LONGEST, len(row))):
        if j > i and not (row.capital(j) or row.lower[j] in inner):
            break
        if j > i and row.opens[j] and row.lower[j - 1] not in _ABBREVIATED:
            break
        if row.capital(j):
            ends.append(j + 1)
    return reversed(ends)


def _said_kinds(row: Row, first: int, beyond: int) -> frozenset[Kind] | None:
    """Which kind of place does the word after or before say?"""
    book, after = words(), row.at(beyond)
    if after in book.second:
        return _SECOND
    if after in book.first and not (after == "state" and row.capital(beyond)):
        return _FIRST
    if row.at(first - 1) != "of":
        return None
    head = row.at(first - 2)
    for said, kinds in ((book.second, _SECOND), (book.first, _FIRST), (book.town, _TOWN)):
        if head in said:
            return kinds
    return None


def _takes_division_word(row: Row, beyond: int) -> bool:
    """Is the capital word after a name a part of it: "X Province"?"""
    return row.capital(beyond) and row.lower[beyond] in words().division


def _sense(key: str, kinds: frozenset[Kind]) -> str:
    """A name that is said to be of a kind is another name than without: the X that is a province."""
    return f"{key} ({min(kinds).name.lower()})"


def _unknown(row: Row, i: int) -> Found | None:
    """A name that the gazetteer lacks, where the words around it make it a place."""
    book = words()
    for beyond in _ends(row, i):
        last = row.lower[beyond - 1]
        said = row.at(beyond) in book.settled and not row.opens[i] and row.label[i] != "NORP"
        if (
            "and" in row.lower[i:beyond]
            or not (said or row.named[i] or row.lower[i] in _ARTICLES)
            or not (said or row.named[beyond - 1])
            or last in book.plain
            or last in book.directions
            or _is_of_a_compound(row, beyond)
            or row.lower[i] in _UNDERTAKINGS
        ):
            continue
        if not is_unknown_place(row, i, beyond):
            return None
        stop = beyond + _takes_division_word(row, beyond)
        return Found(i, stop, f"{name_key(row.joined(i, stop))} (unknown)", ())
    return None


def _labelled(row: Row, i: int) -> Found | None:
    """A place by its label alone."""
    ent, word = row.ent[i], row.word[i]
    if ent is None or row.label[i] not in ("GPE", "LOC") or not word[0].isalpha():
        return None
    if _is_of_a_compound(row, ent[1]) or any(letter.isdigit() for letter in word):
        return None
    if ent[0] != i and not (ent[0] == i - 1 and row.at(i - 1) == "the"):
        return None
    part = row.part[ent[1] - 1]
    if part is not None and part.kind not in (ActorKind.PLACE, ActorKind.STATE):
        return None
    beyond = ent[1]
    while beyond > i + 1 and row.word[beyond - 1] in _ENDINGS:
        beyond -= 1
    if not any(row.named[i:beyond]) or row.lower[beyond - 1] in words().plain:
        return None
    return Found(i, beyond, name_key(row.joined(i, beyond)), ())


def _is_of_a_compound(row: Row, beyond: int) -> bool:
    """Is an unknown name only the first half of a compound: "Counter-IED training"?"""
    if row.at(beyond) != "-" or not row.capital(beyond + 1):
        return False
    return row.end[beyond - 1] == row.start[beyond] and row.end[beyond] == row.start[beyond + 1]


def _let_lists_agree(row: Row, found: list[Found]) -> None:
    """What stands in one list with a place is a place; "A, B and C provinces" are all provinces."""
    for at in range(1, len(found)):
        each, beside = found[at], found[at - 1]
        if each.sure is Sure.IF_ELSEWHERE and beside.sure is Sure.YES and _are_listed(row, beside, each):
            found[at] = each._replace(sure=Sure.YES)
    for at in range(len(found) - 2, -1, -1):
        each, beside = found[at], found[at + 1]
        if beside.sure is not Sure.YES or not _are_listed(row, each, beside):
            continue
        kinds = _PLURAL.get(row.at(beside.beyond)) or (beside.kinds if beside.listed else None)
        if kinds is not None and each.kinds is None:
            found[at] = each._replace(sure=Sure.YES, kinds=kinds, key=_sense(each.key, kinds), listed=True)
        elif each.sure is Sure.IF_ELSEWHERE:
            found[at] = each._replace(sure=Sure.YES)


def _are_listed(row: Row, first: Found, second: Found) -> bool:
    between = row.lower[first.beyond : second.first]
    return 0 < len(between) <= _LONGEST_LINK and _LIST.issuperset(between)
