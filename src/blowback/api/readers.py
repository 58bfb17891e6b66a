"""Which reader reads, with the user's own actors and places?"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from blowback.settings import Settings

if TYPE_CHECKING:
    from blowback.pipeline import Reader
    from blowback.resolve.own.rows import OwnRow


def reader_of(settings: Settings) -> Reader:
    """The reader that knows the user's own actors and places, where the settings name any."""
    from blowback.read.places.own.store import own_file
    from blowback.resolve.own.store import rows_of

    places, written_at = own_file(settings.gazetteer)
    return reader_with(rows_of(settings.registry), places, written_at, heads=settings.heads)


@lru_cache(maxsize=2)
def reader_with(
    rows: tuple[OwnRow, ...], places: Path | None = None, _written_at: int = 0, *, heads: bool = True
) -> Reader:
    """The reader with these rows of actors and this file of places; the last two are kept."""
    from blowback.pipeline import Reader
    from blowback.resolve.own.store import with_own
    from blowback.resolve.registry import load

    return Reader(with_own(load(), rows) if rows else None, places, heads=heads)
