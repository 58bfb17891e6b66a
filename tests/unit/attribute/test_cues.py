"""The lexicon is clean: known slots, known stances, sorted, no row twice."""

from __future__ import annotations

import re
from importlib.resources import files

from blowback.attribute.cues import cues
from blowback.vocab.speech import Stance

_SLOTS = re.compile(r"that|quote|to|np-to|np|doc|data|oprd|as|ing|pass|raise|clause|-|pp:[a-z]+(-to)?")
_POS = ("verb", "noun", "adj", "adv", "adp")


def test_every_row_is_well_formed_and_sorted() -> None:
    rows = files("blowback.attribute").joinpath("data/cues.tsv").read_text("utf-8").splitlines()[1:]
    keys = []
    for row in rows:
        lemma, pos, kind, stance, slots, factive, hedge = row.split("\t")
        assert lemma == lemma.lower().strip()
        assert kind.isalpha()
        assert Stance(stance)
        assert all(_SLOTS.fullmatch(slot) for slot in slots.split(",")), row
        assert {factive, hedge} <= {"", "yes"}
        keys.append((_POS.index(pos), lemma))
    assert keys == sorted(set(keys))


def test_the_lexicon_knows_its_families() -> None:
    lexicon = cues()
    assert len(lexicon) > 500
    assert lexicon["deny", "verb"].stance is Stance.DENIES
    assert lexicon["accuse", "verb"].stance is Stance.ACCUSES
    assert lexicon["admit", "verb"].factive
    assert lexicon["allege", "verb"].hedge
    assert lexicon["reportedly", "adv"].hedge
