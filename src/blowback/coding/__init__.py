"""The parse, mentions and attributions -> claims in PLOVER terms."""

from blowback.coding.assemble import Coded
from blowback.coding.claims import code

__all__ = ["Coded", "code"]
