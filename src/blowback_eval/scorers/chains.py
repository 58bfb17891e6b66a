"""Which mentions of a text mean the same one?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from blowback_eval.items import Counted, Item, Miss, Row, Rows, Scorer, snippet
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.clusters import coreference_counts, coreference_figures
from blowback_eval.metrics.rates import Floats
from blowback_eval.spans import Span

KINDS = frozenset({"person", "organization", "place"})
_WORD = re.compile(r"[^\s\W][\w'’.-]*\b|\w")
_AFTER_HEAD = re.compile(
    r"\s[(\[,;:–—-]|[,;:(\[]|\s(?:of|in|on|at|from|for|with|by|to|near|under|between|who|whom|whose|which|that|where)\b"
)
_POSSESSIVE = re.compile(r"\s?['’]s?$")


def head_place(text: str, span: Span) -> Span:
    """Where is the head word of a phrase: the last one before what hangs on it?"""
    words = text[slice(*span)]
    cut = _AFTER_HEAD.search(words, 1)
    core = _POSSESSIVE.sub("", words[: cut.start()] if cut else words) or words
    found = list(_WORD.finditer(core))
    if not found:
        return span
    return span[0] + found[-1].start(), span[0] + found[-1].end()


class Chains(Scorer):
    """CoNLL F1 of chains of persons, organisations and places; mentions matched by head, no singletons."""

    name = "chains"
    question = "which mentions mean the same"
    files = ("gum_news/train.jsonl", "gum_news/dev.jsonl")
    verb = "annotate"
    sample = 26
    gated = ("conll",)

    def items(self, rows: Rows) -> Iterator[Item]:
        """One text each."""
        for row in (row for name in self.files for row in rows[name]):
            ask = {"id": row["id"], "text": row["text"], "title": row["title"], "published_at": row["date"]}
            yield Item(ask, self._wanted(row))

    def _wanted(self, row: Row) -> dict[int, str]:
        """The chain at the first character of each head; of mentions with one head the longest."""
        chains: dict[int, str] = {}
        for one in sorted(row["mentions"], key=lambda m: m["end"] - m["start"]):
            if one["type"] in KINDS:
                chains[head_place(row["text"], (one["start"], one["end"]))[0]] = one["chain"]
        return chains

    def count(self, item: Item, answer: Any) -> Counted:
        """The sums of the three measures."""
        wanted: dict[int, str] = item.gold
        theirs, ours = defaultdict(set), defaultdict(set)
        for head, chain in wanted.items():
            theirs[chain].add(head)
        for mention in answer.mentions if answer else ():
            if mention.chain and mention.kind != "other":
                ours[mention.chain].add(mention.head[0])
        gold = [cluster for cluster in theirs.values() if len(cluster) > 1]
        found = [cluster for cluster in ours.values() if len(cluster) > 1]
        misses = self._misses(item, found, gold)
        return Counted(coreference_counts(found, gold), tuple(misses))

    def _misses(self, item: Item, ours: list[set[int]], theirs: list[set[int]]) -> Iterator[Miss]:
        """Each wanted chain that ours split or lack, shown where the first loose mention stands."""
        held = {head: i for i, cluster in enumerate(ours) for head in cluster}
        for cluster in theirs:
            first, *rest = sorted(cluster)
            loose = [head for head in rest if head not in held or held[head] != held.get(first)]
            if loose:
                text, at = item.ask["text"], (loose[0], loose[0] + 1)
                wanted = snippet(text, (first, first + 1), 20)
                yield Miss(item.id, "split chain", at, wanted, "", snippet(text, at))

    def figures(self, sums: Sums) -> dict[str, Floats]:
        """The CoNLL F1 and its three parts."""
        return coreference_figures(sums)
