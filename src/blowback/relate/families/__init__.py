"""Which articles are copies of one text, and how many voices are left when copies count once?"""

from blowback.relate.families.grouping import families
from blowback.relate.families.independence import independent
from blowback.relate.families.kinship import CopyKind, Family, Kinship, Variant, Witness, readings
from blowback.relate.families.linking import VERSION, Linker, link_pending
from blowback.relate.families.lookup import are_kept, families_of, families_of_view, family_of
from blowback.relate.families.texts import Text
from blowback.relate.families.witnessed import Beside, Witnessed, witnessed

__all__ = [
    "VERSION",
    "Beside",
    "CopyKind",
    "Family",
    "Kinship",
    "Linker",
    "Text",
    "Variant",
    "Witness",
    "Witnessed",
    "are_kept",
    "families",
    "families_of",
    "families_of_view",
    "family_of",
    "independent",
    "link_pending",
    "readings",
    "witnessed",
]
