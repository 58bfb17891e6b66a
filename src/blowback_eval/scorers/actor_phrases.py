"""Whom does a phrase mean: of which country, in which sector?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from blowback_eval.items import Counted, Item, Miss, Row, Rows, Scorer
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.calibration import calibration_counts, calibration_error
from blowback_eval.metrics.rates import Floats, ratio

# At the door: the data has codes of its own for international bodies and for some sectors. What is
# unknown is null with us, UNK there. Codes that PLOVER does not have are not scored.
COUNTRIES = {"UNO": "IGO", "EUR": "IGO", "": None}
SECTORS = {"JRN": "MED", "BUD": "REL", "UNK": None, "": None}
NOT_PLOVER = frozenset({"????", "PRE"})
DATES = ("%Y-%m-%d", "%B %d, %Y", "%B %Y")


def day(words: str) -> str | None:
    """Which day do the words of a query name? "Today" and nothing name none."""
    for form in DATES:
        try:
            return datetime.strptime(words, form).date().isoformat()  # noqa: DTZ007 - a calendar day
        except ValueError:
            continue
    return None


class ActorPhrases(Scorer):
    """Accuracy of country and sector, each over the phrases for which the data has it."""

    name = "actor_phrases"
    question = "whom a phrase means"
    files = ("actor_resolution/dev.jsonl",)
    verb = "resolve"
    sample = 1_000
    gated = ("country", "sector")

    def items(self, rows: Rows) -> Iterator[Item]:
        """One phrase each; those that ask only for a page of an encyclopaedia are left out."""
        for row in rows[self.files[0]]:
            if row["task"] == "query_wiki":
                continue
            ask = {"id": row["id"], "text": row["actor"]}
            if row["context"]:
                ask["context"] = row["context"]
            if on := day(row["query_date"]):
                ask["on"] = on
            yield Item(ask, row)

    def count(self, item: Item, answer: Any) -> Counted:
        """Right and asked, for country and for sector."""
        row: Row = item.gold
        ours = {
            "country": answer.country if answer else None,
            "sector": SECTORS.get(answer.sector, answer.sector) if answer else None,
        }
        counts: dict[str, float] = {}
        misses = []
        for what, key, door in (("country", "country", COUNTRIES), ("sector", "code_1", SECTORS)):
            raw = row["gold"].get(key)
            if raw is None or raw in NOT_PLOVER:
                continue
            wanted, got = door.get(raw, raw), ours[what]
            never = row["gold_not"].get(key)
            right = got == wanted and (never is None or got != door.get(never, never))
            counts |= {f"{what}.asked": 1, f"{what}.right": float(right)}
            if what == "country" and got is not None:
                counts |= calibration_counts(answer.score, right)
            if not right:
                misses.append(Miss(item.id, what, None, wanted or "(none)", got or "(none)", row["actor"]))
        return Counted(counts, tuple(misses))

    def figures(self, sums: Sums) -> dict[str, Floats]:
        """The two accuracies, and how far the scores of answers are from how often they are right."""
        return {
            "country": ratio(sums["country.right"], sums["country.asked"]),
            "sector": ratio(sums["sector.right"], sums["sector.asked"]),
            "country_calibration_error": calibration_error(sums),
        }
