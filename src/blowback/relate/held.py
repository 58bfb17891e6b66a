"""What a view holds beside its claims, each thing fetched when it is first asked for.

A ledger of a hundred thousand articles is as quickly asked for a pair as one of a hundred.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property

import msgspec

from blowback.ledger import (
    ActorFilter,
    ClaimFilter,
    Dates,
    Ledger,
    LedgerActor,
    LedgerArticle,
    LedgerClaim,
    Verdict,
)
from blowback.ledger.lookup import Lookup
from blowback.records import Actor, Annotation, PartOf
from blowback.relate.clusters import Clusters
from blowback.relate.masking import POSTS, SPEAKS_PUBLICLY, has_public_role, private_persons
from blowback.relate.reviewed import Reviewed
from blowback.text.names import fold_name
from blowback.vocab.actors import ActorKind

_STATES_AND_GROUPS = frozenset(
    {
        ActorKind.STATE,
        ActorKind.GOVERNMENT_BODY,
        ActorKind.MILITARY,
        ActorKind.ARMED_GROUP,
        ActorKind.PARTY,
        ActorKind.IGO,
    }
)

# claims below this are kept in the ledger and left out of what is related
LEAST = 0.511


class Held:
    """A ledger as it stood on a date, by what analysts judged; views of one pair and another share it.

    Args:
        ledger: an open ledger.
        as_of: the dates, as methods of the ledger take them.
        judged: follow what analysts judged of actors; without it everything stands as it was read.
    """

    def __init__(self, ledger: Ledger, as_of: Dates, *, judged: bool) -> None:
        self.ledger, self.as_of = ledger, as_of
        judgements = tuple(ledger.judgements(**as_of)) if judged else ()
        self.clusters, self.reviewed = Clusters(judgements), Reviewed(judgements)
        self.annotations = Annotations(self._read, self.clusters)
        self.texts = Annotations(lambda some: ledger.pages(some, "notices", **as_of), self.clusters)
        self.named = Annotations(lambda some: ledger.pages(some, "actors", **as_of), self.clusters)
        self.mentions = Annotations(lambda some: ledger.pages(some, "mentions", **as_of), self.clusters)
        self.articles = Articles(self)
        self.actors = Actors(self)

    @cached_property
    def lookup(self) -> Lookup:
        """Single things of the ledger."""
        return self.ledger.lookup(**self.as_of)

    def as_read(self, article: str) -> Annotation | None:
        """What was read from an article, before any judgement."""
        return self.ledger.annotation(article, **self.as_of)

    def _read(self, articles: Iterable[str]) -> Iterator[Annotation]:
        return (read for each in articles if (read := self.as_read(each)) is not None)

    def judged_articles(self) -> tuple[str, ...]:
        """In which articles were mentions judged?"""
        return self.clusters.articles_with_judged_mentions()

    def meant(self, rows: Iterable[LedgerClaim]) -> Iterator[LedgerClaim]:
        """Claims as they are after all judgements, by whom they mean, without those that were rejected."""
        followed = self.reviewed.followed(rows) if self.reviewed else rows
        if not self.clusters:
            yield from followed
            return
        for row in followed:
            judged = self.as_read(row.article) if self.clusters.has_judged_mentions(row.article) else None
            yield self.clusters.claim(row, judged)

    @cached_property
    def rejected(self) -> tuple[str, ...]:
        """The ids of claims that were rejected: they count nowhere."""
        return self.reviewed.ids(Verdict.REJECT)

    @cached_property
    def judged_rows(self) -> tuple[LedgerClaim, ...]:
        """The claims that no index knows: of articles in which mentions were judged, and corrected ones."""
        articles, corrected = self.judged_articles(), self.reviewed.ids(Verdict.CORRECT)
        wanted = (
            *([ClaimFilter(articles=articles)] if articles else []),
            *([ClaimFilter(ids=corrected)] if corrected else []),
        )
        found = {
            row.claim.id: row for each in wanted for row in self.meant(self.ledger.claims(each, **self.as_of))
        }
        return tuple(sorted(found.values(), key=lambda row: (row.known_from, row.article)))

    def wholes_of(self, actors: Collection[str]) -> Iterator[PartOf]:
        """For whom do these actors count, one step up?"""
        members = {member for each in actors for member in self.clusters.members(each)}
        for row in self.clusters.part_of(self.ledger.part_of(actors=members, **self.as_of)):
            if row.actor in actors:
                yield row

    def parts_of(self, actors: Collection[str]) -> Iterator[PartOf]:
        """Who counts for these actors, one step down?"""
        members = {member for each in actors for member in self.clusters.members(each)}
        for row in self.clusters.part_of(self.ledger.part_of(parents=members, **self.as_of)):
            if row.parent in actors:
                yield row


class Annotations(Mapping[str, Annotation | None]):
    """What was read from each article, each fetched once, by whom it means after all judgements."""

    def __init__(self, fetch: Callable[[Collection[str]], Iterable[Annotation]], clusters: Clusters) -> None:
        self._fetch, self._clusters = fetch, clusters
        self._known: dict[str, Annotation | None] = {}

    def prepare(self, articles: Iterable[str]) -> None:
        """Fetches several at once."""
        missing = sorted({each for each in articles if each not in self._known})
        if missing:
            self._known.update(dict.fromkeys(missing))
            self._known.update((each.id, self._clusters.annotation(each)) for each in self._fetch(missing))

    def __getitem__(self, article: str) -> Annotation | None:
        if article not in self._known:
            self.prepare((article,))
        return self._known[article]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


class Articles(Mapping[str, LedgerArticle]):
    """The articles by their ids, in order of publication; one alone is fetched alone."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._known: dict[str, LedgerArticle | None] = {}

    @cached_property
    def _all(self) -> dict[str, LedgerArticle]:
        return {row.id: row for row in self._held.ledger.articles(**self._held.as_of)}

    def some(self, ids: Iterable[str]) -> list[LedgerArticle]:
        """Those of these articles that there are, in order of publication."""
        return list(self._held.ledger.articles(ids, **self._held.as_of))

    def __getitem__(self, article: str) -> LedgerArticle:
        if article not in self._known:
            self._known[article] = next(iter(self.some((article,))), None)
        found = self._known[article]
        if found is None:
            raise KeyError(article)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


class Actors(Mapping[str, Actor]):
    """The actors by their ids, as last read; those that were judged one stand under one id."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._known: dict[str, Actor | None] = {}

    @cached_property
    def _all(self) -> dict[str, Actor]:
        return {row.actor.id: row.actor for row in self.select(ActorFilter())}

    def select(self, wanted: ActorFilter) -> Iterator[LedgerActor]:
        """Which actors occur, and how often?"""
        return self._held.ledger.actors(wanted, same=self._held.clusters.same, **self._held.as_of)

    def prepare(self, ids: Iterable[str]) -> None:
        """Fetches several at once."""
        clusters = self._held.clusters
        missing = {each for each in ids if each not in self._known}
        if not missing:
            return
        members = {each: clusters.members(each) for each in missing if clusters.whole(each) == each}
        told = self._held.lookup.actors(one for some in members.values() for one in some)
        self._known.update(dict.fromkeys(missing))
        for whole, some in members.items():
            occurring = [(each == whole, *told[each][1:], each) for each in some if each in told]
            if occurring:
                last = told[max(occurring)[-1]].actor
                self._known[whole] = msgspec.structs.replace(last, id=whole)

    def __getitem__(self, actor: str) -> Actor:
        self.prepare((actor,))
        found = self._known[actor]
        if found is None:
            raise KeyError(actor)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


class Private(AbstractSet[str]):
    """The persons without a public role; of each it is found out when it is asked."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._known: dict[str, bool] = {}

    @classmethod
    def _from_iterable(cls, it: Iterable[str]) -> frozenset[str]:  # type: ignore[override]  # what is left of it is a plain set
        return frozenset(it)

    def prepare(self, actors: Iterable[str]) -> None:
        """Finds it out of several at once."""
        asked = {each for each in actors if each not in self._known}
        if not asked:
            return
        self._held.actors.prepare(asked)
        people = {each: self._held.actors[each] for each in sorted(asked) if each in self._held.actors}
        doubtful = {each: actor for each, actor in people.items() if not has_public_role(actor)}
        self._known.update(dict.fromkeys(asked, False))
        if doubtful:
            self._known.update(dict.fromkeys(self._decide(doubtful), True))

    def _decide(self, doubtful: dict[str, Actor]) -> frozenset[str]:
        clusters, lookup, but = self._held.clusters, self._held.lookup, self._held.judged_articles()
        members = {member for each in doubtful for member in clusters.members(each)}
        public = {
            *lookup.in_public(members, least=LEAST, capacities=SPEAKS_PUBLICLY, posts=POSTS, but=but),
            *(each.id for each in lookup.versions(members, least=LEAST, but=but) if has_public_role(each)),
        }
        known = {clusters.whole(each) for each in public}
        left = {
            each: actor
            for each, actor in doubtful.items()
            if each not in known and not self._names_another(actor)
        }
        odd = [row for row in self._held.judged_rows if row.claim.confidence >= LEAST]
        return private_persons(left, odd, self._held.annotations)

    def _names_another(self, person: Actor) -> bool:
        """Is a single word, once read as a person's name, as often that of a state or a group?

        Such a reading is a slip more likely than somebody to protect, and one word says little of who it is.
        """
        name = fold_name(person.name)
        if not name or " " in name:
            return False
        held = self._held
        uses: Counter[str] = Counter()
        for actor, count in held.lookup.name_uses(name, but=held.judged_articles()).items():
            uses[held.clusters.whole(actor)] += count
        known = {each: held.actors[each].kind for each in uses if each in held.actors}
        others = sum(uses[each] for each, kind in known.items() if kind in _STATES_AND_GROUPS)
        return others > 0 and 2 * others >= uses.total()

    def __contains__(self, actor: object) -> bool:
        if not isinstance(actor, str):
            return False
        self.prepare((actor,))
        return self._known[actor]

    def __iter__(self) -> Iterator[str]:
        self.prepare(self._held.actors)
        return iter(sorted(each for each, private in self._known.items() if private))

    def __len__(self) -> int:
        return sum(1 for _ in self)
