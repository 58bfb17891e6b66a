"""Which claims does a second reader judge, and how are they laid before him?

The closed tenth is read in no other way. A draw is the claims with the lowest SHA-1 of their ids, equally
many from each set: the same for everybody, alike to chance. It is third-party text, so it is written to a
file outside every repository; of what the reader finds, only ids, offsets and verdicts come back.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from blowback_eval import data
from blowback_eval.data import NoData
from blowback_eval.items import Item
from blowback_eval.running import Ask
from blowback_eval.spans import Span

SETS = ("polnear", "re3d", "satp")

_ASKED = {"title": "title", "date": "published_at"}  # what a row knows of its article: what the API calls it
_SHOWN_APART = {"id", "trigger", "evidence", "participants", "actors", "recipients", "quad"}


class Inside(Exception):
    """The file would lie in a repository, where third-party text must not come."""


@dataclass(frozen=True)
class Drawn:
    """One claim that was drawn, with the answer that it stands in."""

    name: str  # of the set
    annotation: Any
    claim: Any

    def row(self) -> dict[str, Any]:
        """What of it may be kept in the project? No id of a document, which may be made of a headline."""
        return {
            "set": self.name,
            "document": data.rank(self.annotation.id)[:12],
            "claim": self.claim.id,
            "kind": str(self.claim.claim_kind),
            "trigger": list(self.claim.trigger),
            "evidence": list(self.claim.evidence),
        }


def closed_items(folder: Path, name: str) -> list[Item]:
    """Which documents of a set are in its closed tenth?"""
    path = folder / name / "train.jsonl"
    if not path.is_file():
        raise NoData(f"no {name}/train.jsonl in {folder}")
    rows = (json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip())
    return [Item(_ask(row), None) for row in rows if data.closed(row)]


def _ask(row: Mapping[str, Any]) -> dict[str, Any]:
    known = {ours: row[theirs] for theirs, ours in _ASKED.items() if row.get(theirs)}
    return {"id": row["id"], "text": row["text"], **known}


def shares(n: int, parts: int) -> list[int]:
    """How are n claims divided among the sets, as equally as can be?"""
    return [n // parts + (i < n % parts) for i in range(parts)]


def draw_claims(folder: Path, n: int, ask: Ask, read: Collection[str] = ()) -> list[Drawn]:
    """Which n claims of the closed tenth are drawn? None of those already ``read``; shuffled by rank."""
    drawn: list[Drawn] = []
    for name, share in zip(SETS, shares(n, len(SETS)), strict=True):
        answers = ask("annotate", closed_items(folder, name))
        claims = [
            Drawn(name, answer, claim)
            for _, answer in sorted(answers.items())
            for claim in answer.claims
            if claim.id not in read
        ]
        drawn += data.lowest(claims, share, lambda one: one.claim.id)
    return sorted(drawn, key=lambda one: data.rank(one.claim.id))


def already_read(paths: Sequence[Path]) -> set[str]:
    """Which claims do the records of earlier readings name?"""
    return {json.loads(line)["claim"] for path in paths for line in path.read_text("utf-8").splitlines()}


def write(drawn: Sequence[Drawn], target: Path) -> None:
    """Lay the claims out for reading, and beside them (``.jsonl``) the rows for the verdicts."""
    if any((parent / ".git").exists() for parent in target.resolve().parents):
        raise Inside(f"{target} lies in a repository; third-party text is written outside of every one")
    target.write_text("\n\n".join(page(number, one) for number, one in enumerate(drawn, 1)) + "\n", "utf-8")
    rows = ({"number": number, **one.row()} for number, one in enumerate(drawn, 1))
    target.with_suffix(".jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def page(number: int, drawn: Drawn) -> str:
    """A claim with its sentence, its neighbours and its fields in words."""
    article, claim = drawn.annotation.article, drawn.claim
    published = article.published_at
    head = f"=== {number}  {drawn.name} {drawn.annotation.id} {claim.trigger[0]}-{claim.trigger[1]}"
    when = f"    published {published.start} to {published.end} ({published.basis}); title: {article.title}"
    return "\n".join([head, when, *_context(drawn), *_in_words(drawn)])


def around(sentences: Sequence[Span], span: Span) -> list[tuple[str, Span]]:
    """Which sentences hold a span, and which stand just before and after them?"""
    held = [i for i, (start, end) in enumerate(sentences) if start < span[1] and span[0] < end]
    if not held:
        return [(">", span)]
    marked = [("-", held[0] - 1), *((">", i) for i in held), ("-", held[-1] + 1)]
    return [(mark, sentences[i]) for mark, i in marked if 0 <= i < len(sentences)]


def _context(drawn: Drawn) -> Iterator[str]:
    text, claim = drawn.annotation.article.text, drawn.claim
    for mark, (start, end) in around(drawn.annotation.sentences, claim.evidence):
        first, last = claim.trigger
        words = text[start:end]
        if start <= first and last <= end:
            words = text[start:first] + "[[" + text[first:last] + "]]" + text[last:end]
        yield f"  {mark} {' '.join(words.split())}"


def _in_words(drawn: Drawn) -> Iterator[str]:
    claim, text = drawn.claim, drawn.annotation.article.text
    actors = {actor.id: actor for actor in drawn.annotation.actors}
    mentions = {mention.id: mention for mention in drawn.annotation.mentions}
    triggers = {
        other.id: f"the claim at “{text[slice(*other.trigger)]}”" for other in drawn.annotation.claims
    }
    for part in claim.participants:
        actor, mention = actors.get(part.actor), mentions.get(part.mention)
        known = f" = {actor.name} ({actor.kind}, {actor.country}, {actor.sector})" if actor else ""
        yield f"    {part.role}: {part.name}{known}" + (f", from “{mention.text}”" if mention else "")
    names = {**{key: actor.name for key, actor in actors.items()}, **triggers}
    for field, value in msgspec.to_builtins(claim).items():
        if field not in _SHOWN_APART and value not in (None, [], (), {}):
            yield f"    {field}: {_said(value, text, names)}"


def _said(value: Any, text: str, names: Mapping[str, str]) -> str:
    """A value as words: names for ids, words for spans, only what is known."""
    if isinstance(value, dict):
        known = {key: one for key, one in value.items() if one not in (None, [], ())}
        return ", ".join(f"{key} {_said(one, text, names)}" for key, one in known.items())
    if isinstance(value, list | tuple):
        if len(value) == 2 and all(isinstance(one, int) for one in value):
            return f"“{text[slice(*value)]}”"
        return "; ".join(_said(one, text, names) for one in value)
    return names.get(value, str(value)) if isinstance(value, str) else str(value)
