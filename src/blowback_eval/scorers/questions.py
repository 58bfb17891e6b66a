"""How many of an analyst's questions are answered, with the sentences that the answer rests on?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

from blowback_eval import data
from blowback_eval.analyst import judged
from blowback_eval.items import Counted, Item, Miss, Rows, Scorer
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.rates import Floats, ratio


class Questions(Scorer):
    """The share of questions with the right rows, no wrong one, and every expected sentence within reach.

    Asked of a ledger of the sample dispatches through the public API, actors named as an analyst would.
    """

    name = "questions"
    question = "what an analyst asks of the sample dispatches"
    files: ClassVar[tuple[str, ...]] = tuple(
        f"../sample/questions/{story}.jsonl" for story in ("pakistan", "sudan", "vardania", "wagner")
    )
    verb = "questions"
    sample = 1_000
    gated = ("right",)

    def corpus(self) -> Sequence[Path]:
        """Which articles are asked about?"""
        from blowback import api

        return api.sample()

    def items(self, rows: Rows) -> Iterator[Item]:
        """One question each."""
        corpus = [str(path) for path in self.corpus()]
        for name in self.files:
            for row in rows[name]:
                yield Item({"id": row["id"], "corpus": corpus, "query": row["query"]}, row)

    def count(self, item: Item, answer: Any) -> Counted:
        """Right with all evidence, right without, or wrong and why."""
        verdict = judged(item.gold, answer)
        whole = verdict.is_right and not verdict.evidence
        counts = {"asked": 1.0, "right": float(whole), "right_rows": float(verdict.is_right)}
        wrong = [("row", words) for words in (*verdict.rows, *verdict.never)]
        wrong += [("evidence", f"not reached: {words}") for words in verdict.evidence]
        return Counted(counts, tuple(Miss(item.id, kind, None, words) for kind, words in wrong))

    def figures(self, sums: Sums) -> dict[str, Floats]:
        """The share of right answers; the same where evidence is not looked at."""
        return {
            "right": ratio(sums["right"], sums["asked"]),
            "right_rows": ratio(sums["right_rows"], sums["asked"]),
        }


class QuestionsSeed(Questions):
    """The same, of the article that the project is founded on, which lies beside the checkout."""

    name = "questions_seed"
    question = "the same, of the article it began with"
    files: ClassVar[tuple[str, ...]] = ("../seed/questions.jsonl",)

    def corpus(self) -> Sequence[Path]:
        """The article.

        Raises:
            NoData: it is not there.
        """
        folder = data.shared().parent.parent / "seeds"
        found = sorted(folder.glob("*.txt"))
        if not found:
            raise data.NoData(f"{self.name}: no article in {folder}")
        return found[:1]
