"""What is told of relations in a view, each table of it made once and only where it is asked for?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

from blowback.records import DyadWeek, Episode, ExpectedOutcome, Silences, Stand, Tie, TrackRecord, Turn
from blowback.relate.corroboration import Corroboration
from blowback.relate.dyads import edges
from blowback.relate.episodes import episodes
from blowback.relate.expectations import outcomes, track_records
from blowback.relate.happened import sides
from blowback.relate.silences import silences
from blowback.relate.stands import stands
from blowback.relate.ties import ties
from blowback.relate.turns import turns
from blowback.relate.view import View
from blowback.relate.weeks import weeks

Named = Episode | Tie | Turn | ExpectedOutcome | Stand | Silences


class Relations:
    """The tables of one view: episodes, ties, turns, expectations, positions, silences, weeks of pairs.

    Args:
        view: the ledger as known on a date.
        about: ids of those who are asked about.
    """

    def __init__(self, view: View, about: Sequence[str] = ()) -> None:
        self.view, self.about = view, tuple(about)
        self.counts = Corroboration(view)

    @classmethod
    def recalled(cls, view: View, about: Sequence[str] = ()) -> Relations:
        """The same, or those that were made of what is the same view for an earlier question."""
        key = (
            view.as_known_on,
            view.as_recorded_on,
            view.unmask,
            view.judged,
            view.about,
            view.most,
            tuple(about),
        )
        return view.ledger.recall(key, lambda: cls(view, about))

    @cached_property
    def episodes(self) -> tuple[Episode, ...]:
        """Which happenings are told?"""
        return episodes(self.view)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Which lasting relations are told?"""
        return ties(self.view, self.counts)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """When did a relation turn?"""
        return turns(self.view, self.episodes, self.ties, self.counts)

    @cached_property
    def expectations(self) -> tuple[ExpectedOutcome, ...]:
        """What was expected, and what came of it?"""
        return outcomes(self.view, list(edges(self.view)), self.counts, happened=lambda: self.episodes)

    @cached_property
    def track_records(self) -> tuple[TrackRecord, ...]:
        """How often did what was expected of each come about?"""
        return track_records(self.expectations)

    @cached_property
    def positions(self) -> tuple[Stand, ...]:
        """Who stands where on a question?"""
        return stands(self.view, self.counts)

    @cached_property
    def silences(self) -> tuple[Silences, ...]:
        """Who kept silent?"""
        return silences(self.view, self.counts)

    @cached_property
    def weeks(self) -> tuple[DyadWeek, ...]:
        """The weeks of those asked about with each other; of one, with each that it had to do with."""
        wholes = [self.view.rollup.whole(each, members=True) for each in self.about]
        others = wholes[1:] or [each for one in wholes for each in self._partners(one)]
        pairs = [pair for other in others for pair in ((wholes[0], other), (other, wholes[0]))]
        return tuple(
            row for pair in pairs for row in weeks(self.view, self.episodes, pair, counts=self.counts)
        )

    def _partners(self, actor: str) -> list[str]:
        """With which others is an actor told to have had to do?"""
        pairs = {(side.source, side.target) for each in self.episodes for side in sides(self.view, each)}
        return sorted({end for pair in pairs if actor in pair for end in pair} - {actor})

    def find(self, row_id: str) -> tuple[str, Named] | None:
        """Which row has this id, or had it on an earlier date, and of what is it one?"""
        rows: Iterator[tuple[str, Named]] = chain(
            (("tie", row) for row in self.ties),
            (("position", row) for row in self.positions),
            (("silence", row) for row in self.silences),
            (("expectation", row) for row in self.expectations),
            (("episode", row) for row in self.episodes),
            (("turn", row) for row in self.turns),
        )
        return next((each for each in rows if row_id in (each[1].id, *getattr(each[1], "aliases", ()))), None)

    @cached_property
    def claims_of_episode(self) -> dict[str, tuple[str, ...]]:
        """On which claims does each episode rest?"""
        return {each.id: (*each.claims, *each.denials) for each in self.episodes}
