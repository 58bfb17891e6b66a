"""Who says what, in whose words?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from blowback_eval.items import Counted, Item, Miss, Row, Rows, Scorer, snippet
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.matching import match
from blowback_eval.metrics.rates import Floats, f1, ratio
from blowback_eval.spans import Span, any_touch, iou, spans


class Said(NamedTuple):
    """The speaker and the content of one attribution, as spans."""

    speaker: tuple[Span, ...]
    content: tuple[Span, ...]


def agree(ours: Said, theirs: Said) -> bool:
    """Same content (IoU of characters at least .5), and speakers that overlap or are both unnamed?"""
    if not any_touch(ours.content, theirs.content) or iou(ours.content, theirs.content) < 0.5:
        return False
    if not ours.speaker or not theirs.speaker:
        return not ours.speaker and not theirs.speaker
    return any_touch(ours.speaker, theirs.speaker)


class Attributions(Scorer):
    """Attributions one to one, micro-averaged; the first annotator; the outlet's own voice left out."""

    name = "attribution"
    question = "who says what"
    files = ("polnear/dev.jsonl",)
    verb = "annotate"
    sample = 40
    gated = ("f1",)

    def items(self, rows: Rows) -> Iterator[Item]:
        """One article each."""
        for row in rows[self.files[0]]:
            ask = {"id": row["id"], "text": row["text"], "title": row["title"], "published_at": row["date"]}
            yield Item(ask, self._wanted(row))

    def _wanted(self, row: Row) -> list[Said]:
        first = row["annotations"][0]["attributions"]
        return [Said(spans(one["source"]), spans(one["content"])) for one in first]

    def count(self, item: Item, answer: Any) -> Counted:
        """Pairs, ours and theirs."""
        ours = [
            Said(spans(one.speaker), spans(one.content))
            for one in (answer.attributions if answer else ())
            if one.speaker_class != "outlet" and one.content
        ]
        theirs: list[Said] = item.gold
        pairs = match(ours, theirs, agree)
        counts = {"hits": len(pairs), "predicted": len(ours), "wanted": len(theirs)}
        found, placed = {j for _, j in pairs}, {i for i, _ in pairs}
        misses = [self._miss(item, "not found", one) for j, one in enumerate(theirs) if j not in found]
        misses += [self._miss(item, "not there", one) for i, one in enumerate(ours) if i not in placed]
        return Counted(counts, tuple(misses))

    def _miss(self, item: Item, kind: str, said: Said) -> Miss:
        text = item.ask["text"]
        speaker = " ... ".join(text[s:e] for s, e in said.speaker) or "(nobody)"
        place = (*said.content, *said.speaker, (0, 0))[0]
        return Miss(item.id, kind, place, speaker, "", snippet(text, place))

    def figures(self, sums: Sums) -> dict[str, Floats]:
        """F1 first, then its parts."""
        hits, predicted, wanted = sums["hits"], sums["predicted"], sums["wanted"]
        return {
            "f1": f1(hits, predicted, wanted),
            "precision": ratio(hits, predicted),
            "recall": ratio(hits, wanted),
        }
