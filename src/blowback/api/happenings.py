"""Which words of several documents tell of one happening?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from blowback.settings import Settings, read_settings

if TYPE_CHECKING:
    from blowback.ingest import Document
    from blowback.relate.episodes.given import Place


def same_event(
    documents_with_targets: Iterable[Mapping[str, Any] | Document], *, settings: Settings | None = None
) -> tuple[tuple[Place, ...], ...]:
    """Which event words, pointed at from outside in several documents, tell of one happening?

    Nothing is kept. Every word is in one cluster, maybe alone.

    Args:
        documents_with_targets: each as for ``annotate``, with ``targets``.
        settings: limits, and whether the trained heads have a say; the environment's where none are given.

    Returns:
        Clusters of places: each the id of a document, the number of the word among its ``targets``, and the
        word's span.

    Raises:
        InputError: a document cannot be read.
    """
    from blowback.api.readers import reader_of
    from blowback.ingest.jsonlines import document_of
    from blowback.pipeline import same_event
    from blowback.text.instants import now

    found = (
        document_of(each, f"document {number}", now()) if isinstance(each, Mapping) else each
        for number, each in enumerate(documents_with_targets, 1)
    )
    settings = settings or read_settings()
    return same_event(reader_of(settings), found, settings)
