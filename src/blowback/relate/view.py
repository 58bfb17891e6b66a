"""What does the ledger hold, as known on a date: claims with their articles, actors, roll-up, quotes?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from blowback.ledger import ClaimFilter, Ledger, LedgerArticle, LedgerClaim
from blowback.records import Actor, Annotation, Evidence, Notice, Speaker
from blowback.relate.rollup import Rollup
from blowback.text.spans import overlaps
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


class View:
    """A ledger as it stood on a date.

    Args:
        ledger: an open ledger.
        as_known_on: only what articles published by that date support; ``None`` for all.
    """

    def __init__(self, ledger: Ledger, as_known_on: str | None = None) -> None:
        self.ledger, self.as_known_on = ledger, as_known_on
        self._annotations: dict[str, Annotation | None] = {}

    @cached_property
    def claims(self) -> tuple[LedgerClaim, ...]:
        """All claims that are not mere guesses, by article and place in it."""
        rows = self.ledger.claims(ClaimFilter(min_confidence=_LEAST), as_known_on=self.as_known_on)
        return tuple(sorted(rows, key=lambda r: (r.known_from, r.article, r.claim.trigger, r.claim.id)))

    @cached_property
    def by_id(self) -> dict[str, LedgerClaim]:
        """The claims by their ids."""
        return {row.claim.id: row for row in self.claims}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The actors by their ids."""
        return {row.actor.id: row.actor for row in self.ledger.actors(as_known_on=self.as_known_on)}

    @cached_property
    def articles(self) -> dict[str, LedgerArticle]:
        """The articles by their ids."""
        return {row.id: row for row in self.ledger.articles(as_known_on=self.as_known_on)}

    @cached_property
    def rollup(self) -> Rollup:
        """Who counts for whom."""
        return Rollup(self.ledger.part_of(as_known_on=self.as_known_on))

    def name(self, actor: str | None) -> str:
        """What is an actor called? Its id where it was never read as an actor."""
        if actor is None:
            return "unknown"
        found = self.actors.get(actor)
        return found.name if found is not None else actor

    def notices(self, article: str) -> Sequence[Notice]:
        """What was noticed of an article's text."""
        annotation = self._annotation(article)
        return annotation.notices if annotation is not None else ()

    def text(self, article: str) -> str:
        """The text of an article."""
        annotation = self._annotation(article)
        return annotation.article.text if annotation is not None else ""

    def _annotation(self, article: str) -> Annotation | None:
        if article not in self._annotations:
            self._annotations[article] = self.ledger.annotation(article, as_known_on=self.as_known_on)
        return self._annotations[article]

    def evidence(self, row: LedgerClaim) -> Evidence:
        """The sentence that a claim was read from, and whose words it is."""
        start, end = row.claim.evidence
        damage = (n for n in self.notices(row.article) if n.kind in _DAMAGE)
        return Evidence(
            claim=row.claim.id,
            article=row.article,
            outlet=row.outlet,
            published_at=row.published_at,
            start=start,
            end=end,
            exact=self.text(row.article)[start:end],
            says=self.says(row.claim.speaker, row.outlet),
            damaged=any(overlaps((start, end), (n.start, n.end)) for n in damage),
        )

    def says(self, speaker: Speaker, outlet: str | None) -> str:
        """Who says so, with the voices it came through: "X, according to Y"."""
        if speaker.kind is SpeakerClass.OUTLET:
            return outlet or "the article"
        inner = self._voice(speaker.name, speaker.kind)
        through = [self._voice(v.name, v.kind) for v in reversed(speaker.via)]
        return ", according to ".join([inner, *through])

    def _voice(self, name: str | None, kind: SpeakerClass) -> str:
        if name is None:
            return "somebody not named"
        return f"{name} (not named)" if kind is SpeakerClass.ANONYMOUS else name
