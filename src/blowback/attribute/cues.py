"""Which words say, think, order or show something, and what do they take as their content?

``data/cues.tsv`` holds one predicate a line: ``lemma`` (a particle after a blank), ``pos``, ``class``,
``stance``, ``slots``, ``factive`` (what it takes is presented as so), ``hedge`` (its speaker is not
sure). Slots: ``that`` a clause, ``quote`` direct speech, ``to`` an infinitive, ``np-to`` somebody and
an infinitive, ``np`` a noun phrase, ``doc`` one that names a document, ``data`` one
after a subject that names a document, ``oprd`` something and what it is called, ``as`` the same with
*as*, ``ing`` a gerund, ``pp:about`` what follows that preposition, ``pass`` a passive without a
speaker, ``raise`` a subject and an infinitive (*seems to*), ``clause`` the clause that it stands in, ``-`` nothing
(listed for what it says of factuality alone).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from blowback.vocab.speech import Stance


@dataclass(frozen=True, slots=True)
class Cue:
    """One reporting predicate: what it means and what its content looks like."""

    lemma: str
    pos: str
    kind: str
    stance: Stance
    slots: frozenset[str]
    factive: bool
    hedge: bool

    @property
    def prepositions(self) -> frozenset[str]:
        """After which prepositions does its content stand?"""
        return frozenset(slot[3:] for slot in self.slots if slot.startswith("pp:"))


@cache
def cues() -> dict[tuple[str, str], Cue]:
    """The lexicon, by (lemma, part of speech)."""
    table = files("blowback.attribute").joinpath("data/cues.tsv").read_text("utf-8").splitlines()
    lexicon: dict[tuple[str, str], Cue] = {}
    for line in table[1:]:
        lemma, pos, kind, stance, slots, factive, hedge = line.split("\t")
        lexicon[lemma, pos] = Cue(
            lemma, pos, kind, Stance(stance), frozenset(slots.split(",")), bool(factive), bool(hedge)
        )
    return lexicon
