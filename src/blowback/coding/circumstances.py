"""When and where did it happen: which time and place of the text belong to a predicate?

What is told as past ends by the time of publication; "since D" runs on to it, "until D" ends with D.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from blowback.coding.dating import after, gone_by, is_term, is_told_past, lasts, nearest_time, relation
from blowback.coding.in_a_row import with_days_before
from blowback.coding.spacing import spaced
from blowback.coding.whereabouts import nearest_place
from blowback.records import ClaimPlace, EventTime, Place, Published, Span, Time
from blowback.text.spans import TokenIndex, overlaps
from blowback.vocab.times import Granularity, TimeType

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_LOCATIVE = frozenset({"in", "at", "near", "inside", "outside", "across", "throughout", "within", "around"})
_TERMS = frozenset({"by", "before", "until", "within"})  # what these bind is when it is to be done
_Row = TypeVar("_Row", Time, Place)


class Circumstances:
    """The times and places of a document, findable by the predicate they belong to."""

    def __init__(
        self,
        tree: Tree,
        times: Sequence[Time],
        places: Sequence[Place],
        published: Published | None = None,
    ) -> None:
        self.tree = tree
        tokens = TokenIndex(tree.start, tree.end)
        self._times = _by_sentence(tree, tokens, times)
        self._places = _by_sentence(tree, tokens, places)
        self._latest = published.end if published is not None else None
        self._published = published.start if published is not None else None

    def time(
        self, *words: int, past: bool = False, gone: bool = False, within: Collection[int] | None = None
    ) -> EventTime | None:
        """When did what the words describe happen, as far as their clauses say?

        Args:
            words: the event word, then others that tell the same; the first that is dated counts.
            past: it is told as having happened, so that it ends by the time of publication.
            gone: it is sure to have happened, so that a month or weekday without its date is one gone by.
            within: only times that stand on one of these tokens count.
        """
        for predicate in words:
            away = self._away(predicate) if within is None else None
            if away is not None:
                return away
            found = nearest_time(self.tree, predicate, list(self._dates(predicate, within)))
            if found is not None:
                over = gone or (past and is_told_past(self.tree, predicate))
                told = self._event_time(*found, past=past, gone=over)
                if over and told.start is not None and self._is_later(told.start):
                    continue  # nothing was done after it was told: the time is of something else
                through = self._through(told, found[1])
                return through or (with_days_before(self.tree, predicate, told) if over else told)
        return None

    def _through(self, told: EventTime, token: int) -> EventTime | None:
        """The whole stretch that two times bound: "between May and July", "from 2028 to last summer"."""
        tree, opening = self.tree, _preposition_of(self.tree, token)
        for row, last in self._dates(token):
            if last <= token or row.interval is None or row.interval[1] is None or told.start is None:
                continue
            both = opening == "between" and tree.dep[last] == "conj" and tree.head[last] == token
            both |= opening == "from" and _preposition_of(tree, last) in ("to", "until", "till")
            if both and told.start < row.interval[1]:
                words = tree.source[tree.start[token] : row.end]
                text = f"{told.text or ''}{words[len(told.text or '') :]}"
                return replace(told, end=row.interval[1], text=text)
        return None

    def _away(self, predicate: int) -> EventTime | None:
        """When it was, by how many days it is told to lie from something that is dated."""
        rows = self._times.get(self.tree.sent[predicate], ())
        lengths = [(row, token) for row, token in rows if row.type is TimeType.DURATION]
        if not lengths:
            return None
        return spaced(
            self.tree,
            predicate,
            lengths,
            lambda word: nearest_time(self.tree, word, list(self._dates(word))),
        )

    def time_of_meant(self, noun: int, told_at: Sequence[int]) -> EventTime | None:
        """The time of what a noun points back to; the noun's own where that is closer.

        In "did not comment on the attack on Monday" the day is that of the silence.
        """
        told = self.time(*told_at, past=True)
        own = self.time(noun, past=True, within=frozenset(self.tree.descendants(noun)))
        if told is None or own is None or own.start is None or own.end is None:
            return told or own
        return own if (told.start or "") <= own.start and (told.end or own.end) >= own.end else told

    def _dates(self, predicate: int, within: Collection[int] | None = None) -> Iterator[tuple[Time, int]]:
        for row, token in self._times.get(self.tree.sent[predicate], ()):
            dated = row.type in (TimeType.DATE, TimeType.TIME)
            if (
                dated
                and row.value not in ("PRESENT_REF", "FUTURE_REF")
                and (within is None or token in within)
            ):
                yield row, token

    def due(self, content: int, saying: int) -> str | None:
        """By when is it to be done, the day after the last: "by May 3", "before July", "within 30 days"?

        Args:
            content: the word that tells what is to be done.
            saying: the word by which it is promised, demanded or expected, from whose time days count.
        """
        found = nearest_time(self.tree, content, list(self._dates(content, self.of_thing(content))))
        if found is not None and not lasts(self.tree, found[1]):
            return self._event_time(*found, past=False).end
        rows = self._times.get(self.tree.sent[content], ())
        spans = [(row, token) for row, token in rows if row.type is TimeType.DURATION]
        counted = nearest_time(self.tree, content, [s for s in spans if is_term(self.tree, s[1])])
        if counted is None:
            return None
        if (told := counted[0].interval) is not None:
            return told[1]
        said = self.time(saying) if saying != content else None
        since = (said.start if said is not None else None) or self._published
        return after(since, counted[0].value) if since is not None else None

    def of_thing(self, word: int) -> frozenset[int] | None:
        """Where a time has to stand to be that of a thing promised or asked for; ``None``: anywhere near.

        In "promised elections on Monday" the day is that of the words. What is still to come, and a term
        ("by June"), is no day of words.
        """
        if self.tree.pos[word] != "NOUN":
            return None
        return frozenset(token for row, token in self._dates(word) if self._is_to_come(row, token))

    def _is_to_come(self, row: Time, token: int) -> bool:
        if _preposition_of(self.tree, token) in _TERMS:
            return True
        start = row.interval[0] if row.interval is not None else None
        return start is not None and self._is_later(start)

    def _event_time(self, row: Time, token: int, *, past: bool, gone: bool = False) -> EventTime:
        start, end = row.interval or (None, None)
        if gone and start is not None and self._is_later(start):
            start, end = gone_by(row.text, start, end)
        how = relation(self.tree, token)
        if how in ("until", "by"):
            start, end = None, start if how == "until" and not self._is_end(row) else end
        elif how in ("since", "after"):
            start = start if how == "since" else end
            told_before = start is None or not self._is_later(start)
            end = self._latest if told_before else None
        begun = start is None or not self._is_later(start)
        if past and self._latest is not None and end is not None and begun and self._latest < end:
            end = self._latest
        return EventTime(
            start=start,
            end=end,
            granularity=row.granularity or Granularity.VAGUE,
            text=row.text,
            alternatives=row.alternatives,
        )

    def _is_later(self, start: str) -> bool:
        """Does a day or moment begin only when the article was out?"""
        moment = f"{start}T00:00:00Z" if len(start) == len("2031-06-11") else start
        return self._latest is not None and moment >= self._latest

    @staticmethod
    def _is_end(row: Time) -> bool:
        """Is it the end of something: before "the end of June" is before July?"""
        return row.text.lower().removeprefix("the ").startswith("end ")

    def place(
        self, *words: int, parties: Collection[Span] = (), persons: Collection[Span] = (), own: bool = False
    ) -> ClaimPlace | None:
        """Where did it happen, as far as the clauses of the words say?

        Args:
            words: the event word, then others that tell the same; the first that has a place counts.
            parties: where its participants are named; what is named there is no place of it, unless a
                preposition says that it is ("in Kesh").
            persons: where people and bodies are named: no part of such a name is a place.
            own: of the event word only its own phrase counts: in "apologized to Vardania for the attack"
                Vardania is where nothing was.
        """
        for at, word in enumerate(words):
            within = self._phrase(word) if own and at == 0 else None
            rows = [
                (row, token)
                for row, token in self._places.get(self.tree.sent[word], ())
                if within is None or token in within
                if not any(overlaps((row.start, row.end), span) for span in persons)
                if self._is_where(token) or not any(overlaps((row.start, row.end), span) for span in parties)
            ]
            found = nearest_place(self.tree, word, rows)
            if found is not None:
                return _claim_place(found)
        return None

    def is_placed(self, word: int) -> bool:
        """Does the phrase of a noun say where: "the attack at Tarn Bridge"?"""
        return self.tree.pos[word] in ("NOUN", "PROPN") and self.place(word, own=True) is not None

    def _phrase(self, noun: int) -> set[int]:
        """A noun with what hangs on it, and the place right after it, wherever the parser hangs that."""
        tree, after = self.tree, noun + 1
        found = set(tree.descendants(noun))
        if after < len(tree.lower) and tree.lower[after] in _LOCATIVE:
            found.update(tree.descendants(after))
        return found

    def _is_where(self, token: int) -> bool:
        return self.tree.dep[token] == "pobj" and self.tree.lower[self.tree.head[token]] in _LOCATIVE


def _claim_place(found: Place) -> ClaimPlace:
    return ClaimPlace(
        start=found.start,
        end=found.end,
        text=found.text,
        name=found.name,
        country=found.country,
        lat=found.lat,
        lon=found.lon,
        geonames=found.geonames,
        precision="named" if found.lat is not None else None,
    )


def _preposition_of(tree: Tree, token: int) -> str:
    """By which preposition a time hangs on what is above it; nothing where it does not."""
    return tree.lower[tree.head[token]] if tree.dep[token] == "pobj" else ""


def _by_sentence(tree: Tree, tokens: TokenIndex, rows: Sequence[_Row]) -> dict[int, list[tuple[_Row, int]]]:
    """Rows by sentence, each with the uppermost token of its phrase."""
    found: dict[int, list[tuple[_Row, int]]] = {}
    for row in rows:
        inside = tokens.tokens((row.start, row.end))
        if inside:
            top = next((i for i in inside if tree.head[i] not in inside), inside[-1])
            found.setdefault(tree.sent[top], []).append((row, top))
    return found
