"""Is a name one of a place here? What the labels, the mention and the words beside it say."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from blowback.read.places.gazetteer import Candidate, Kind, Spelling
from blowback.read.places.row import PLACES, Row
from blowback.read.places.words import short_division, words
from blowback.vocab.actors import ActorKind

_WITHIN = frozenset({"in", "near", "inside", "outside", "around", "held", "controlled"})
_MISTAKEN = frozenset(
    {"", "ORG", "PERSON", "NORP", "GPE", "LOC", "FAC", "PRODUCT"}
)  # labels of unknown places
_UNTOLD = frozenset({ActorKind.PLACE, ActorKind.STATE, ActorKind.OTHER, ActorKind.POPULATION})
_BODIES = frozenset(
    {ActorKind.ARMED_GROUP, ActorKind.FACTION, ActorKind.PARTY, ActorKind.MEDIA, ActorKind.COMPANY}
)
_POSSESSIVE = frozenset({"'s", "’s"})
_DASHES = frozenset({"-", "--", "–", "—", "_"})
_DATELINE = 6  # tokens from a place in capitals to the dash that ends a dateline
_SHOUTED = 4  # letters from which on a word in capitals may be any word
_CAPTIVES = frozenset({"PERSON", "NORP"})  # who is captured, where a place is not said
_LARGE = 100_000
_EXPLAINED = 7  # tokens within which an apposition comes to its noun
_ARTICLES = frozenset({"a", "an", "the", "another", "capital"})
_STOPS = frozenset({",", ".", ";", "(", "of", "in", "and", "from", "who", "which", "where", "for"})


class Sure(IntEnum):
    """How surely is a name one of a place?"""

    NO = 0
    IF_ELSEWHERE = 1  # where the document uses the name for a place elsewhere
    YES = 2


class Known:
    """A name of the gazetteer at tokens ``first`` to ``beyond``, and what stands around it."""

    def __init__(self, row: Row, first: int, beyond: int, candidates: Sequence[Candidate]) -> None:
        book = words()
        self.row, self.first, self.beyond = row, first, beyond
        self.single = beyond == first + 1
        self.after, self.label, self.part = row.at(beyond), row.label[beyond - 1], row.part[beyond - 1]
        lead = row.before(first)
        self.located = (
            row.at(lead) in book.locating
            or row.verb[beyond - 1] in book.taking
            or (row.verb[beyond - 1] in book.seizing and self.label not in _CAPTIVES)
            or (row.at(lead) in book.directions and not row.capital(lead))
        )
        self.chained = is_chained(row, first, beyond)
        ent = row.ent[beyond - 1]
        self.whole = (
            ent is not None
            and first <= _first_word(row, ent[0])
            and ent[1] <= beyond + (self.after in _POSSESSIVE)
        )
        self.named = any(c.spelling is Spelling.NAME for c in candidates)
        self.top = any(c.kind in (Kind.COUNTRY, Kind.FIRST) for c in candidates)
        self.large = self.top or any(c.kind is Kind.CAPITAL or c.population >= _LARGE for c in candidates)

    def judge(self) -> Sure:
        """Is a place meant?"""
        if self._is_another_thing():
            return Sure.NO
        if self._is_said() or is_settled(self.row, self.first, self.beyond):
            return Sure.YES
        book, row = words(), self.row
        runs_on = row.capital(self.beyond) and not row.opens[self.beyond]
        body = runs_on and self.after in book.civic
        if (self.part is not None and self.part.kind is ActorKind.PERSON) or (
            self.label == "PERSON" and not body
        ):
            return self._among_persons()
        if runs_on and self.after in book.other and self.label not in PLACES:
            return Sure.NO
        if self.label in PLACES:
            sure = self.whole or self.label == "GPE" or self.after in book.civic
            return Sure.YES if sure else Sure.IF_ELSEWHERE
        if self.chained:
            return Sure.YES
        if not row.named[self.beyond - 1]:
            return Sure.NO
        return Sure.YES if self.located and not runs_on else self._in_a_name(runs_on)

    def _is_another_thing(self) -> bool:
        """A people, a street, an illness, a plain word, a part of a group's or paper's name?"""
        book, row = words(), self.row
        if self.after in book.ills or (self.after in book.streets and row.capital(self.beyond)):
            return True
        if self.label == "NORP" and not self._is_placed():
            return True
        word = row.lower[self.first]
        if self.single and word in book.directions and self.after not in book.first:
            return True
        acronym = row.word[self.first].isupper() and len(word) < _SHOUTED  # "US" is not "us"
        if self.single and word in book.plain and not acronym and not (self.label in PLACES and self.chained):
            return self.label not in PLACES or not self.whole or row.opens[self.first]
        part = self.part
        return (
            part is not None and part.kind in _BODIES and part.beyond - part.first > self.beyond - self.first
        )

    def _is_placed(self) -> bool:
        """Do the words around make a place of a people's name: "in X", "X city", "captured X"?"""
        row = self.row
        if not self.named or is_settled(row, self.first, self.beyond):
            return self.named
        return row.named[self.beyond - 1] and (self.located or row.verb[self.beyond - 1] in words().seizing)

    def _is_said(self) -> bool:
        """Does the kind of the mention, or of the name's own last word, say a place?"""
        part, row = self.part, self.row
        if part is not None and part.kind is ActorKind.PLACE and part.first >= self.first - 1:
            told = self.located or self.chained or self.top or self.label in PLACES or not self.single
            if told and self.label != "PERSON":
                return True
        return not self.single and is_division_word(row, self.beyond - 1) and not row.capital(self.first - 1)

    def _among_persons(self) -> Sure:
        """A name that may be a person's: a place only by what stands right beside it."""
        row, start, stop = self.row, self.first, self.beyond
        for span in (row.ent[self.beyond - 1], self.part[1:] if self.part is not None else None):
            if span is not None:
                start, stop = min(start, span[0]), max(stop, span[1])
        joined = 2 if row.opens_name(self.first - 2) else 0  # "al-Kesh"
        alone = start >= self.first - joined and stop <= self.beyond + 1
        if not alone or row.at(self.first - 1) in words().titles:
            return Sure.NO
        seized = self.large and row.verb[self.beyond - 1] in words().seizing
        told = self.chained or self.located or seized or self._comes_from()
        return Sure.YES if told else Sure.IF_ELSEWHERE

    def _in_a_name(self, runs_on: bool) -> Sure:
        """A name without a label of its own, perhaps inside a longer one."""
        row, book = self.row, words()
        led = row.capital(self.first - 1) and not row.opens[self.first]
        led = led and row.at(self.first - 1) not in book.directions and row.at(self.first - 1) != "the"
        if runs_on or led:
            if self.named and not led and (self.after in book.civic or (self.label == "ORG" and self.top)):
                return Sure.YES
            return Sure.IF_ELSEWHERE if not led and self.label in ("ORG", "FAC") else Sure.NO
        plain = self.large and (self.label == "" or self.whole)
        if self.named and (plain or self._comes_from() or self.after in book.civic):
            return Sure.YES
        return Sure.IF_ELSEWHERE

    def _comes_from(self) -> bool:
        """Is a place meant in "Jo Kesh, 33, of X", "both from X", "the city of X", "went to X"?"""
        before, earlier = self.row.at(self.first - 1), self.row.at(self.first - 2)
        book = words()
        if before == "of":
            return earlier in (",", "native") or earlier.isdigit() or earlier in book.belonging
        if self.label == "PERSON":
            return before == "from"
        return before in book.perhaps_locating and before != "for"


def is_chained(row: Row, first: int, beyond: int) -> bool:
    """Does a comma and a larger place follow ("X, Calif."), or a dateline's dash?"""
    if row.at(beyond) in (",", "(") and beyond + 1 < len(row):
        if short_division(row.word[beyond + 1]) is not None:
            return True
        return row.label[beyond + 1] == "GPE" and row.capital(beyond + 1)
    if not row.opens[first] or not row.word[first].isupper() or row.end[first] - row.start[first] < 3:
        return False
    if row.at(beyond) == ",":
        return any(row.at(j) in _DASHES for j in range(beyond, beyond + _DATELINE))
    return row.at(beyond) == "(" or row.at(beyond) in _DASHES


def _is_geographic(row: Row, first: int, beyond: int) -> bool:
    book = words()
    return row.lower[beyond - 1] in book.geographic or row.at(row.before(first)) in book.locating


def is_settled(row: Row, first: int, beyond: int) -> bool:
    """Is a name said to be a place: "the village of X", "X district"?"""
    book, before = words(), row.at(first - 1)
    if row.capital(first - 1) and not row.opens[first] and before not in book.directions:
        return False
    if before in book.titles or (row.opens[first] and not row.named[beyond - 1]):
        return False
    if beyond < len(row) and not row.opens[beyond] and row.lower[beyond] in book.geographic:
        return True
    head = row.at(first - 2) if before == "of" else ""
    if head in book.settled or (row.named[beyond - 1] and (head in book.geographic or head in book.beside)):
        return not (row.capital(first - 2) and row.capital(first - 3))  # "the Islamic State of X"
    if not row.named[beyond - 1]:
        return False
    return (before in book.town and not row.capital(first - 1)) or _is_explained(row, beyond)


def _is_explained(row: Row, beyond: int) -> bool:
    """Does it follow what sort of place a name is, or how far it lies: "X, a village", "X, 60 km west"?"""
    if row.at(beyond) != ",":
        return False
    book, article = words(), row.at(beyond + 1) in _ARTICLES
    for i in range(beyond + 1, min(beyond + 1 + _EXPLAINED, len(row))):
        word = row.lower[i]
        if word in _STOPS:
            return False
        if word in book.lengths or (article and word in book.sorts):
            return True
    return False


def is_unknown_place(row: Row, first: int, beyond: int) -> bool:
    """Do the mention, or the words around, make a place of a name that the gazetteer lacks?"""
    part = row.part[beyond - 1]
    within = part is not None and part.first <= first and part.beyond <= beyond
    if within and part is not None and part.kind is ActorKind.PLACE and _is_geographic(row, first, beyond):
        return True
    return is_settled(row, first, beyond) or _lies_in(row, first, beyond) or _is_taken(row, first, beyond)


def _is_taken(row: Row, first: int, beyond: int) -> bool:
    """Is an unknown name what is stormed, shelled or entered, and no person's or body's?"""
    part, book, verb = row.part[beyond - 1], words(), row.verb[beyond - 1]
    if row.at(first - 1) in book.titles:
        return False
    told = part is None or part.kind in _UNTOLD or part.kind is ActorKind.PERSON
    return told and verb in book.taking


def _lies_in(row: Row, first: int, beyond: int) -> bool:
    """Does an unknown name stand whole after "in" or "near", and is it no body's or person's in full?

    After "at", it does where something is told to have been fought or blown up there.
    """
    book, before, part = words(), row.at(first - 1), row.part[beyond - 1]
    if row.label[first] not in _MISTAKEN or row.capital(beyond) or before in book.titles:
        return False
    if row.lower[first] in book.plain or row.at(beyond) in book.elsewhere:
        return False
    if row.lower[first] in book.openings:  # "Wadi X"
        unnamed = beyond > first + 1 and part is None
        if (
            unnamed
            or row.at(row.before(first)) in book.locating
            or row.at(row.before(first)) in book.perhaps_locating
        ):
            return True
    if before not in _WITHIN and row.scene[beyond - 1] not in book.fought:
        return False
    if part is None or part.kind in _UNTOLD:
        return True
    return part.kind is ActorKind.PERSON and row.label[first] != "PERSON"


def is_division_word(row: Row, i: int) -> bool:
    """Does a word say what kind of place it is: "Province", "County", "River"?"""
    return row.lower[i] in words().natural


def _first_word(row: Row, i: int) -> int:
    """Past "the" and the points of the compass at the beginning of an entity."""
    while row.at(i) == "the" or row.at(i) in words().directions:
        i += 1
    return i
