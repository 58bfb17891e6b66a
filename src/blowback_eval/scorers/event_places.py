"""Where did this event happen, if the text says?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from blowback_eval import data
from blowback_eval.items import Counted, Item, Miss, Rows, Scorer
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.rates import Floats, f1, ratio
from blowback_eval.spans import Span, touch

TAKEN = 2_000


class EventPlaces(Scorer):
    """Right is a place that overlaps any wanted one, or none where none is stated."""

    name = "event_places"
    question = "where an event happened"
    files = ("event_location/train.jsonl",)
    verb = "annotate"
    sample = 400
    gated = ("accuracy", "f1_stated")

    def items(self, rows: Rows) -> Iterator[Item]:
        """The two thousand sentences with the lowest digests, each with its event words as targets."""
        times_seen: Counter[str] = Counter()
        for row in data.lowest(rows[self.files[0]], TAKEN, lambda row: str(row["id"])):
            targets = sorted((verb["start"], verb["end"]) for verb in row["verb"])
            spans = [(place["start"], place["end"]) for place in row["locations"]]
            wanted = [span for span in spans if span[0] < span[1]]  # an empty span states no place
            times_seen[row["id"]] += 1  # a sentence comes once for each of its events
            yield Item(
                {"id": f"{row['id']}.{times_seen[row['id']]}", "text": row["text"], "targets": targets},
                wanted,
            )

    def count(self, item: Item, answer: Any) -> Counted:
        """Right or not; and hits among the sentences that state a place."""
        wanted: list[Span] = item.gold
        places = [(t.place.start, t.place.end) for t in (answer.targets if answer else ()) if t.place]
        got = places[0] if places else None
        hit = got is not None and any(touch(got, one) for one in wanted)
        right = hit if wanted else got is None
        counts = {"n": 1.0, "right": float(right)}
        if wanted:
            counts |= {"hits": float(hit), "predicted": float(got is not None), "wanted": 1.0}
        if right:
            return Counted(counts)
        text = item.ask["text"]
        said = " | ".join(text[s:e] for s, e in wanted) or "(none)"
        found = text[slice(*got)] if got else "(none)"
        return Counted(counts, (Miss(item.id, "place", item.ask["targets"][0], said, found, text),))

    def figures(self, sums: Sums) -> dict[str, Floats]:
        """Accuracy over all, F1 over the sentences that state a place."""
        return {
            "accuracy": ratio(sums["right"], sums["n"]),
            "f1_stated": f1(sums["hits"], sums["predicted"], sums["wanted"]),
        }
