"""What does a counted unit mean?"""

from __future__ import annotations

from blowback.read.times import meanings as mean
from blowback.read.times.builders.caught import Caught


def _hedge(caught: Caught) -> str | None:
    for name in ("hedge", "than", "least", "upto"):
        if caught[name] is not None:
            return str(caught[name])
    return None


def quantity(caught: Caught) -> mean.Length | None:
    """As in "Two weeks", "more than 10 days", "two to three months": the lower count, as TIMEX3 has it."""
    unit = _unit(caught)
    count = caught["count"]
    if unit is None:
        return None
    return mean.Length(unit, float(1 if count is None else count), _hedge(caught))


def _unit(caught: Caught) -> str | None:
    """The unit; "second" is one only as "seconds" or in "30-second"."""
    unit = caught["unit"]
    return unit if isinstance(unit, str) else ("TS" if unit == 2 else None)


def quantity_half(caught: Caught) -> mean.Length:
    """As in "Two and a half years"."""
    return mean.Length(caught["unit"], caught["count"] + 0.5, _hedge(caught))


def half_unit(caught: Caught) -> mean.Length:
    """As in "Half an hour"."""
    return mean.Length(caught["unit"], 0.5, _hedge(caught))


def quarter_century(caught: Caught) -> mean.Length | None:
    """As in "a quarter-century"."""
    return mean.Length("Y", 25.0) if caught["unit"] == "C" else None


def vague_quantity(caught: Caught) -> mean.Length:
    """As in "Several months"."""
    return mean.Length(caught["unit"], None)
