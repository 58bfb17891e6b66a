"""For whom does an actor count?"""

from __future__ import annotations

import pytest

from blowback.resolve.registry import Registry
from blowback.resolve.rollup import roll_up


@pytest.mark.parametrize(
    ("actor", "on", "whole"),
    [
        ("ost.army", "2018-01-01", "OST"),
        ("OST.MIL", "2018-01-01", "OST"),
        ("OST.CVL", "2018-01-01", "OST.CVL"),
        ("var.police", "2018-01-01", "VAR"),
        ("var.police", "2022-01-01", "kesh-front"),
        ("VAR", "2022-01-01", "VAR"),
        ("kesh-front", "2022-01-01", "kesh-front"),
        ("ost-kesh", "2022-01-01", "ost-kesh"),
        ("nobody", None, "nobody"),
    ],
)
def test_organs_count_for_whoever_governs(registry: Registry, actor: str, on: str | None, whole: str) -> None:
    assert roll_up(registry, actor, on) == whole
