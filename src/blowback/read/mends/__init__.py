"""What is the parse once the errors are undone that a small parser makes on the plain words of news?

One file an error, each a function from a Doc to a Doc.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blowback.read.mends.after_do import verbs_after_do
from blowback.read.mends.apposed import part_apposed
from blowback.read.mends.called_names import called_names
from blowback.read.mends.charged_deeds import deeds_after_charges
from blowback.read.mends.counted_beside import counted_beside
from blowback.read.mends.deeds_as_nouns import deeds_as_nouns
from blowback.read.mends.doers_before_deeds import doers_before_deeds
from blowback.read.mends.fronted import part_fronted
from blowback.read.mends.fronted_dates import part_dates
from blowback.read.mends.harm_of_the_charged import harm_of_the_charged
from blowback.read.mends.headline_passives import headline_passives
from blowback.read.mends.hyphened_names import names_before_hyphens
from blowback.read.mends.joined_above import joined_above
from blowback.read.mends.judged_before import judged_before
from blowback.read.mends.lost_subjects import lost_subjects
from blowback.read.mends.named_beside import names_beside
from blowback.read.mends.neighbouring import neighbours_named
from blowback.read.mends.on_auxiliaries import parts_of_auxiliaries
from blowback.read.mends.opening_nouns import nouns_first
from blowback.read.mends.relatives_behind_places import relatives_behind_places
from blowback.read.mends.reported_behind import reported_behind
from blowback.read.mends.since_then import since_then
from blowback.read.mends.to_blame import blamed_ones
from blowback.read.mends.verbs_behind_relatives import verbs_behind_relatives

if TYPE_CHECKING:
    from spacy.tokens import Doc

# each after those that it builds on
_MENDS = (
    part_fronted,
    part_dates,
    part_apposed,
    verbs_after_do,
    since_then,
    parts_of_auxiliaries,
    nouns_first,
    deeds_as_nouns,
    deeds_after_charges,
    names_beside,
    lost_subjects,
    neighbours_named,
    doers_before_deeds,
    names_before_hyphens,
    joined_above,
    harm_of_the_charged,
    headline_passives,
    verbs_behind_relatives,
    relatives_behind_places,
    blamed_ones,
    judged_before,
    called_names,
    counted_beside,
    reported_behind,
)


def mend(doc: Doc) -> Doc:
    """The parse, its known errors undone."""
    for undo in _MENDS:
        doc = undo(doc)
    return doc
