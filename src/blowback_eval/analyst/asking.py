"""What does the API answer to an analyst's question, over a ledger of some articles read once?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

Query = Mapping[str, Any]


@dataclass(frozen=True)
class Answered:
    """The rows that answer a question, and whom names mean in the ledger that was asked.

    ``refused`` is what the API says where it cannot be asked so.
    """

    id: str
    rows: Any
    ledger: Any
    as_known_on: str | None = None
    refused: str | None = None
    _known: dict[str, str | None] = field(default_factory=dict)

    def actor(self, words: str) -> str | None:
        """Whom do an analyst's words mean? Nobody, where the ledger knows no one or several of the name."""
        from blowback import api

        if words not in self._known:
            try:
                self._known[words] = api.find_actor(self.ledger, words, as_known_on=self.as_known_on)
            except api.InputError:
                self._known[words] = None
        return self._known[words]


def answers(questions: Iterable[Mapping[str, Any]]) -> Iterator[Answered]:
    """One answer a question, each ``{"id", "corpus": [paths], "query"}``; each corpus is read once."""
    for each in questions:
        yield _answer(str(each["id"]), each["query"], _ledger(tuple(each["corpus"])))


def _answer(name: str, query: Query, ledger: Any) -> Answered:
    from blowback import api

    known_on = query["to"] if query["what"] == "diff" else query.get("as_known_on")
    try:
        return Answered(name, _ask(ledger, query), ledger, known_on)
    except (api.InputError, api.UsageError) as problem:
        return Answered(name, (), ledger, known_on, refused=str(problem))


def _ask(ledger: Any, query: Query) -> Sequence[Any]:
    from blowback import api

    about, what = query.get("actors") or (), query["what"]
    if what == "diff":
        rows: Sequence[Any] = api.diff(ledger, query["from"], query["to"], about)
        return rows
    chosen: dict[str, Any] = {}
    if kind := query.get("type" if what == "episodes" else "kind"):
        chosen["types" if what == "episodes" else "kinds"] = [kind]
    asked: Sequence[Any] = getattr(api, what)(
        ledger,
        about,
        **chosen,
        start=query.get("from"),
        end=query.get("to"),
        as_known_on=query.get("as_known_on"),
    )
    return asked


@lru_cache(maxsize=4)
def _ledger(corpus: tuple[str, ...]) -> Any:
    """A ledger of these articles, in a folder that goes with the process."""
    from blowback import api

    folder = tempfile.TemporaryDirectory(prefix="blowback-eval-")
    _FOLDERS.append(folder)
    settings = api.read_settings({"ledger": Path(folder.name) / "ledger"})
    api.read(corpus, settings=settings)
    return api.Ledger.open(settings.ledger)


_FOLDERS: list[Any] = []  # kept until the process ends, which removes them
