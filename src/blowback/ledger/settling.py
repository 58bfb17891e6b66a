"""Under which id is a document kept, and is there anything to do?"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

import msgspec

from blowback.ledger.database import query_parts
from blowback.ledger.forgetting import content_hash
from blowback.ledger.rows import Settled, Standing
from blowback.records import Article, Published, Run, SetAside
from blowback.vocab.documents import DateBasis

_SAID = (DateBasis.GIVEN, DateBasis.METADATA)


def settle(connection: sqlite3.Connection, article: Article, run: Run, coming: Mapping[str, str]) -> Settled:
    """How does an article stand to the ledger and to those ``coming`` (id -> hash of the text)?"""
    parts = query_parts("standing")
    held = connection.execute(parts["article"], {"id": article.id}).fetchone()
    taken = held["sha256"] if held else coming.get(article.id)
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
    if held is None:
        return Settled(article=article, standing=Standing.NEW if taken is None else Standing.KNOWN)
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
    return Settled(article=article, standing=standing, issue=_described_otherwise(article, held))


def _clash(given: str, kept: str) -> SetAside:
    return SetAside(
        location=given,
        reason="id_clash",
        detail=f"the id {given!r} was given to other content before; kept as {kept!r}",
    )


def _described_otherwise(article: Article, held: sqlite3.Row) -> SetAside | None:
    """What is said of an article now that differs from what was said when it was first read?"""
    before = msgspec.json.decode(held["published_json"], type=Published)
    pairs: list[tuple[str, object, object]] = [
        (name, getattr(article, name), held[name]) for name in ("title", "outlet", "url")
    ]
    now = article.published_at
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
