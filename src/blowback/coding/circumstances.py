"""When and where did it happen: which time and place of the text belong to a predicate?

A time or place belongs to the predicate that its phrase hangs on; one that opens a sentence belongs to
all of its main clause. Where none does, none is given: never the publication date instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from blowback.coding.factuality import governor_class
from blowback.coding.whereabouts import nearest_place
from blowback.records import ClaimPlace, EventTime, Place, Time
from blowback.text.spans import TokenIndex
from blowback.vocab.times import Granularity, TimeType

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_VERBAL = ("VERB", "AUX")
_CLIMB = 8
_SPEECH = ("said", "denied", "alleged", "known", "believed", "requested", "promised", "threatened")
_OPENING = 5  # a time within the first words, before any verb, opens a sentence
_Row = TypeVar("_Row", Time, Place)


class Circumstances:
    """The times and places of a document, findable by the predicate they belong to."""

    def __init__(self, tree: Tree, times: Sequence[Time], places: Sequence[Place]) -> None:
        self.tree = tree
        tokens = TokenIndex(tree.start, tree.end)
        self._times = _by_sentence(tree, tokens, times)
        self._places = _by_sentence(tree, tokens, places)

    def time(self, predicate: int) -> EventTime | None:
        """When did what ``predicate`` describes happen, as far as its clause says?"""
        rows = [
            (row, token)
            for row, token in self._times.get(self.tree.sent[predicate], ())
            if row.type in (TimeType.DATE, TimeType.TIME) and row.value not in ("PRESENT_REF", "FUTURE_REF")
        ]
        found = self._nearest(predicate, rows) or self._opening(predicate, rows)
        if found is None:
            return None
        start, end = found.interval or (None, None)
        return EventTime(
            start=start,
            end=end,
            granularity=found.granularity or Granularity.VAGUE,
            text=found.text,
            alternatives=found.alternatives,
        )

    def place(self, predicate: int) -> ClaimPlace | None:
        """Where did it happen, as far as its clause says?"""
        found = nearest_place(self.tree, predicate, self._places.get(self.tree.sent[predicate], ()))
        if found is None:
            return None
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

    def _opening(self, predicate: int, rows: Sequence[tuple[Time, int]]) -> Time | None:
        """A time that opens the sentence dates all its main clauses: "Two years later, A left and B came"."""
        first = self.tree.sentences[self.tree.sent[predicate]][0]
        opening = next((row for row, token in rows if self._opens(token, first)), None)
        current = predicate
        for _ in range(_CLIMB):
            head, dep = self.tree.head[current], self.tree.dep[current]
            if head == current:
                return opening
            if dep == "ccomp" and governor_class(self.tree, head) in _SPEECH:
                return None  # "In May he said ...": the month is that of the saying
            if dep not in ("conj", "ccomp", "nsubj", "nsubjpass", "dobj", "xcomp", "prep", "pobj"):
                return None
            current = head
        return None

    def _opens(self, token: int, first: int) -> bool:
        tree = self.tree
        return token - first <= _OPENING and all(
            tree.pos[i] not in ("VERB", "AUX") for i in range(first, token)
        )

    def _nearest(self, predicate: int, rows: Iterable[tuple[_Row, int]]) -> _Row | None:
        """The row with the shortest way up to the predicate or to the verb that carries it."""
        tree = self.tree
        best: tuple[tuple[int, int], _Row] | None = None
        carriers = self._carriers(predicate)
        for row, token in rows:
            distance, current, crossed = 0, token, 0
            for _ in range(_CLIMB):
                if current in carriers:
                    cost = (crossed * 10 + carriers[current] * 3 + distance, abs(token - predicate))
                    if best is None or cost < best[0]:
                        best = cost, row
                    break
                if tree.pos[current] in _VERBAL and current != token:
                    crossed += 1
                if tree.head[current] == current or crossed > 1:
                    break
                current, distance = tree.head[current], distance + 1
        return best[1] if best is not None else None

    def _carriers(self, predicate: int) -> dict[int, int]:
        """The predicate and the words above it that share its circumstances, with their distance."""
        tree = self.tree
        found, current = {predicate: 0}, predicate
        for step in range(1, _CLIMB):
            head, dep = tree.head[current], tree.dep[current]
            if head == current or dep in ("relcl", "ccomp", "advcl", "parataxis"):
                break
            found[head] = step
            if tree.pos[head] in _VERBAL and dep not in ("xcomp", "conj", "acl", "aux"):
                break
            current = head
        return found


def _by_sentence(tree: Tree, tokens: TokenIndex, rows: Sequence[_Row]) -> dict[int, list[tuple[_Row, int]]]:
    """Rows by sentence, each with the uppermost token of its phrase."""
    found: dict[int, list[tuple[_Row, int]]] = {}
    for row in rows:
        inside = tokens.tokens((row.start, row.end))
        if inside:
            top = next((i for i in inside if tree.head[i] not in inside), inside[-1])
            found.setdefault(tree.sent[top], []).append((row, top))
    return found
