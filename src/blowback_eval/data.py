"""Where is the data, what is in it, and which of it makes the sample?"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from blowback_eval.items import Item, Rows, Scorer

OWN = Path("eval/data")

T = TypeVar("T")


class NoData(Exception):
    """The files of a scorer are not where they were looked for."""


def shared() -> Path:
    """Where does the development data lie, beside the checkout or where BLOWBACK_SHARED says?"""
    return Path(os.environ.get("BLOWBACK_SHARED", "../shared")) / "data" / "text"


def find(scorer: Scorer, folder: Path) -> dict[str, Path]:
    """Which files does a scorer read? ``folder`` holds the sets, or is itself the set."""
    found = {}
    for name in scorer.files:
        for path in (folder / name, folder / Path(name).name):
            if path.is_file():
                found[name] = path
                break
    if missing := [name for name in scorer.files if name not in found]:
        raise NoData(f"{scorer.name}: no {', '.join(missing)} in {folder}")
    return found


def read(paths: dict[str, Path]) -> Rows:
    """What do the files hold, line by line?"""
    return {
        name: [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
        for name, path in paths.items()
    }


def digest(paths: dict[str, Path]) -> str:
    """What is the SHA-256 of the files, in order of their names?"""
    total = hashlib.sha256()
    for name in sorted(paths):
        total.update(name.encode() + b"\0" + paths[name].read_bytes())
    return total.hexdigest()


def rank(identifier: str) -> str:
    """By what are items drawn? The SHA-1 of the id: the same for everybody, alike to chance."""
    return hashlib.sha1(identifier.encode(), usedforsecurity=False).hexdigest()


def lowest(items: Iterable[T], n: int | None, key: Callable[[T], str]) -> list[T]:
    """Which n items have the lowest rank? All, where n is None; in their own order."""
    everything = list(items)
    if n is None or n >= len(everything):
        return everything
    chosen = sorted(range(len(everything)), key=lambda i: (rank(key(everything[i])), i))[:n]
    return [everything[i] for i in sorted(chosen)]


def sample(items: Iterable[Item], n: int | None) -> list[Item]:
    """Which n items make the fixed sample?"""
    return lowest(items, n, lambda item: item.id)


def closed(row: Any) -> bool:
    """Is a document in the tenth that nobody tunes on?"""
    return int(rank(str(row["id"])), 16) % 10 == 0
