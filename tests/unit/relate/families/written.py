"""Texts as the articles of a ledger, with nothing read from them but what the tests of families need."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from blowback.ledger import Ledger
from blowback.records import AnnotatedArticle, Annotation, Article, Claim, Notice, Published, Run, Snapshot
from blowback.relate.families import Linker, Text
from blowback.text.instants import interval
from blowback.vocab.documents import DateBasis, NoticeKind

RECORDED = "2032-01-01T12:00:00Z"
RUN = Run(id="run", started_at=RECORDED, version="0", vocabulary="0", model="0", registry="0")


def article(text: Text, claims: Sequence[Claim] = ()) -> tuple[Snapshot, Article, Annotation]:
    """The text as an article, dated to the day; undated ones count from when they were retrieved."""
    sha256 = hashlib.sha256(text.text.encode()).hexdigest()
    published = Published()
    if text.published is not None:
        start, end = interval(text.published)
        published = Published(start=start, end=end, basis=DateBasis.GIVEN)
    notices = tuple(Notice(start=a, end=b, kind=NoticeKind.FURNITURE, detail="site") for a, b in text.skip)
    whole = Article(
        id=text.id,
        text=text.text,
        sha256=sha256,
        language="en",
        outlet=text.outlet,
        published_at=published,
        notices=notices,
    )
    snapshot = Snapshot(
        sha256=sha256,
        location=f"/papers/{text.id}.txt",
        media_type="text/plain",
        retrieved_at=text.known_from or RECORDED,
        content=b"",
    )
    held = AnnotatedArticle(
        title=None, text=text.text, language="en", outlet=text.outlet, published_at=published
    )
    return snapshot, whole, Annotation(id=text.id, article=held, notices=notices, claims=tuple(claims))


def write(
    ledger: Ledger,
    texts: Iterable[Text],
    *,
    compared: bool = True,
    recorded_at: str = RECORDED,
    claims: Mapping[str, Sequence[Claim]] = MappingProxyType({}),
) -> None:
    """Writes texts as articles that were read, in the order in which they come."""
    linker = Linker() if compared else None
    for text in texts:
        snapshot, whole, annotation = article(text, claims.get(text.id, ()))
        ledger.add_reading(RUN, snapshot, whole, annotation, (), recorded_at, comparer=linker)
