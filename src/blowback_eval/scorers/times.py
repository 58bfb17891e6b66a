"""Which times does a text name, and what do they mean?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from blowback_eval.items import Counted, Item, Miss, Rows, Scorer, snippet
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.matching import match
from blowback_eval.metrics.rates import Floats, f1, ratio
from blowback_eval.spans import Span, touch


class Timex(NamedTuple):
    """A time expression and its TIMEX3 value."""

    span: Span
    value: str


class Times(Scorer):
    """Spans that overlap (relaxed), same spans (strict), overlapping spans with the same value (value)."""

    name = "times"
    question = "which times, and what they mean"
    files = ("tempeval3/train.jsonl",)
    verb = "annotate"
    sample = 80
    gated = ("relaxed_f1", "strict_f1", "value_f1")

    def items(self, rows: Rows) -> Iterator[Item]:
        """One document each, published when it was created."""
        for row in rows[self.files[0]]:
            ask = {"id": row["id"], "text": row["text"], "published_at": row["dct"]}
            wanted = [Timex((t["start"], t["end"]), t["value"]) for t in row["timexes"]]
            yield Item(ask, wanted)

    def count(self, item: Item, answer: Any) -> Counted:
        """Pairs of overlapping times, one to one, the same spans first."""
        ours = [Timex((t.start, t.end), t.value) for t in (answer.times if answer else ())]
        theirs: list[Timex] = item.gold
        same = match(ours, theirs, lambda a, b: a.span == b.span)
        left = [i for i in range(len(ours)) if i not in {i for i, _ in same}]
        open_ = [j for j in range(len(theirs)) if j not in {j for _, j in same}]
        rest = match(left, open_, lambda i, j: touch(ours[i].span, theirs[j].span))
        pairs = same + [(left[i], open_[j]) for i, j in rest]
        right = [(i, j) for i, j in pairs if ours[i].value == theirs[j].value]
        counts = {
            "relaxed": len(pairs),
            "strict": len(same),
            "value": len(right),
            "predicted": len(ours),
            "wanted": len(theirs),
        }
        return Counted(counts, tuple(self._misses(item, ours, pairs)))

    def _misses(self, item: Item, ours: list[Timex], pairs: list[tuple[int, int]]) -> Iterator[Miss]:
        text, theirs = item.ask["text"], item.gold
        for j, one in enumerate(theirs):
            if j not in {j for _, j in pairs}:
                yield Miss(item.id, "not found", one.span, one.value, "", snippet(text, one.span))
        for i, one in enumerate(ours):
            if i not in {i for i, _ in pairs}:
                yield Miss(item.id, "not there", one.span, "", one.value, snippet(text, one.span))
        for i, j in pairs:
            a, b = ours[i], theirs[j]
            if a.value != b.value:
                yield Miss(item.id, "wrong value", b.span, b.value, a.value, snippet(text, b.span))
            elif a.span != b.span:
                yield Miss(item.id, "wrong span", b.span, text[slice(*b.span)], text[slice(*a.span)])

    def figures(self, sums: Sums) -> dict[str, Floats]:
        """F1 of each, and the share of right values among the found ones."""
        predicted, wanted = sums["predicted"], sums["wanted"]
        scores = {f"{how}_f1": f1(sums[how], predicted, wanted) for how in ("relaxed", "strict", "value")}
        return scores | {"value_accuracy": ratio(sums["value"], sums["relaxed"])}
