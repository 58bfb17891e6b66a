"""Of which state does a nationality speak that two states share: "the Dominican ambassador"?

Of the one that the document names, where it names only one of them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from blowback.vocab.actors import ActorKind

if TYPE_CHECKING:
    from blowback.resolve.registry import Registry
    from blowback.resolve.state import State


def prefer_named_states(state: State) -> None:
    """Read the nationalities that the document leaves no doubt of as those of the state that it names."""
    named = state.context.actors
    chosen = {
        found[0]
        for states in _shared(state.registry)
        if len(found := [each for each in states if each in named]) == 1 and found[0] != states[0]
    }
    if chosen:
        entries = [state.registry.entries[each] for each in sorted(chosen)]
        state.introduce(state.registry.lay_over(entries), sorted(chosen))


@lru_cache(maxsize=4)
def _shared(registry: Registry) -> tuple[tuple[str, ...], ...]:
    """Which states share a nationality, those first whose it is without more ado?"""
    groups = (
        tuple(
            sense.id
            for sense in senses
            if sense.strength == "adjective" and registry.entries[sense.id].kind is ActorKind.STATE
        )
        for senses in registry.senses.values()
    )
    return tuple(dict.fromkeys(group for group in groups if len(group) > 1))
