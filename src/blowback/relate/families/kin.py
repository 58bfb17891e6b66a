"""Which texts are one family, as known on a date? What the kept measurements connect, with guards.

Texts that share most of their words are one *core*. Cores join where one is the other retold: there the
pair of their texts that tell most of the same decides, for what was cut to its lead is like any report of
the same happening. Then excerpts join, with two guards. Passages that an outlet was seen to repeat as
background of its own do not count. And a digest that takes from two reports does not make them one: a text
takes from the report of which it has most, and from another only where the same passages stand in both;
copies of a digest take what it takes.

Every decision rests on the texts at hand and what is linked to them, never on the whole ledger, so that a
family costs what its texts do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple, Protocol

from blowback.ledger import CopyArticle, CopyLink
from blowback.relate.families.copies import Passages, beside, excerpt, is_background, opened
from blowback.relate.families.kinship import WHOLE, CopyKind, Likeness
from blowback.relate.families.rewritten import ALIKE, ALIKE_LATER, DAYS
from blowback.relate.families.texts import Words


class Source(Protocol):
    """What is kept of texts, as known on a date."""

    def articles(self, texts: Iterable[int]) -> Iterable[CopyArticle]:
        """The articles that have these texts, the earliest first."""

    def links(self, texts: Iterable[int]) -> Iterable[CopyLink]:
        """The measurements that concern these texts."""

    def words(self, article: CopyArticle) -> Words:
        """The words of an article."""


class Join(NamedTuple):
    """Two texts that are akin, and how."""

    one: int
    other: int
    how: Likeness


class Group(NamedTuple):
    """The texts of one family, the earliest first, what joins them, and what was held off."""

    texts: tuple[int, ...]
    joins: tuple[Join, ...]
    held_off: tuple[Join, ...]


class Kin:
    """The families around texts; what was found once is not looked up again."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._articles: dict[int, tuple[CopyArticle, ...]] = {}
        self._links: dict[int, list[CopyLink]] = {}
        self._cores: dict[int, tuple[int, ...]] = {}
        self._groups: dict[int, Group] = {}
        self._known: dict[int, frozenset[int]] = {}
        self._taken: dict[int, dict[int, Likeness | None]] = {}

    def load(self, texts: Iterable[int]) -> None:
        """Looks texts up together, with what is linked to them."""
        wanted = {text for text in texts if text not in self._articles}
        if not wanted:
            return
        found: dict[int, list[CopyArticle]] = {text: [] for text in wanted}
        for article in self._source.articles(wanted):
            found[article.text].append(article)
        self._articles.update((text, tuple(rows)) for text, rows in found.items())
        known = {text for text in wanted if found[text]}
        self._links.update((text, []) for text in wanted)
        for link in self._source.links(known):
            for text in {link.one, link.other} & known:
                self._links[text].append(link)

    def articles(self, text: int) -> tuple[CopyArticle, ...]:
        """Which articles have this text, the earliest first? None where none was known yet."""
        self.load((text,))
        return self._articles[text]

    def words(self, text: int) -> Words:
        """The words of a text, as its first article has them."""
        return self._source.words(self.articles(text)[0])

    def group(self, text: int) -> Group:
        """The family of a text that is known."""
        if text not in self._groups:
            found = self._gathered(text)
            self._groups.update(dict.fromkeys(found.texts, found))
        return self._groups[text]

    def _rank(self, text: int) -> tuple[str, str]:
        first = self.articles(text)[0]
        return first.known_from, first.article

    def _others(self, texts: Iterable[int], kinds: AbstractSet[str]) -> dict[CopyLink, tuple[int, int]]:
        """The links of texts to others that are known: each with the text and the other."""
        found = {
            link: (text, link.other if link.one == text else link.one)
            for text in texts
            for link in self._links_of(text)
            if link.kind in kinds
        }
        self.load(other for _, other in found.values())
        return {link: ends for link, ends in found.items() if self._articles[ends[1]]}

    def _links_of(self, text: int) -> list[CopyLink]:
        self.load((text,))
        return self._links[text]

    # --- texts that share most of their words -----------------------------------------------------

    def core(self, text: int) -> tuple[int, ...]:
        """Which texts share most of their words with this one, or with one that does? The earliest first."""
        if text not in self._cores:
            found, ahead = {text}, [text]
            while ahead:
                ahead = sorted({other for _, other in self._others(ahead, WHOLE).values()} - found)
                found.update(ahead)
            core = tuple(sorted(found, key=self._rank))
            self._cores.update(dict.fromkeys(core, core))
        return self._cores[text]

    def _gathered(self, text: int) -> Group:
        if not self._links_of(text):  # as most texts
            return Group((text,), (), ())
        cores, ahead = {self.core(text)}, [self.core(text)]
        joins: dict[CopyLink, Likeness] = {}
        held_off: dict[CopyLink, Likeness] = {}
        while ahead:
            core = ahead.pop()
            for link in self._others(core, WHOLE):
                joins[link] = _likeness(link)
            found = {**self._retold(core), **self._excerpts(core, held_off)}
            joins.update(found)
            for link in found:
                for end in (link.one, link.other):
                    if self.core(end) not in cores:
                        cores.add(self.core(end))
                        ahead.append(self.core(end))
        inside = {each for core in cores for each in core}
        return Group(
            tuple(sorted(inside, key=self._rank)),
            tuple(sorted((Join(x.one, x.other, how) for x, how in joins.items()), key=self._order)),
            tuple(sorted((Join(x.one, x.other, how) for x, how in held_off.items()), key=self._order)),
        )

    def _order(self, join: Join) -> tuple[object, ...]:
        return (*sorted((self._rank(join.one), self._rank(join.other))), join.how.kind)

    # --- texts that tell the same in other words --------------------------------------------------

    def _retold(self, core: tuple[int, ...]) -> dict[CopyLink, Likeness]:
        """What joins a core to those that tell the same in other words?"""
        between: dict[tuple[int, ...], dict[CopyLink, float]] = defaultdict(dict)
        for link, (text, other) in self._others(core, {CopyKind.REWRITTEN}).items():
            if (there := self.core(other)) != core:
                least = ALIKE if self._is_fresh(text, other) else ALIKE_LATER
                between[there][link] = link.score - least
        return {
            link: _likeness(link)
            for margins in between.values()
            if _decisive(margins) >= 0
            for link, margin in margins.items()
            if margin >= 0
        }

    def _is_fresh(self, one: int, other: int) -> bool:
        """Did two outlets publish the two texts within days? Else one may be a later report of the story."""
        first, second = (self._outlets_by_day(each) for each in (one, other))
        return any(
            _differ(outlets, second[day + apart])
            for day, outlets in first.items()
            for apart in range(-DAYS, DAYS + 1)
            if day + apart in second
        )

    def _outlets_by_day(self, text: int) -> dict[int, set[str | None]]:
        found: dict[int, set[str | None]] = defaultdict(set)
        for each in self.articles(text):
            if each.published_start:
                found[date.fromisoformat(each.published_start[:10]).toordinal()].add(each.outlet)
        return found

    # --- passages ---------------------------------------------------------------------------------

    def _excerpts(
        self, core: tuple[int, ...], held_off: dict[CopyLink, Likeness]
    ) -> dict[CopyLink, Likeness]:
        """What joins a core to those that it has passages of, or that have passages of it?"""
        found = {}
        for link, (text, other) in self._others(core, {CopyKind.EXCERPT}).items():
            if self.core(other) == core or (how := self._excerpt(link)) is None:
                continue
            taker, giver = self._taker_first(text, other, opened(link.passages), link)
            if self._takes(taker).get(giver) is not None:
                found[link] = how
            else:
                held_off[link] = how
        return found

    def _excerpt(self, link: CopyLink) -> Likeness | None:
        known = self._at_hand(self.core(link.one)) | self._at_hand(self.core(link.other))
        same = not _differ(*(self._outlets(each) for each in (link.one, link.other)))
        return excerpt(opened(link.passages), known, same_outlet=same)

    def _outlets(self, text: int) -> set[str | None]:
        return {each.outlet for each in self.articles(text)}

    def _at_hand(self, core: tuple[int, ...]) -> frozenset[int]:
        """Which runs of words were outlets seen to repeat as background, in these texts and others?

        Who excerpts the first report may take such a passage too, and is then no kin of the later ones.
        """
        if core[0] not in self._known:
            found: set[int] = set()
            for link, (text, other) in self._others(core, {CopyKind.EXCERPT}).items():
                if (self._outlets(text) & self._outlets(other)) - {None}:
                    pair = opened(link.passages)
                    if is_background(pair, same_outlet=True):
                        found.update(run for each in pair.found for run in each.runs)
            self._known[core[0]] = frozenset(found)
        return self._known[core[0]]

    def _takes(self, taker: int) -> dict[int, Likeness | None]:
        """From which texts has a text taken passages? None where it is held off."""
        models = {}
        text: int | None = taker
        while text is not None and text not in self._taken:
            models[text] = self._model(text)
            text = models[text]
        for each, model in reversed(models.items()):
            self._taken[each] = self._decided(each, model)
        return self._taken[taker]

    def _decided(self, taker: int, model: int | None) -> dict[int, Likeness | None]:
        """The same, once it is known of the earlier text that this one was copied from."""
        offered = []
        for link, (_, other) in self._others((taker,), {CopyKind.EXCERPT}).items():
            if self.core(other) == self.core(taker) or (how := self._excerpt(link)) is None:
                continue
            pair = opened(link.passages)
            if self._taker_first(taker, other, pair, link)[0] == taker:
                offered.append((-how.shared, self._rank(other), other, how, _places(link, pair, taker)))
        copied = self._shared(taker, model) if offered and model is not None else set()
        taken: set[int] = set()
        found: dict[int, Likeness | None] = {}
        for _, _, giver, how, places in sorted(offered):
            if model is not None:
                accepted = bool(copied & places) and self._may_take(model, giver)
            else:
                accepted = not taken or bool(taken & places)
                taken |= places if accepted else set()
            found[giver] = how if accepted else None
        return found

    def _model(self, text: int) -> int | None:
        """With which earlier text does this one share most of its words, and most words?"""
        links = {link: other for link, (_, other) in self._others((text,), WHOLE).items()}
        earlier = [link for link in links if self._rank(links[link]) < self._rank(text)]
        if not earlier:
            return None
        return links[min(earlier, key=lambda link: (-link.shared, self._rank(links[link])))]

    def _may_take(self, model: int, giver: int) -> bool:
        """Does the text that was copied belong to a giver, too? What it was held off from, its copies are."""
        decided = [how for text, how in self._taken[model].items() if self.core(text) == self.core(giver)]
        return not decided or any(how is not None for how in decided)

    def _shared(self, text: int, model: int) -> set[int]:
        """Which words of a text stand in another?"""
        pair = beside(self.words(text), self.words(model))
        return {place for at, _, size in pair.runs for place in range(at, at + size)}

    def _taker_first(self, text: int, other: int, pair: Passages, link: CopyLink) -> tuple[int, int]:
        """Which of two texts has taken passages: the later, of one day or undated the shorter?"""
        sizes = pair.sizes if link.one == text else pair.sizes[::-1]
        dates = [min((a.published_start or "" for a in self.articles(e)), default="") for e in (text, other)]
        if not all(dates) or dates[0][:10] == dates[1][:10]:
            later = (sizes[0], self._rank(other)) <= (sizes[1], self._rank(text))
        else:
            later = dates[0] > dates[1]
        return (text, other) if later else (other, text)


def _decisive(margins: Mapping[CopyLink, float]) -> float:
    """The margin of the two texts that tell most of the same, of several such of those most alike."""
    return margins[max(margins, key=lambda link: (link.shared, link.score))]


def _likeness(link: CopyLink) -> Likeness:
    return Likeness(CopyKind(link.kind), link.score, link.shared, link.why)


def _places(link: CopyLink, pair: Passages, text: int) -> set[int]:
    """Which words of a text stand in passages?"""
    starts = ((each.one if link.one == text else each.other, each.size) for each in pair.found)
    return {place for start, size in starts for place in range(start, start + size)}


def _differ(one: AbstractSet[str | None], other: AbstractSet[str | None]) -> bool:
    """Is there one of each that are not the same outlet? Of an unknown one nobody can tell."""
    return None in one or None in other or len(one | other) > 1


def groups(kin: Kin, texts: Iterable[int]) -> Iterator[Group]:
    """The families of texts, each once, in the order in which the texts come."""
    seen: set[int] = set()
    for text in texts:
        if text not in seen:
            found = kin.group(text)
            seen.update(found.texts)
            yield found
