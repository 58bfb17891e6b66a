"""What does each rule of the grammar build from the words it caught?

One function a name in ``data/rules.txt``. A builder returns a meaning, or a bare value for the next level,
or ``None`` to refuse the match.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from blowback.read.times.builders import absolute, beside, quantities, within
from blowback.read.times.builders.caught import Caught

Builder = Callable[[Caught], Any]


def builder(name: str) -> Builder:
    """Which function builds for the rules that bear this name?

    Raises:
        KeyError: no builder bears it.
    """
    for module in (absolute, quantities, beside, within):
        found: Builder | None = getattr(module, name, None)
        if found is not None:
            return found
    raise KeyError(f"rules.txt names the builder {name!r}, which no module of builders has")
