"""What does the registry know of an actor?"""

from __future__ import annotations

from typing import Any

import msgspec

from blowback.resolve.registry import Entry, Registry


def known(registry: Registry, words: str) -> tuple[dict[str, Any], ...]:
    """What is known of whoever an id or a name may mean? Each actor as one object, the likeliest first.

    ``counts_for_it`` are those that are part of it, ``names`` as the news writes them, ``weak`` names those
    that need support from the text.
    """
    entry = registry.get(words)
    if entry is not None:
        return (_object(registry, entry),)
    named = [registry.entries[sense.id] for sense in registry.named(words) if sense.strength != "adjective"]
    return tuple(_object(registry, each) for each in named)


def _object(registry: Registry, entry: Entry) -> dict[str, Any]:
    found = {key: value for key, value in msgspec.to_builtins(entry).items() if value or key == "wikidata"}
    parts = [
        {"id": other.id, "name": other.name, "kind": part.kind.value, "from": part.start, "to": part.end}
        for other in registry.entries.values()
        for part in other.part_of
        if part.parent == entry.id
    ]
    found["counts_for_it"] = sorted(parts, key=lambda part: (part["kind"], part["name"], part["from"] or ""))
    return found
