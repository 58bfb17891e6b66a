"""For whom do they speak who say "we": a minister for his state, a commander for his group?

Only an office speaks for those who gave it: of "we", said by a teacher or a member of a party, nobody can
tell how many are meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from blowback.text.data import toml
from blowback.vocab.actors import ActorKind

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree
    from blowback.coding.voices import Voices
    from blowback.records import Actor

_BODIES = frozenset(
    (
        ActorKind.STATE,
        ActorKind.GOVERNMENT_BODY,
        ActorKind.MILITARY,
        ActorKind.ARMED_GROUP,
        ActorKind.FACTION,
        ActorKind.IGO,
    )
)
_WE = frozenset({"we", "us", "our"})
_LANDS = frozenset({"country", "nation", "homeland"})


def selves(tree: Tree, cast: Cast, voices: Voices) -> Mapping[int, Actor]:
    """Who is meant by each "we", "us" and "our", and by "our country"; only those that can be told."""
    found: dict[int, Actor] = {}
    for token, word in enumerate(tree.lower):
        if word not in _WE:
            continue
        attribution, _, _ = voices.of(token)
        actor = attribution.speaker_actor if attribution is not None else None
        body = _spoken_for(cast, cast.actors.get(actor or ""))
        if body is not None:
            found[token] = body
            owned = tree.head[token]
            if word == "our" and tree.lemma[owned] in _LANDS and body.kind is ActorKind.STATE:
                found[owned] = body
    return found


def _spoken_for(cast: Cast, speaker: Actor | None) -> Actor | None:
    """Which body, known to the text by name, does somebody's office speak for?"""
    if speaker is None:
        return None
    offices = [
        role.organization
        for role in speaker.roles
        if role.organization and not _speaking().isdisjoint(role.title.casefold().split())
    ]
    bodies = [a for a in cast.actors.values() if a.name in offices and a.kind in _BODIES]
    return bodies[0] if len(bodies) == 1 else None


@cache
def _speaking() -> frozenset[str]:
    return frozenset(toml("blowback.coding", "parties.toml")["speaking_offices"])
