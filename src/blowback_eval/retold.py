"""Which episode do the sample dispatches tell at each word that a reader marked?

A happening may be told by several words of a sentence ("carried out the coup", "killed and
wounded"): the reader marked one, and beside it the others (``also``). A claim is looked for at the
first, then at the others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from blowback_eval.spans import Span

Telling = tuple[str, int, int]


@dataclass(frozen=True)
class Retold:
    """Of each telling asked about: the episode of the claim that is read there, ``None`` where none is."""

    id: str
    places: Sequence[Telling]
    episodes: Sequence[str | None]
    claimed: Sequence[bool]  # whether any claim is read there, episode or not


def retold(asked: Sequence[Mapping[str, Any]]) -> Iterator[Retold]:
    """Reads the dispatches into a ledger of their own and asks it for its episodes."""
    from blowback import api

    with TemporaryDirectory() as folder:
        settings = api.Settings(ledger=Path(folder) / "ledger")
        api.read(sorted({path for item in asked for path in item["corpus"]}), settings=settings)
        with api.Ledger.open(settings.ledger) as ledger:
            episode_of = {
                claim: episode.id
                for episode in api.episodes(ledger)
                for claim in (*episode.claims, *episode.denials)
            }
            claims: dict[str, list[Any]] = defaultdict(list)
            for row in api.claims(ledger):
                claims[row.article].append(row.claim)
            texts = {each.id: _text(ledger, each.id) for each in ledger.articles()}
    for item in asked:
        places: list[Telling] = []
        episodes: list[str | None] = []
        claimed: list[bool] = []
        for telling in item["tellings"]:
            article = f"{telling['dispatch']}.html"
            spans = [place(texts[article], telling), *beside(texts[article], telling)]
            read = [c for span in spans for c in _read_at(span, claims[article], telling["type"])]
            places.append((telling["dispatch"], *spans[0]))
            episodes.append(next((episode_of[c.id] for c in read if c.id in episode_of), None))
            claimed.append(bool(read))
        yield Retold(item["id"], places, episodes, claimed)


def _read_at(span: Span, claims: Sequence[Any], event_type: str) -> list[Any]:
    """The claims at a word: first those of the type asked, for one word may tell two things."""
    found = [c for c in claims if c.trigger[0] < span[1] and span[0] < c.trigger[1]]
    return sorted(found, key=lambda claim: claim.event_type != event_type)


def beside(text: str, telling: Mapping[str, Any]) -> Iterator[Span]:
    """Where do the other words stand that the reader marked as telling the same: "carried out the coup"?"""
    start = text.index(telling["sentence"])
    for word in telling.get("also", ()):
        found = re.search(rf"\b{re.escape(word)}\b", telling["sentence"])
        if found is None:
            raise ValueError(word)
        yield start + found.start(), start + found.end()


def place(text: str, telling: Mapping[str, Any]) -> Span:
    """Where does the word of a telling stand?

    Raises:
        ValueError: the sentence is not in the text, or the word not in the sentence.
    """
    start = text.index(telling["sentence"])
    at = -1
    for _ in range(telling.get("nth", 1)):
        at = telling["sentence"].index(telling["word"], at + 1)
    return start + at, start + at + len(telling["word"])


def _text(ledger: Any, article: str) -> str:
    found = ledger.article(article)
    return found[1].text if found is not None else ""
