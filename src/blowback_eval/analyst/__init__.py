"""Questions that an analyst asks of a ledger: asked by the public API, and compared with what is expected."""

from blowback_eval.analyst.asking import Answered, answers
from blowback_eval.analyst.judging import Verdict, judged

__all__ = ["Answered", "Verdict", "answers", "judged"]
