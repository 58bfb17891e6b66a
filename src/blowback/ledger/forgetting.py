"""How is an article removed, so that no character of it stays in the files?"""

from __future__ import annotations

import hashlib
import sqlite3
from typing import Any

from blowback.errors import EnvironmentProblem, InputError
from blowback.ledger.database import query, query_parts
from blowback.ledger.key_runs import KeyIndex
from blowback.ledger.rows import Forgotten

_COUNTED = {
    "claims": "claims",
    "attributions": "attributions",
    "mentions": "mentions",
    "issues": "issues",
    "judgements": "judgements",
}
_AFTERWARDS = ("vacuum", "truncate_log")


def content_hash(article_id: str, text_sha256: str) -> str:
    """By which hash is a forgotten document known again, without keeping its id or text?"""
    return _sha256(f"{article_id}\x00{text_sha256}")


def forget(connection: sqlite3.Connection, document: str, *, reason: str, recorded_at: str) -> Forgotten:
    """Removes the article with this id, place or address and all that was read from it.

    Raises:
        InputError: where no article, or several, are meant.
    """
    parts = dict(query_parts("forget"))
    article = _find(connection, parts.pop("find"), document)
    later = [parts.pop(name) for name in _AFTERWARDS]
    counts = dict.fromkeys(_COUNTED, 0)
    connection.execute("BEGIN IMMEDIATE")
    try:
        for name, statement in parts.items():
            done = connection.execute(statement, article)
            if name in _COUNTED:
                counts[name] = done.rowcount
            elif name == "texts":
                KeyIndex(connection).forget([text for (text,) in done.fetchall()])
        connection.execute(
            query("insert_tombstone"),
            {
                "id_sha256": _sha256(article["id"]),
                "content_sha256": content_hash(article["id"], article["sha256"]),
                "reason": reason,
                "recorded_at": recorded_at,
            },
        )
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
    _clear_traces(connection, later)
    return Forgotten(id=article["id"], **counts)


def _find(connection: sqlite3.Connection, statement: str, document: str) -> dict[str, Any]:
    found = [dict(row) for row in connection.execute(statement, {"document": document})]
    if not found:
        raise InputError(
            f"the ledger holds no article with the id, place or address {document!r}; nothing was removed"
        )
    if len(found) > 1 and found[0]["id"] != document:
        ids = ", ".join(row["id"] for row in found[:5])
        raise InputError(
            f"{len(found)} articles come from {document!r}: {ids}; name one by its id. Nothing was removed"
        )
    return found[0]


def _clear_traces(connection: sqlite3.Connection, statements: list[str]) -> None:
    """Writes the file anew without what was removed, and empties the log of changes."""
    for statement in statements:
        row = connection.execute(statement).fetchone()
        if row is not None and row[0]:  # the log is still read by somebody
            raise EnvironmentProblem(
                "the article was removed, but another process is using the ledger, so that traces of it may "
                "stay in ledger.sqlite-wal until that process ends"
            )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
