"""How much speaks for two tellings being of one happening, and what forbids it?

The weights are data (``data/weights.toml``): one table for two claims of one article, another for what two
articles tell. A score says what it is made of. Where a pair is told of daily, tellings are laid beside each
other a hundred thousand times: what is looked at of one again and again is found once (``Ready``), so is what
their sorts have to do with each other (``sorts``), and where these leave no way, sentences are not compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from blowback.relate.episodes.places import places
from blowback.relate.episodes.sorts import OF_SORTS, Pairing, Sort, Sorts, sides
from blowback.relate.episodes.tellings import MUTUAL, Telling, Window
from blowback.text.data import toml
from blowback.vocab.plover import EventType

_SMALL = 3  # a count up to which two reports may agree by chance
_LENGTHS = (("same", 0), ("week", 7), ("month", 31), ("longer", 10**7))
_SLACK = 1  # days by which a report may seem to be out before what it tells
_LATE = 31  # days by which two times may miss each other
_LONGEST = 1000  # days; no step that is told of begins later
_DAMPED = 4  # words by which a sentence counts as longer than it is
_NEVER = -99.0
_RECENT = 60  # days: what is told without a day is no older where it is news
_FAR = 300  # characters, some three sentences, within which harm is of what was told before it
_ROUNDED = 0.001  # a sum that is that much below another is so however both are rounded

# what a score is made of beside the sorts, in the order in which it is summed
_OF_TWO = (
    "day",
    "place",
    "figure",
    "name",
    "wording",
    "content",
    "denied",
    "article",
    "another",
    "far",
    "vague",
)


class Likeness(NamedTuple):
    """How much speaks for two tellings being one: a score, what it is made of, and what forbids it."""

    score: float
    values: tuple[float, ...] = ()
    forbidden: str | None = None

    @property
    def why(self) -> dict[str, float]:
        """What it is made of, by name."""
        return {name: value for name, value in zip(OF_SORTS + _OF_TWO, self.values, strict=False) if value}


class Ready:
    """A telling with what is looked at of it again and again.

    Attributes:
        sort: its sort, within one scale.
        names: the names in its sentence but those of who takes part.
        content: the words and figures of its sentence but those that tell the happening.
        size: how many words and figures its sentence counts as, to measure what is common by.
        spoken: whether it is told apart from others of its type by what is said.
    """

    __slots__ = (
        *("act", "actors", "article", "content", "counted", "many_names", "many_words", "names", "place"),
        *("published", "recipients", "said", "size", "sort", "spoken", "telling", "vague", "when"),
    )

    def __init__(self, telling: Telling, sort: Sort, *, spoken: bool) -> None:
        self.telling, self.sort, self.spoken, self.vague = telling, sort, spoken, telling.is_vague
        _, self.act, self.actors, self.recipients = sort
        self.article, self.when, self.published = telling.article, telling.when, telling.published
        self.place, self.counted = telling.place is not None, bool(telling.figures)
        self.names = telling.said.names - telling.party_names
        said = telling.said.words | telling.said.figures
        self.content = said.difference(*telling.words)
        self.size = len(said) + _DAMPED
        self.many_names, self.many_words = len(self.names), len(self.content)


class Scale:
    """The weights of one table.

    Args:
        table: ``report`` or ``reports``.
    """

    def __init__(self, table: str) -> None:
        whole = toml(__package__, "weights.toml")
        self._weights: Mapping[str, Any] = whole[table]
        self._told_days: Mapping[str, float] = self._weights["day"]
        self._dated, self._undated = (_by_day(whole["lag"][each]) for each in ("dated", "undated"))
        self._speech: Mapping[str, Any] = whole["speech"]
        self._same_report = table == "report"
        self._apart = [*self._undated, *self._undated[:0:-1]]  # by how many days, before (negative) or after
        self._sorts = Sorts(self._weights)
        self._most = _most(self._weights)

    def ready(self, telling: Telling) -> Ready:
        """A telling made ready to be laid beside others."""
        spoken = not self._same_report and telling.type in self._speech["types"]
        return Ready(telling, self._sorts.sort(telling), spoken=spoken)

    def likeness(self, one: Ready, other: Ready) -> Likeness:
        """How much speaks for two tellings being of one happening?"""
        pairing = self._sorts.pairing(one.sort, other.sort)
        why = pairing.forbidden
        if why is None and (
            one.when
            or other.when
            or (one.place and other.place)
            or (one.article == other.article and one.telling.evidence == other.telling.evidence)
        ):
            why = forbidden(one.telling, other.telling)
        if why is not None:
            return Likeness(_NEVER, (), why)
        values = pairing.values + self._of_two(one, other, pairing)
        return Likeness(round(sum(values), 4), values)

    def possible(self, one: Ready, others: Iterable[Ready]) -> list[Ready]:
        """Which of these may be one with a telling, as far as is soon found out?

        The most that each thing can speak for is summed, what is cheap to know first. Most pairs end here, a
        hundred thousand for one answer, so that all of it stands in one loop.
        """
        acts, actors, recipients = self._sorts.bounds(one.sort)
        place, figure, name, names_most, wording, rest = self._most
        weight, least, most_said = (self._speech[each] for each in ("weight", "least", "most"))
        of_vague, day = self._weights.get("vague", 0.0), self._day
        words, size, spoken, names, content = one.many_words, one.size, one.spoken, one.names, one.content
        placed, counted, many_names = one.place, one.counted, one.many_names
        vague = one.vague and not self._same_report and one.telling.type not in MUTUAL
        told, apart, longest = None if one.when or self._same_report else one.published, self._apart, _LONGEST
        never, found = -_ROUNDED, []
        for other in others:
            most = acts[other.act]
            if most is None:
                continue
            published = other.published
            if told is not None and published is not None and other.when is None:  # as most are
                days = told - published
                most += apart[days] if -longest <= days <= longest else apart[longest]
            else:
                most += day(one, other)
            _, actors_meet, of_actors, _ = actors[other.actors]
            _, recipients_meet, _, of_recipients = recipients[other.recipients]
            most += rest + of_actors + of_recipients
            if vague and other.vague and not (actors_meet and recipients_meet):
                most += of_vague
            if many_names and other.many_names:
                shared = name * len(names & other.names)
                most += min(names_most, shared)
            if placed and other.place:
                most += place
            if counted and other.counted:
                most += figure
            length, least_words = other.size, other.many_words  # of the shorter; ``min`` takes its time
            if size < length:
                length = size
            if words < least_words:
                least_words = words
            speech = spoken or other.spoken
            if most + wording * least_words / length + (most_said if speech else 0.0) <= never:
                continue
            alike = len(content & other.content) / length
            most += wording * alike
            if speech:
                most += min(most_said, weight * (alike - least))
            if most > never:
                found.append(other)
        return found

    def _of_two(self, one: Ready, other: Ready, pairing: Pairing) -> tuple[float, ...]:
        weights, ours, theirs = self._weights, one.telling, other.telling
        place = places(ours, theirs) if one.place and other.place else None
        names = len(one.names & other.names) if one.many_names and other.many_names else 0
        alike = _wording(one, other)
        denied = 0.0
        if ours.denied != theirs.denied:
            by_somebody = (ours if ours.denied else theirs).denied_by
            denied = weights["denied" if by_somebody else "denied_by_none"]
        common = (
            weights["place"][place] if place is not None else 0.0,
            self._figures(ours, theirs) if one.counted and other.counted else 0.0,
            min(weights["name_most"], weights["name"] * names) if names else 0.0,
            weights["wording"] * alike,
        )
        within = self._within(ours, theirs) if self._same_report else (0.0, 0.0)
        far = 0.0
        if self._same_report and _distance(ours, theirs) > _FAR:
            nothing = not any(each > 0 for each in (*common, *pairing.of_sides, *within))
            far = weights["far"] if nothing else 0.0
        return (
            self._day(one, other),
            *common,
            self._content(alike) if one.spoken or other.spoken else 0.0,
            denied,
            *within,
            far,
            self._vague(pairing) if one.vague and other.vague else 0.0,
        )

    def _content(self, alike: float) -> float:
        """What the likeness of two sentences says of two acts of speech."""
        found: float = min(self._speech["most"], self._speech["weight"] * (alike - self._speech["least"]))
        return found

    def _vague(self, pairing: Pairing) -> float:
        """What could be any of several happenings is one only where both parties are the same."""
        if self._same_report or pairing.of_one_pair:
            return 0.0
        found: float = self._weights["vague"]
        return found

    def _within(self, one: Telling, other: Telling) -> tuple[float, float]:
        """What tells in one article: one sentence, a word that points back; a word that begins anew."""
        weights = self._weights
        earlier, later = sorted((one, other), key=lambda t: t.order)
        recalled = earlier.when is None and _is_long_past(later)  # told as news, then of a year before
        joins = 0.0
        if one.evidence == other.evidence:
            joins = weights["sentence"]
        elif later.pointing and not recalled:
            joins = weights["pointing"]
        anew = recalled or later.another or (later.also and later.type is not EventType.ASSAULT)
        return joins, weights["another"] if anew else 0.0

    def _day(self, one: Ready, other: Ready) -> float:
        ours, theirs = one.when, other.when
        if ours is not None and theirs is not None:
            return self._told_days[_told_days(ours, theirs)]
        told, there = one.published, other.published
        if self._same_report or told is None or there is None:
            return self._told_days["untold"]
        if ours is not None:
            return _step(self._dated, there - ours.last)
        if theirs is not None:
            return _step(self._dated, told - theirs.last)
        days = told - there
        return self._apart[days if -_LONGEST <= days <= _LONGEST else _LONGEST]

    def _figures(self, one: Telling, other: Telling) -> float:
        found: Mapping[str, float] = self._weights["figure"]
        told = (
            found[_figure(a, b)]
            for what in one.figures.keys() & other.figures.keys()
            for a in one.figures[what]
            for b in other.figures[what]
        )
        return max(told, default=0.0)


# --- what forbids ---------------------------------------------------------------------------------


def forbidden(one: Telling, other: Telling) -> str | None:
    """What forbids that two tellings are of one happening, whatever speaks for it and whatever its sorts?"""
    if one.type is None or other.type is None:
        return None
    if one.when is not None and other.when is not None:
        first, last = max(one.when.first, other.when.first), min(one.when.last, other.when.last)
        if first > last + 1 and one.when.days == other.when.days == 0:
            return "another day"
        if first > last + _LATE:
            return "another time"
    for dated, undated in ((one, other), (other, one)):
        if dated.when is None or undated.when is not None or undated.published is None:
            continue
        if dated.when.first > undated.published + _SLACK:
            return "after the report"
    if one.place is not None and other.place is not None and places(one, other) == "apart":
        if one.place.country and other.place.country and one.place.country != other.place.country:
            return "another country"
        if one.place.point is None and other.place.point is None:
            return "another place"
    if one.article == other.article and one.evidence == other.evidence:
        return _of_one_sentence(one, other)
    return None


def _of_one_sentence(one: Telling, other: Telling) -> str | None:
    """Why are two words of one sentence two happenings?"""
    if one.denied != other.denied:
        return "one is denied"
    if one.answering != other.answering:
        return "one answers the other"
    if one.when is not None and other.when is not None and not _meet(one.when, other.when):
        return "one sentence, two days"
    if one.type is not other.type:
        return "one sentence, two acts"
    for what in one.figures.keys() & other.figures.keys():
        if not one.figures[what] & other.figures[what]:
            return "one sentence, two counts"
    if sides(one.roles()[1], other.roles()[1]) == "apart" and not (one.figures and other.figures):
        return "one sentence, two done to"
    told_of_both = one.type not in MUTUAL and not (one.answered_for or other.answered_for)
    if told_of_both and sides(one.roles()[0], other.roles()[0]) == "apart":
        return "one sentence, two who did it"
    return None


def _is_long_past(telling: Telling) -> bool:
    """Is it told to have been long before the report?"""
    if telling.when is None or telling.published is None:
        return False
    return telling.published - telling.when.last > _RECENT


def _meet(one: Window, other: Window) -> bool:
    return one.first <= other.last and other.first <= one.last


# --- the parts ------------------------------------------------------------------------------------


class _Most(NamedTuple):
    """How much can each thing speak for two tellings being one; a name, and each word of a sentence?"""

    place: float
    figure: float
    name: float
    names: float
    wording: float
    rest: float


def _most(weights: Mapping[str, Any]) -> _Most:
    place, figure = (max(weights[name].values()) for name in ("place", "figure"))
    together = (("sentence", "pointing"), ("another",), ("denied", "denied_by_none"))
    rest = sum(max(0.0, *(weights[name] for name in names)) for names in together)
    rest += max(0.0, weights["turned"])
    return _Most(place, figure, weights["name"], weights["name_most"], weights["wording"], rest)


def _told_days(one: Window, other: Window) -> str:
    """How do the days that two tellings tell lie to each other: apart, beside, or how long do they last?"""
    first, last = max(one.first, other.first), min(one.last, other.last)
    if first > last:
        return "beside" if first - last == 1 else "apart"
    days = max(one.days, other.days)
    return next(name for name, most in _LENGTHS if days <= most)


def _figure(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> str:
    if one == other:
        return "small" if (one[1] or one[0] or 0) <= _SMALL else "same"
    low = max(one[0] or 0, other[0] or 0)
    tops = [top for top in (one[1], other[1]) if top is not None]
    return "within" if not tops or low <= min(tops) else "apart"


def _distance(one: Telling, other: Telling) -> int:
    """How many characters of an article lie between the sentences of two tellings?"""
    first, second = sorted((one.evidence, other.evidence))
    return second[0] - first[1]


def _wording(one: Ready, other: Ready) -> float:
    """Which share of the words of the shorter sentence are in the other, damped where it is short?"""
    return len(one.content & other.content) / min(one.size, other.size)


def _by_day(steps: Iterable[tuple[int, float]]) -> list[float]:
    """What so many days speak for, by their number; more of them as the last."""
    found: list[float] = []
    for most, value in steps:
        found.extend([value] * (min(most, _LONGEST) + 1 - len(found)))
    return found


def _step(by_day: Sequence[float], days: int) -> float:
    return by_day[0 if days < 0 else min(days, _LONGEST)]
