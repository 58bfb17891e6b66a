"""Does the author of a text say that it happened?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from blowback_eval.items import Counted, Item, Miss, Rows, Scorer, snippet
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.rates import Floats, pearson, ratio
from blowback_eval.spans import Span, words

WORTH_SHOWING = 2.0


class EventFactuality(Scorer):
    """Pearson r and mean absolute error of the author's-view score (-3 to 3) of given words."""

    name = "factuality"
    question = "whether the author says it happened"
    files = ("uw_factuality/train.jsonl", "uw_factuality/dev.jsonl")
    verb = "annotate"
    sample = 400
    gated = ("pearson", "within_one")

    def items(self, rows: Rows) -> Iterator[Item]:
        """One sentence each, its words set apart by blanks."""
        for row in (row for name in self.files for row in rows[name]):
            places = list(words(row["text"]))
            wanted = {
                (places[event["start"]][0], places[event["end"] - 1][1]): event["factuality"]
                for event in row["events"]
            }
            targets = sorted(wanted)
            yield Item({"id": row["id"], "text": row["text"], "targets": targets}, wanted)

    def count(self, item: Item, answer: Any) -> Counted:
        """Sums for the correlation and the error; a target without an answer counts as unknown (0)."""
        ours = {(t.start, t.end): t.score for t in (answer.targets if answer else ())}
        wanted: dict[Span, float] = item.gold
        counts = dict.fromkeys(("n", "x", "y", "xx", "yy", "xy", "error", "near", "unanswered"), 0.0)
        misses = []
        for span, y in wanted.items():
            x = ours.get(span, 0.0)
            error = abs(x - y)
            for name, value in (
                ("n", 1),
                ("x", x),
                ("y", y),
                ("xx", x * x),
                ("yy", y * y),
                ("xy", x * y),
                ("error", error),
                ("near", error <= 1),
                ("unanswered", span not in ours),
            ):
                counts[name] += value
            if error >= WORTH_SHOWING:
                shown = snippet(item.ask["text"], span)
                misses.append(Miss(item.id, "far off", span, f"{y:.1f}", f"{x:.1f}", shown))
        return Counted(counts, tuple(misses))

    def figures(self, sums: Sums) -> dict[str, Floats]:
        """The correlation, the error, and the share within 1."""
        n = sums["n"]
        parts = [sums[name] for name in ("x", "y", "xx", "yy", "xy")]
        return {
            "pearson": pearson(n, *parts),
            "mean_absolute_error": ratio(sums["error"], n),
            "within_one": ratio(sums["near"], n),
        }
