"""What does the ledger hold, as known on a date: claims with their articles, actors, roll-up, quotes?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from blowback.ledger import ActorFilter, ClaimFilter, Ledger, LedgerActor, LedgerArticle, LedgerClaim
from blowback.records import Actor, Annotation, Evidence, Notice, Participant
from blowback.relate.clusters import Clusters
from blowback.relate.masking import initials, private_persons, without_names
from blowback.relate.rollup import Rollup
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

# claims below this are kept in the ledger and left out of what is related
_LEAST = 0.35
_EVERYBODY = ActorFilter()


class _Annotations(Mapping[str, Annotation | None]):
    """What was read from each article of a view, each fetched once, by whom it means after all judgements."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._held: dict[str, Annotation | None] = {}

    def __getitem__(self, article: str) -> Annotation | None:
        if article not in self._held:
            self._held[article] = self._view.clusters.annotation(self._view.as_read(article))
        return self._held[article]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


class View:
    """A ledger as it stood on a date.

    Args:
        ledger: an open ledger.
        as_known_on: only what articles published by that date support; ``None`` for all.
        as_recorded_on: only what the ledger held on that date; ``None`` for all.
        unmask: show the names of persons without a public role.
        judged: follow what analysts judged of actors; without it everything stands as it was read.
    """

    def __init__(
        self,
        ledger: Ledger,
        as_known_on: str | None = None,
        as_recorded_on: str | None = None,
        *,
        unmask: bool = False,
        judged: bool = True,
    ) -> None:
        self.ledger, self.as_known_on, self.unmask = ledger, as_known_on, unmask
        self._judged = judged
        self.as_of: dict[str, str | None] = {"as_known_on": as_known_on, "as_recorded_on": as_recorded_on}
        self.annotations: Mapping[str, Annotation | None] = _Annotations(self)
        self._mentions: dict[str, dict[str, tuple[MentionForm, ActorKind]]] = {}

    @cached_property
    def clusters(self) -> Clusters:
        """Who is one with whom, by what analysts judged."""
        return Clusters(self.ledger.judgements(**self.as_of) if self._judged else ())

    def as_read(self, article: str) -> Annotation | None:
        """What was read from an article, before any judgement."""
        return self.ledger.annotation(article, **self.as_of)

    def select(self, wanted: ClaimFilter) -> Iterator[LedgerClaim]:
        """Which claims hold to the conditions, by whom they mean after all judgements?"""
        clusters = self.clusters
        if not clusters:
            yield from self.ledger.claims(wanted, **self.as_of)
            return
        for row in self.ledger.claims(clusters.widened(wanted), **self.as_of):
            judged = self.as_read(row.article) if clusters.has_judged_mentions(row.article) else None
            meant = clusters.claim(row, judged)
            if clusters.holds(meant, wanted):
                yield meant

    @cached_property
    def claims(self) -> tuple[LedgerClaim, ...]:
        """All claims that are not mere guesses, by article and place in it."""
        rows = self.select(ClaimFilter(min_confidence=_LEAST))
        return tuple(sorted(rows, key=lambda r: (r.known_from, r.article, r.claim.trigger, r.claim.id)))

    @cached_property
    def by_id(self) -> dict[str, LedgerClaim]:
        """The claims by their ids."""
        return {row.claim.id: row for row in self.claims}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The actors by their ids."""
        return {row.actor.id: row.actor for row in self.select_actors()}

    def select_actors(self, wanted: ActorFilter = _EVERYBODY) -> Iterator[LedgerActor]:
        """Which actors occur, those that were judged one as one?"""
        return self.ledger.actors(wanted, same=self.clusters.same, **self.as_of)

    @cached_property
    def articles(self) -> dict[str, LedgerArticle]:
        """The articles by their ids."""
        return {row.id: row for row in self.ledger.articles(**self.as_of)}

    @cached_property
    def rollup(self) -> Rollup:
        """Who counts for whom."""
        return Rollup(self.clusters.part_of(self.ledger.part_of(**self.as_of)))

    @cached_property
    def private(self) -> frozenset[str]:
        """The actors whose names are kept back; none where they are shown."""
        return frozenset() if self.unmask else private_persons(self.actors, self.claims, self.annotations)

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
            annotation = self.annotations[article]
            told = annotation.mentions if annotation is not None else ()
            self._mentions[article] = {m.id: (m.form, m.kind) for m in told}
        return self._mentions[article].get(mention or "")

    # --- what an article says, and whose words it is ----------------------------------------------

    def notices(self, article: str) -> Sequence[Notice]:
        """What was noticed of an article's text."""
        annotation = self.annotations[article]
        return annotation.notices if annotation is not None else ()

    def text(self, article: str) -> str:
        """The text of an article."""
        annotation = self.annotations[article]
        return annotation.article.text if annotation is not None else ""

    def evidence(self, row: LedgerClaim) -> Evidence:
        """The sentence that a claim was read from, and whose words it is."""
        start, end = row.claim.evidence
        exact = self.text(row.article)[start:end]
        shown = self.shown(row.article, exact)
        damage = (n for n in self.notices(row.article) if n.kind in _DAMAGE)
        held = self.articles.get(row.article)
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
            title=held.title if held is not None else None,
            masked=shown != exact,
        )

    def shown(self, article: str, text: str) -> str:
        """Words of an article with initials for the names that are kept back."""
        annotation = self.annotations[article]
        if annotation is None or not self.private:
            return text
        hidden = {a.id: a.name for a in annotation.actors if a.id in self.private}
        names = {m.text for m in annotation.mentions if m.actor in hidden and m.form is MentionForm.NAME}
        public = {word for a in annotation.actors if a.id not in hidden for word in a.name.split()}
        return without_names(text, names | set(hidden.values()), public)

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
        return "the article" if len(self.articles) == 1 else f"the article {row.article}"

    def _voice(self, actor: str | None, name: str | None, kind: SpeakerClass) -> str:
        if actor is not None and actor in self.private:
            return self.name(actor)
        if name is None:
            return "somebody not named"
        return f"{name} (not named)" if kind is SpeakerClass.ANONYMOUS else name
