"""Which nouns are of what happens or is made, so that nobody speaks who is called by them?"""

from __future__ import annotations

from typing import Final

_DEEDS: Final = frozenset(
    {"talk", "talks", "negotiation", "attack", "raid", "blast", "murder", "summit", "visit", "election",
     "assault", "ambush", "strike", "explosion", "detention", "arrest", "execution", "race", "contest",
     "alliance", "clash", "operation", "offensive", "violence"}
)  # fmt: skip
_WEAPONS: Final = frozenset({"bomb", "missile", "rocket", "shell", "drone", "mine", "grenade", "gunfire"})
_BEINGS: Final = frozenset({"king", "being", "sibling", "underling", "offspring", "gathering", "meeting"})


def is_speechless(lemma: str) -> bool:
    """Is it a deed, an undertaking or a weapon: "left the talks saying that" is not told by the talks?"""
    return lemma in _DEEDS | _WEAPONS or (lemma.endswith("ing") and lemma not in _BEINGS)
