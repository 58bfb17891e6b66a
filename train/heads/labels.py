"""Which answers can each head give? The order is part of the weights."""

from __future__ import annotations

from typing import Final

from blowback.vocab.claims import ClaimKind, Extent, Factuality, Modality
from blowback.vocab.plover import EventType, plover

NONE: Final = "none"

TYPES: Final = (*(t.value for t in EventType), NONE)
MODES: Final = tuple(f"{name}/{mode}" for name in EventType for mode in ("", *plover().types[name].modes))
KINDS: Final = (*(k.value for k in ClaimKind), NONE)
MODALITIES: Final = tuple(m.value for m in Modality)
FACTUALITIES: Final = tuple(f.value for f in Factuality)
EXTENTS: Final = tuple(e.value for e in Extent)
TAGS: Final = ("O", *(f"{prefix}-{mark}" for mark in "SQC" for prefix in "BI"))

HEADS: Final = {
    "type": TYPES,
    "mode": MODES,
    "kind": KINDS,
    "modality": MODALITIES,
    "factuality": FACTUALITIES,
    "extent": EXTENTS,
}
