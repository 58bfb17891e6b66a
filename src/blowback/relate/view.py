"""What does the ledger hold, as known on a date: claims with their articles, actors, roll-up, quotes?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from copy import copy
from functools import cached_property
from heapq import merge

from msgspec.structs import replace

from blowback.ledger import ActorFilter, ClaimFilter, Dates, Ledger, LedgerActor, LedgerClaim
from blowback.ledger.lookup import Extent, Lookup
from blowback.ledger.scope import Tally
from blowback.records import Annotation, Claim, Evidence, Notice, Participant
from blowback.relate.held import LEAST, Actors, Articles, Held, Private
from blowback.relate.masking import initials, without_names
from blowback.relate.reviewed import holds
from blowback.relate.rollup import Rollup
from blowback.relate.scope import MOST, SMALL, LeftOut, Scope, in_scope, most_dealt_with
from blowback.text.spans import overlaps
from blowback.vocab.actors import ActorKind, MentionForm
from blowback.vocab.documents import NoticeKind
from blowback.vocab.speech import SpeakerClass

_DAMAGE = (
    NoticeKind.SEVERED_SENTENCE,
    NoticeKind.SPUN_WORDING,
    NoticeKind.PRONOUN_CONFLICT,
    NoticeKind.ENCODING,
)

_EVERYBODY = ActorFilter()


class View:
    """A ledger as it stood on a date.

    Args:
        ledger: an open ledger.
        as_known_on: only what articles published by that date support; ``None`` for all.
        as_recorded_on: only what the ledger held on that date; ``None`` for all.
        about: the actors that are asked about, none, one or two: ``claims`` has what bears on them. Without
            any, all claims.
        most: about how many claims are wanted at most, the newest; ``left_out`` says what there is beside.
        unmask: show the names of persons without a public role.
        judged: follow what analysts judged of actors; without it everything stands as it was read.
    """

    def __init__(
        self,
        ledger: Ledger,
        as_known_on: str | None = None,
        as_recorded_on: str | None = None,
        *,
        about: Sequence[str] = (),
        most: int | None = None,
        unmask: bool = False,
        judged: bool = True,
    ) -> None:
        self.ledger, self.unmask, self.most = ledger, unmask, most
        self.as_known_on, self.as_recorded_on, self.judged = as_known_on, as_recorded_on, judged
        self.as_of = Dates(as_known_on=as_known_on, as_recorded_on=as_recorded_on)
        self._held = Held(ledger, self.as_of, judged=judged)
        self.clusters = self._held.clusters
        self.about = tuple(dict.fromkeys(self.clusters.whole(each) for each in about))
        self.rollup = Rollup(ask=self._held.wholes_of)
        self.annotations: Mapping[str, Annotation | None] = self._held.annotations
        self.articles: Articles = self._held.articles
        self.actors: Actors = self._held.actors
        self.private: AbstractSet[str] = frozenset() if unmask else Private(self._held)
        self._mentions: dict[str, dict[str, tuple[MentionForm, ActorKind]]] = {}
        self._hidden: dict[str, tuple[set[str], set[str]]] = {}

    def scoped(self, about: Sequence[str], *, most: int | None = None) -> View:
        """The same ledger on the same date, with the claims that bear on others; what is known is shared."""
        other = copy(self)
        for name in ("scope", "claims", "left_out", "by_id"):
            other.__dict__.pop(name, None)
        other.about, other.most = tuple(dict.fromkeys(map(self.clusters.whole, about))), most
        return other

    def asked(self, about: Sequence[str]) -> View:
        """The view that answers about these: all of a small ledger, of a large one what bears on them."""
        if self.ledger.size(least=LEAST, most=SMALL + 1, **self.as_of) <= SMALL:
            return self
        return self.scoped(about, most=MOST)

    def as_read(self, article: str) -> Annotation | None:
        """What was read from an article, before any judgement."""
        return self._held.as_read(article)

    def select(self, wanted: ClaimFilter) -> Iterator[LedgerClaim]:
        """Which claims hold to the conditions, by whom they mean after all judgements?"""
        odd = {row.claim.id: row for row in self._held.judged_rows}
        if not odd and not self.clusters:
            yield from self._held.meant(self.ledger.claims(wanted, **self.as_of))
            return
        rows = self._held.meant(self.ledger.claims(self.clusters.widened(wanted), **self.as_of))
        plain = (row for row in rows if row.claim.id not in odd and self.clusters.holds(row, wanted))
        judged = (row for row in odd.values() if self.clusters.holds(row, wanted) and holds(row, wanted))
        yield from merge(plain, judged, key=lambda row: (row.known_from, row.article))

    # --- claims -----------------------------------------------------------------------------------

    @cached_property
    def scope(self) -> Scope:
        """The claims that bear on those asked about, and what was left out."""
        found = in_scope(self._held, self.rollup, self.about, self.most)
        found.rows.sort(key=lambda r: (r.known_from, r.article, r.claim.trigger, r.claim.id))
        return found

    @cached_property
    def claims(self) -> tuple[LedgerClaim, ...]:
        """All claims on those asked about that are not mere guesses, by article and place in it."""
        return tuple(self.scope.rows)

    @property
    def is_partial(self) -> bool:
        """Is there more beside ``claims``?"""
        return self.scope.left_out is not None

    @cached_property
    def left_out(self) -> LeftOut | None:
        """What there is beside ``claims``; ``None`` where that is all."""
        counted = self.scope.left_out
        return counted() if counted is not None else None

    @cached_property
    def by_id(self) -> dict[str, LedgerClaim]:
        """The claims by their ids, with those that they name (what is expected, or a position is on)."""
        found = {row.claim.id: row for row in self.claims}
        coming = tuple(found.values()) if self.about or self.is_partial else ()
        while missing := sorted({each for row in coming for each in _named(row.claim)} - found.keys()):
            coming = tuple(self.select(ClaimFilter(ids=tuple(missing), min_confidence=LEAST)))
            found.update((row.claim.id, row) for row in coming)
        return found

    def know(self, rows: Iterable[LedgerClaim]) -> None:
        """Lets claims be found by their ids that a row rests on, though they bear on nobody asked about."""
        for row in rows:
            self.by_id.setdefault(row.claim.id, row)

    def named(self, row: LedgerClaim, claim: str | None) -> LedgerClaim | None:
        """The claim that another names, though it may be too unsure to stand in a view by itself."""
        if claim is None or claim in self.by_id:
            return self.by_id.get(claim or "")
        read = self.annotations[row.article]
        found = (each for each in (read.claims if read is not None else ()) if each.id == claim)
        return next((replace(row, claim=each) for each in found), None)

    def others(self, actor: str, most: int = 12) -> list[Tally]:
        """With whom else do most claims deal that bear on an actor, with counts; the most told of first?"""
        return most_dealt_with(self._held, self.rollup, actor, most)

    # --- actors, articles -------------------------------------------------------------------------

    def select_actors(self, wanted: ActorFilter = _EVERYBODY) -> Iterator[LedgerActor]:
        """Which actors occur, those that were judged one as one?"""
        return self.actors.select(wanted)

    @property
    def lookup(self) -> Lookup:
        """Single things of the ledger as it stood on the date: names, actors, publications."""
        return self._held.lookup

    @cached_property
    def extent(self) -> Extent:
        """How many articles there are, from which outlets, and from when to when."""
        return self.lookup.extent()

    # --- names ------------------------------------------------------------------------------------

    def name(self, actor: str | None) -> str:
        """What is an actor called? Its id where it was never read as an actor."""
        if actor is None:
            return "somebody not named"
        found = self.actors.get(actor)
        if found is None:
            return actor
        return initials(found.name) if actor in self.private else found.name

    def called(self, row: LedgerClaim, participant: Participant) -> str:
        """What is a participant called: the actor's name, else the words of the text?"""
        if participant.actor is not None:
            return self.name(participant.actor)
        if not self.unmask and self._is_unknown_person(row.article, participant.mention):
            return initials(participant.name)
        return participant.name

    def is_named(self, row: LedgerClaim, participant: Participant) -> bool:
        """Is it told who a participant is: an actor that is known, or a name?"""
        return participant.actor is not None or self._form(row.article, participant.mention) == (
            MentionForm.NAME
        )

    def _is_unknown_person(self, article: str, mention: str | None) -> bool:
        found = self._mention(article, mention)
        return found is not None and found == (MentionForm.NAME, ActorKind.PERSON)

    def _form(self, article: str, mention: str | None) -> MentionForm | None:
        found = self._mention(article, mention)
        return found[0] if found is not None else None

    def _mention(self, article: str, mention: str | None) -> tuple[MentionForm, ActorKind] | None:
        if article not in self._mentions:
            annotation = self._held.mentions[article]
            told = annotation.mentions if annotation is not None else ()
            self._mentions[article] = {m.id: (m.form, m.kind) for m in told}
        return self._mentions[article].get(mention or "")

    # --- what an article says, and whose words it is ----------------------------------------------

    def prepare(self) -> None:
        """Looks up at once what is shown of the articles of all claims, where most of them will be."""
        self._held.texts.prepare(row.article for row in self.claims)

    def prepare_names(self, articles: Iterable[str]) -> None:
        """Finds out at once which names in these articles are kept back."""
        if isinstance(self.private, Private):
            some = list(articles)
            self._held.named.prepare(some)
            read = (self._held.named[each] for each in some)
            self.private.prepare(actor.id for each in read if each is not None for actor in each.actors)

    def page(self, article: str) -> Annotation | None:
        """The text of an article, and what was noticed of it."""
        return self._held.texts[article]

    def notices(self, article: str) -> Sequence[Notice]:
        """What was noticed of an article's text."""
        annotation = self._held.texts[article]
        return annotation.notices if annotation is not None else ()

    def text(self, article: str) -> str:
        """The text of an article."""
        annotation = self._held.texts[article]
        return annotation.article.text if annotation is not None else ""

    def evidence(self, row: LedgerClaim) -> Evidence:
        """The sentence that a claim was read from, and whose words it is."""
        start, end = row.claim.evidence
        exact = self.text(row.article)[start:end]
        shown = self.shown(row.article, exact)
        damage = (n for n in self.notices(row.article) if n.kind in _DAMAGE)
        told = self._held.texts[row.article]
        return Evidence(
            claim=row.claim.id,
            article=row.article,
            outlet=row.outlet,
            published_at=row.published_at,
            start=start,
            end=end,
            exact=shown,
            says=self.says(row),
            damaged=any(overlaps((start, end), (n.start, n.end)) for n in damage),
            title=told.article.title if told is not None else None,
            masked=shown != exact,
        )

    def shown(self, article: str, text: str) -> str:
        """Words of an article with initials for the names that are kept back."""
        names, public = self._kept_back(article)
        return without_names(text, names, public) if names else text

    def _kept_back(self, article: str) -> tuple[set[str], set[str]]:
        """Which names of an article are kept back, and which names of others stay?"""
        if article not in self._hidden:
            annotation = self._held.named[article] if not self.unmask else None
            actors = annotation.actors if annotation is not None else ()
            hidden = {a.id: a.name for a in actors if a.id in self.private}
            told = self._held.mentions[article] if hidden else None
            mentions = told.mentions if told is not None else ()
            names = {m.text for m in mentions if m.actor in hidden and m.form is MentionForm.NAME}
            public = {a.name for a in actors if a.id not in hidden}
            self._hidden[article] = names | set(hidden.values()), public
        return self._hidden[article]

    def says(self, row: LedgerClaim) -> str:
        """Who says so, with the voices it came through: "X, according to Y"."""
        speaker = row.claim.speaker
        if speaker.kind is SpeakerClass.OUTLET:
            return self._outlet(row)
        inner = self._voice(speaker.actor, speaker.name, speaker.kind)
        through = [
            self._outlet(row) if v.kind is SpeakerClass.OUTLET else self._voice(v.actor, v.name, v.kind)
            for v in reversed(speaker.via)
        ]
        return ", according to ".join([inner, *through])

    def _outlet(self, row: LedgerClaim) -> str:
        """The outlet's own voice: its name, else the article."""
        if row.outlet:
            return row.outlet
        return "the article" if self.extent.articles == 1 else f"the article {row.article}"

    def _voice(self, actor: str | None, name: str | None, kind: SpeakerClass) -> str:
        if actor is not None and actor in self.private:
            return self.name(actor)
        if name is None:
            return "somebody not named"
        return f"{name} (not named)" if kind is SpeakerClass.ANONYMOUS else name


def _named(claim: Claim) -> Iterator[str]:
    """Which other claims does a claim name?"""
    expected, position, causal = claim.expectation, claim.position, claim.causal
    named = [
        claim.content_of,
        expected.content if expected is not None else None,
        position.on if position is not None else None,
        *((causal.cause, causal.effect) if causal is not None else ()),
    ]
    yield from (each for each in named if each is not None)
