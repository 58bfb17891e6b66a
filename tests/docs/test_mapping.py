"""The published mapping of attack types is the one that is used."""

from __future__ import annotations

import re

from blowback.vocab.plover import EventType, plover
from blowback_eval.scorers.incidents import ATTACK_TYPES
from tests.docs.pages import ROOT


def test_the_page_says_what_the_scorer_does() -> None:
    page = (ROOT / "docs" / "reference" / "satp-mapping.md").read_text("utf-8")
    said: dict[str | None, str] = {}
    page = page.partition("## Perpetrators")[0]
    for modes, kind in re.findall(r"(?m)^\| ([a-z][^|]*?) \| ([A-Za-z][^|]*?) \|$", page)[1:]:
        for mode in modes.split(", "):
            said[None if mode == "none stated" else mode] = kind
    assert {mode: kind for mode, kind in said.items() if kind != "none"} == ATTACK_TYPES
    assert set(said) == {None, *plover().types[EventType.ASSAULT].modes}
