"""Whom do the user's words mean, in what was read and by the names that the registry knows?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from blowback.errors import InputError
from blowback.settings import read_settings

if TYPE_CHECKING:
    from blowback.relate import View


def actors_meant(view: View, about: Iterable[str]) -> tuple[str, ...]:
    """Which actors do several words mean, each once?

    Raises:
        InputError: words mean no actor of the ledger, or several.
    """
    return tuple(dict.fromkeys(actor_meant(view, words) for words in about))


def actor_meant(view: View, words: str) -> str:
    """Which actor do the words mean, as the articles name it, else by a name that the registry has for it?

    Raises:
        InputError: none or several do; the message names the nearest.
    """
    from blowback.relate import find_actor

    try:
        return find_actor(view, words)
    except InputError:
        known = {view.clusters.whole(actor) for actor in _of_that_name(words)}
        found = sorted(actor for actor in known if actor in view.actors)
        if len(found) != 1:
            raise
        return found[0]


def _of_that_name(words: str) -> Iterable[str]:
    """Whom does the registry, with the user's own actors, call so? Adjectives are no names."""
    from blowback.resolve.own.store import rows_of, with_own
    from blowback.resolve.registry import load

    rows = rows_of(read_settings().registry)
    registry = with_own(load(), rows) if rows else load()
    return [sense.id for sense in registry.named(words) if sense.strength != "adjective"]
