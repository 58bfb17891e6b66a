"""What is asked of relations: which rows, how they read, and the claims that they rest on."""

from blowback.relate.asking.asked import Asked, bear, changed_rows, chosen, ends, times
from blowback.relate.asking.columns import cells, columns
from blowback.relate.asking.lines import Told, text, told
from blowback.relate.asking.relations import Relations
from blowback.relate.asking.rests import Held, claims_of, evidence_of, masked, speakers_of

__all__ = [
    "Asked",
    "Held",
    "Relations",
    "Told",
    "bear",
    "cells",
    "changed_rows",
    "chosen",
    "claims_of",
    "columns",
    "ends",
    "evidence_of",
    "masked",
    "speakers_of",
    "text",
    "times",
    "told",
]
