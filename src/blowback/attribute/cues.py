"""Which words say, think, order or show something, and what do they take as their content?

``data/cues.tsv`` holds one predicate a line: ``lemma`` (a particle after a blank), ``pos``, ``class``,
``stance``, ``slots``, ``factive`` (what it takes is presented as so), ``hedge`` (its speaker is not
sure). The slots are:

========  ===================================================  =========================
that      a finite or small clause, a question                 *said (that) they won*
quote     direct speech                                        *"We won," he said*
to        an infinitive                                        *vowed to stay*
np-to     somebody and an infinitive                           *urged them to stay*
np        a noun phrase                                        *denied the report*
doc       a noun phrase that names a document                  *issued a statement*
data      a noun phrase, after a subject that is a document    *the poll found a tie*
oprd      something and what it is called                      *called it a mistake*
as        the same with *as*                                   *described it as a mistake*
ing       a gerund                                             *denied taking part*
pp:about  what follows that preposition                        *complained about the noise*
pp:on-to  somebody after a preposition, and an infinitive      *called on them to stay*
pass      a subject and the rest of a passive                  *is expected to win*
raise     a subject and an infinitive or adjective             *seems to hold*
clause    the clause that the cue stands in                    *reportedly*
``-``     nothing: listed for what it says of factuality alone
========  ===================================================  =========================
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
