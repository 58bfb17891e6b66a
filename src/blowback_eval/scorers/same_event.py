"""Which event words of several documents tell of one happening?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from blowback_eval.items import Counted, Item, Miss, Row, Rows, Scorer
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.clusters import coreference_counts, coreference_figures
from blowback_eval.metrics.rates import Floats

Word = tuple[str, int]


class SameEvent(Scorer):
    """CoNLL F1 on ECB+: gold event mentions as targets, within gold subtopics, singletons included.

    The measures are summed over subtopics, which are also what the bootstrap draws. A mention of several
    words is asked about from its first to its last.
    """

    name = "same_event"
    question = "which event words of several documents tell of one happening"
    files: ClassVar[tuple[str, ...]] = ("ecb_plus/dev.jsonl",)
    verb = "same_event"
    sample = 100
    gated = ("conll",)

    def items(self, rows: Rows) -> Iterator[Item]:
        """One subtopic each."""
        for name, documents in sorted(subtopics(rows[self.files[0]]).items()):
            ask = {"id": name, "documents": [document_of(row) for row in documents]}
            yield Item(ask, gold_clusters(documents))

    def count(self, item: Item, answer: Any) -> Counted:
        """The halves of each measure; what was joined or left apart wrongly, by pairs of neighbours."""
        ours = [{(p.document, p.number) for p in group} for group in answer.clusters] if answer else []
        gold: Sequence[frozenset[Word]] = item.gold
        home = {word: at for at, cluster in enumerate(gold) for word in cluster}
        misses = []
        for group in ours:
            first, *rest = sorted(group)
            misses += [
                Miss(item.id, "joined", None, "", f"{first} {other}")
                for other in rest
                if home.get(other) != home.get(first)
            ]
        return Counted(coreference_counts(ours, gold), tuple(misses))

    def figures(self, sums: Sums) -> dict[str, Floats]:
        """The CoNLL F1 and its three parts."""
        return coreference_figures(sums)


def subtopics(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The documents of each subtopic."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[f"{row['topic']} {row['subtopic']}"].append(row)
    return dict(found)


def gold_clusters(documents: Sequence[Row]) -> list[frozenset[Word]]:
    """The chains of a subtopic, each a set of (document, number of the mention in it)."""
    chains: dict[str, set[Word]] = defaultdict(set)
    for row in documents:
        for number, mention in enumerate(row["event_mentions"]):
            chains[mention["chain"]].add((row["id"], number))
    return [frozenset(words) for _, words in sorted(chains.items())]


def document_of(row: Row) -> dict[str, Any]:
    """A document as ``same_event`` takes it: its sentences a line each, its mentions as targets."""
    at: dict[tuple[int, int], tuple[int, int]] = {}
    text = ""
    for sentence in row["sentences"]:
        text += "\n" if text else ""
        for number, token in enumerate(sentence["tokens"]):
            text += " " if number else ""
            at[sentence["sent"], number] = (len(text), len(text) + len(token))
            text += token
    targets = [
        [at[m["sent"], min(m["tokens"])][0], at[m["sent"], max(m["tokens"])][1]]
        for m in row["event_mentions"]
    ]
    return {"id": row["id"], "text": text, "targets": targets}
