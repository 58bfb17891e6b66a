"""From which characters was a row read? Walks from an id down to them."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence

import msgspec

from blowback.errors import InputError
from blowback.ledger import reading
from blowback.ledger.database import query_parts
from blowback.ledger.reading import AsOf
from blowback.ledger.rows import Judgement, LedgerArticle, Link, Quote
from blowback.records import Annotation, Attribution, Claim, Mention, Span

Chain = Iterator[Link | Quote]
_TABLES = ("articles", "claims", "attributions", "mentions", "actors")


def explain(
    connection: sqlite3.Connection, row_id: str, *, within: str | None = None, limit: int = 20
) -> tuple[Link | Quote, ...]:
    """What is the path from the row with this id to the characters that it rests on?

    Args:
        connection: to the ledger.
        row_id: the id of a claim, attribution, mention, actor, article or run. Ids of attributions and
            mentions are those of their article: ``a.txt/m1`` is the mention ``m1`` of the article ``a.txt``.
        within: the article meant, where several have a row of that id.
        limit: of how many articles the mentions of an actor are shown at most.

    Returns:
        The rows and characters, and the judgements that bear on actors and mentions among them.

    Raises:
        InputError: where no row, or rows of several articles, have the id.
    """
    found = _look_up(connection, row_id, within, limit)
    if not found and within is None:
        article, _, local = row_id.rpartition("/")
        found = _look_up(connection, local, article, limit)
    standing = tuple(reading.judgements(connection, AsOf()))
    judged = [_judgement(each) for each in standing if each.id == row_id or _bears_on(each, found)]
    if not found and not judged:
        raise _unknown(connection, row_id, within)
    return (*found, *judged)


def _bears_on(judgement: Judgement, found: Sequence[Link | Quote]) -> bool:
    """Is a judgement on an actor, a claim or a mention that the way leads over?"""
    ids = {each.id for each in found if isinstance(each, Link) and each.row in ("actor", "claim")}
    ids |= {
        f"{each.article}@{each.start}-{each.end}"
        for each in found
        if isinstance(each, Quote) and each.role == "mention"
    }
    return bool(ids & {judgement.subject, judgement.object})


def _judgement(judgement: Judgement) -> Link:
    body = msgspec.to_builtins(judgement)
    return Link(row="judgement", id=judgement.id, recorded_at=judgement.recorded_at, body=body)


def _look_up(
    connection: sqlite3.Connection, row_id: str, within: str | None, limit: int
) -> tuple[Link | Quote, ...]:
    """The path, empty where no row has the id."""
    parts = query_parts("explain")
    for table in _TABLES:
        held = [row["article"] for row in connection.execute(parts[table], {"id": row_id})]
        if within is not None:
            held = [article for article in held if article == within]
        if not held:
            continue
        if table == "actors":
            links = [link for article in held[:limit] for link in _Article(connection, article).actor(row_id)]
            return tuple(links)
        if len(held) > 1:
            examples = ", ".join(f"{article}/{row_id}" for article in held[:5])
            raise InputError(
                f"{len(held)} articles have a row with the id {row_id!r}; say which is meant: {examples}"
            )
        return tuple(_WAYS[table](_Article(connection, held[0]), row_id))
    if run := connection.execute(parts["run"], {"id": row_id}).fetchone():
        return (Link(row="run", id=row_id, recorded_at=run["started_at"], body=dict(run)),)
    return ()


def _unknown(connection: sqlite3.Connection, row_id: str, within: str | None) -> InputError:
    hashed = hashlib.sha256(row_id.encode("utf-8", "surrogatepass")).hexdigest()
    if stone := connection.execute(query_parts("explain")["tombstones"], {"id_sha256": hashed}).fetchone():
        return InputError(
            f"the article {row_id!r} was forgotten on {stone['recorded_at']}: {stone['reason']}"
        )
    where = f" in the article {within!r}" if within is not None else ""
    return InputError(f"no claim, attribution, mention, actor, article or run has the id {row_id!r}{where}")


class _Article:
    """One article with its newest reading, and the ways through it."""

    def __init__(self, connection: sqlite3.Connection, article: str) -> None:
        read = reading.annotation(connection, article, AsOf())
        assert read is not None
        self.read: Annotation = read
        self.held: LedgerArticle = next(reading.articles(connection, AsOf(), (article,)))

    def claim(self, claim_id: str) -> Chain:
        """Claim, the speech act whose content it is, attribution, mentions, actors, article, characters."""
        claim = next(each for each in self.read.claims if each.id == claim_id)
        yield self._link("claim", claim.id, claim)
        around = [each for each in self.read.claims if each.id == claim.content_of]
        yield from (self._link("claim", each.id, each) for each in around)
        said = [each for each in self.read.attributions if each.id == claim.attribution]
        yield from (self._link("attribution", each.id, each) for each in said)
        named = {participant.mention for participant in claim.participants}
        mentions = [mention for mention in self.read.mentions if mention.id in named]
        yield from (self._link("mention", mention.id, mention) for mention in mentions)
        voices = {claim.speaker.actor} | {voice.actor for voice in claim.speaker.via}
        yield from self._actors({part.actor for part in claim.participants} | voices)
        yield from self._origin()
        yield from self._claim_quotes(claim)
        for each in around:
            yield self._quote(each.trigger, each.id, "trigger")
        for attribution in said:
            yield from self._attribution_quotes(attribution)
        for mention in mentions:
            yield self._quote((mention.start, mention.end), mention.id, "mention")

    def attribution(self, attribution_id: str) -> Chain:
        """Attribution, its speaker, article, characters."""
        said = next(each for each in self.read.attributions if each.id == attribution_id)
        yield self._link("attribution", said.id, said)
        yield from self._actors({said.speaker_actor})
        yield from self._origin()
        yield from self._attribution_quotes(said)

    def mention(self, mention_id: str) -> Chain:
        """Mention, who is meant, article, characters of it and of the chain that it belongs to."""
        mention = next(each for each in self.read.mentions if each.id == mention_id)
        yield self._link("mention", mention.id, mention)
        yield from self._actors({mention.actor})
        yield from self._origin()
        yield self._quote((mention.start, mention.end), mention.id, "mention")
        for other in self.read.mentions:
            if mention.chain is not None and other.chain == mention.chain and other.id != mention.id:
                yield self._quote((other.start, other.end), other.id, "same chain")

    def actor(self, actor_id: str) -> Chain:
        """Actor, article, characters of all its mentions there."""
        yield from self._actors({actor_id})
        yield from self._origin()
        for mention in self.read.mentions:
            if mention.actor == actor_id:
                yield self._quote((mention.start, mention.end), mention.id, "mention")

    def whole(self, article_id: str) -> Chain:
        """Article, bytes, run, all of its characters."""
        yield from self._origin()
        yield self._quote((0, len(self.read.article.text)), article_id, "text")

    def _claim_quotes(self, claim: Claim) -> Chain:
        yield self._quote(claim.evidence, claim.id, "evidence")
        yield self._quote(claim.trigger, claim.id, "trigger")
        for hedge in claim.hedges:
            yield self._quote(hedge, claim.id, "hedge")

    def _attribution_quotes(self, said: Attribution) -> Chain:
        roles: Sequence[tuple[str, tuple[Span, ...]]] = (
            ("speaker", said.speaker),
            ("cue", said.cue),
            ("content", said.content),
        )
        for role, spans in roles:
            for span in spans:
                yield self._quote(span, said.id, role)

    def _actors(self, ids: set[str | None]) -> Chain:
        for actor in self.read.actors:
            if actor.id in ids:
                yield self._link("actor", actor.id, actor)

    def _origin(self) -> Chain:
        held = msgspec.to_builtins(self.held)
        yield Link(row="article", id=self.held.id, run=None, recorded_at=self.held.recorded_at, body=held)

    def _link(self, row: str, row_id: str, record: msgspec.Struct | Mention) -> Link:
        return Link(
            row=row,
            id=row_id,
            run=self.held.run,
            recorded_at=self.held.recorded_at,
            body=msgspec.to_builtins(record),
        )

    def _quote(self, span: Span, of: str, role: str) -> Quote:
        start, end = span
        exact = self.read.article.text[start:end]
        return Quote(article=self.read.id, start=start, end=end, exact=exact, of=of, role=role)


_WAYS: dict[str, Callable[[_Article, str], Chain]] = {
    "articles": _Article.whole,
    "claims": _Article.claim,
    "attributions": _Article.attribution,
    "mentions": _Article.mention,
}
