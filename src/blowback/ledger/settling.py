"""Under which id is a document kept, and is there anything to do?"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import NamedTuple, Self

import msgspec

from blowback.ledger.database import query_parts
from blowback.ledger.forgetting import content_hash
from blowback.ledger.rows import Settled, Standing
from blowback.records import Article, Published, Run, SetAside
from blowback.vocab.documents import DateBasis

_SAID = (DateBasis.GIVEN, DateBasis.METADATA)


class Described(NamedTuple):
    """What an article says under an id, and what is said of it."""

    sha256: str
    title: str | None
    outlet: str | None
    url: str | None
    published_at: Published

    @classmethod
    def of(cls, article: Article) -> Self:
        """What of an article tells it from another under its id?"""
        return cls(article.sha256, article.title, article.outlet, article.url, article.published_at)


def settle(
    connection: sqlite3.Connection, article: Article, run: Run, coming: Mapping[str, Described]
) -> Settled:
    """How does an article stand to the ledger, and to those that are ``coming`` under their ids?"""
    parts = query_parts("standing")
    held = connection.execute(parts["article"], {"id": article.id}).fetchone()
    known = _described(held) if held else coming.get(article.id)
    taken = known.sha256 if known else None
    suffix = f"#{article.sha256[:8]}"
    if taken != article.sha256 and not article.id.endswith(suffix):
        other = msgspec.structs.replace(article, id=article.id + suffix)
        beside = connection.execute(parts["article"], {"id": other.id}).fetchone()
        if taken is not None or beside is not None:  # the other may have been forgotten since
            return msgspec.structs.replace(
                settle(connection, other, run, coming), issue=_clash(article.id, other.id)
            )
    stone = {"content_sha256": content_hash(article.id, article.sha256)}
    if connection.execute(parts["forgotten"], stone).fetchone():
        return Settled(article=article, standing=Standing.FORGOTTEN)
    if known is None:
        return Settled(article=article, standing=Standing.NEW)
    odd = _described_otherwise(article, known)
    if held is None:
        return Settled(article=article, standing=Standing.KNOWN, issue=odd)
    pipeline = {
        "run": run.id,
        "version": run.version,
        "vocabulary": run.vocabulary,
        "model": run.model,
        "registry": run.registry,
    }
    if article.id in coming or connection.execute(parts["read"], pipeline | {"id": article.id}).fetchone():
        standing = Standing.KNOWN
    elif connection.execute(parts["unread"], {"id": article.id}).fetchone():
        standing = Standing.UNREAD
    else:
        standing = Standing.OUTDATED
    return Settled(article=article, standing=standing, issue=odd)


def _clash(given: str, kept: str) -> SetAside:
    return SetAside(
        location=given,
        reason="id_clash",
        detail=f"the id {given!r} was given to other content before; kept as {kept!r}",
    )


def _described(row: sqlite3.Row) -> Described:
    published = msgspec.json.decode(row["published_json"], type=Published)
    return Described(row["sha256"], row["title"], row["outlet"], row["url"], published)


def _described_otherwise(article: Article, known: Described) -> SetAside | None:
    """What is said of an article now that differs from what was said when it first came?"""
    pairs: list[tuple[str, object, object]] = [
        (name, getattr(article, name), getattr(known, name)) for name in ("title", "outlet", "url")
    ]
    now, before = article.published_at, known.published_at
    if now.basis in _SAID:
        pairs.append(("published_at", (now.start, now.end), (before.start, before.end)))
    differing = [f"{name} {then!r} -> {new!r}" for name, new, then in pairs if new not in {None, then}]
    if not differing:
        return None
    return SetAside(
        location=article.id,
        reason="description_differs",
        detail="the same text came again, described otherwise; kept as first read: " + "; ".join(differing),
    )
