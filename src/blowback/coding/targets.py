"""How far does the author of a text commit to an event word that was pointed at from outside?

The score follows the seven-point scale of Lee et al. (2015), "Event Detection and Factuality Assessment
with Non-Expert Supervision": -3 certainly did not happen, 0 open, +3 certainly happened. Where the trained
heads are there, they have a share in it; whether it is called certain or possible is the rules' to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from blowback.coding.circumstances import Circumstances
from blowback.coding.factuality import Commitment, commitment
from blowback.coding.frames import Tree
from blowback.coding.verdicts import Judge
from blowback.records import Place, Span, Target, Time
from blowback.text.spans import TokenIndex
from blowback.vocab.claims import Factuality, Modality

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Where on the scale crowd readers put each reading, on average (UW data, rounded to a tenth): they lean
# to "it happened" even where the words leave it open.
_SCORES = {
    Factuality.CERTAIN: 2.9,
    Factuality.CERTAIN_NOT: -1.9,
    Factuality.POSSIBLE: 1.8,
    Factuality.POSSIBLE_NOT: 0.4,
    Factuality.UNKNOWN: 1.5,
}
_OPEN = {  # what is left open or possible, by what it is told as
    Modality.HYPOTHETICAL: 1.1,
    Modality.WISHED: 1.2,
    Modality.REQUESTED: 1.4,
    Modality.PROMISED: 2.0,
    Modality.EXPECTED: 2.2,
}
_REPORTED = 0.93  # what somebody else is said to say

# Where the answers of the heads stand on the scale, and how rules and heads are brought together: shares
# and shift chosen on half of the UW sentences (docs/explanation/heads.md). The shift undoes what the heads
# leave open and crowd readers take for done.
_ANSWERS = {
    Factuality.CERTAIN: 3.0,
    Factuality.POSSIBLE: 1.5,
    Factuality.UNKNOWN: 0.0,
    Factuality.POSSIBLE_NOT: -1.5,
    Factuality.CERTAIN_NOT: -3.0,
}
_SHARE_OF_HEADS: Final = 0.3
_SHIFT: Final = 0.2
_END: Final = 3.0


def judge_targets(
    doc: Doc,
    targets: Sequence[Span],
    times: Sequence[Time] = (),
    places: Sequence[Place] = (),
    judge: Judge | None = None,
) -> tuple[Target, ...]:
    """What is said of each of the given words: whether, when and where?

    Args:
        doc: the parse of the text.
        targets: the words, in characters.
        times: when, as read from the text.
        places: where, as read from the text.
        judge: what the trained heads say of each; the rules stand alone where there are none.
    """
    tree = Tree(doc)
    index = TokenIndex(tree.start, tree.end)
    circumstances = Circumstances(tree, times, places)
    found = []
    for start, end in targets:
        tokens = index.tokens((start, end))
        if not tokens:
            found.append(unjudged((start, end)))
            continue
        head = next((t for t in tokens if tree.head[t] not in tokens), tokens[-1])
        view = commitment(tree, head)
        answers = judge([], [], (start, end)) if judge is not None else {}
        found.append(
            Target(
                start=start,
                end=end,
                factuality=view.factuality,
                score=both(score(view), answers["factuality"]) if answers else score(view),
                place=circumstances.place(head),
                time=circumstances.time(head),
            )
        )
    return tuple(found)


def unjudged(target: Span) -> Target:
    """What is said of a target that no word was read at: that nothing is known of it."""
    return Target(start=target[0], end=target[1], factuality=Factuality.UNKNOWN, score=0.0)


def score(view: Commitment) -> float:
    """Where on the scale from -3 to +3 does a commitment stand?"""
    value = _SCORES[view.factuality]
    if view.factuality in (Factuality.POSSIBLE, Factuality.UNKNOWN):
        value = _OPEN.get(view.modality, value)
    return round(value * _REPORTED if view.reported else value, 4)


def both(rules: float, shares: Mapping[str, float]) -> float:
    """Where on the scale does a commitment stand by rules and heads together?

    Args:
        rules: the score of the rules.
        shares: how probable each answer is to the heads.
    """
    heads = sum(_ANSWERS[answer] * shares[answer] for answer in Factuality)
    value = (1 - _SHARE_OF_HEADS) * rules + _SHARE_OF_HEADS * heads + _SHIFT
    return round(min(_END, max(-_END, value)), 4)
