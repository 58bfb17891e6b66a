"""How often is an answer right that was found in a certain way?

The rates were measured (``train/resolution/calibrate.py``) and stand with their counts in
``data/calibration.toml``.
"""

from __future__ import annotations

from typing import Final

import msgspec

from blowback.records import Resolved
from blowback.resolve.match import THRESHOLD
from blowback.text.data import toml

HOMONYM: Final = "homonym"  # one of several bearers of a name, by what the context says
COMPOSED: Final = "composed"  # of country and sector
_FEWEST = 20  # cases; with fewer the score stays what the rules give
OFFICE: Final = "office"  # its holder on the date


def rate(way: str) -> float | None:
    """How likely is an answer right, found in this way? By Laplace's rule, so that few cases stay modest.

    Formula: (right + 1) / (n + 2). ``None`` where the way was measured on too few cases to say.
    """
    counts: dict[str, int] | None = toml("blowback.resolve", "calibration.toml")["ways"].get(way)
    if counts is None or counts["n"] < _FEWEST:
        return None
    return round((counts["right"] + 1) / (counts["n"] + 2), 4)


def calibrated(found: Resolved, way: str) -> Resolved:
    """An answer with how likely it is right; one that is likelier wrong stays open, with its candidates."""
    score = rate(way)
    if found.actor is None or score is None:
        return found
    if score >= THRESHOLD:
        return msgspec.structs.replace(found, score=score)
    why = (*found.why, f"right in {score:.0%} of such cases: left open")
    return msgspec.structs.replace(found, actor=None, name=None, wikidata=None, score=score, why=why)
