"""What does a noun say its bearer acts for?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Literal, NamedTuple, cast

from blowback.vocab.actors import ActorKind, Sector

NounClass = Literal["office", "agent", "member", "organ", "facility", "part", "modifier"]
PERSONS = frozenset({"office", "agent", "member"})
TRANSPARENT = frozenset({"member", "part"})

KIND_OF_SECTOR: Mapping[Sector, ActorKind] = {
    Sector.GOV: ActorKind.GOVERNMENT_BODY,
    Sector.LEG: ActorKind.GOVERNMENT_BODY,
    Sector.JUD: ActorKind.GOVERNMENT_BODY,
    Sector.MIL: ActorKind.MILITARY,
    Sector.COP: ActorKind.SECURITY_SERVICE,
    Sector.SPY: ActorKind.SECURITY_SERVICE,
    Sector.REB: ActorKind.ARMED_GROUP,
    Sector.UAF: ActorKind.ARMED_GROUP,
    Sector.PRM: ActorKind.ARMED_GROUP,
    Sector.PTY: ActorKind.PARTY,
    Sector.OPP: ActorKind.PARTY,
    Sector.IGO: ActorKind.IGO,
    Sector.NGO: ActorKind.NGO,
    Sector.MED: ActorKind.MEDIA,
    Sector.EDU: ActorKind.RESEARCH,
    Sector.BUS: ActorKind.COMPANY,
    Sector.REL: ActorKind.RELIGIOUS,
    Sector.CVL: ActorKind.POPULATION,
    Sector.REF: ActorKind.POPULATION,
    Sector.SOC: ActorKind.POPULATION,
    Sector.LAB: ActorKind.POPULATION,
    Sector.AGR: ActorKind.POPULATION,
    Sector.HLH: ActorKind.POPULATION,
}


class Noun(NamedTuple):
    """A noun phrase of the tables, its class and the sector that it names (``None``: no own)."""

    text: str
    cls: NounClass
    sector: Sector | None
    modifies: Sector | None = None

    @property
    def person(self) -> bool:
        """Does it name somebody rather than a body?"""
        return self.cls in PERSONS


class NounTable:
    """Look-ups of noun phrases by their folded words, the last of them singular or plural."""

    def __init__(self, nouns: Mapping[str, Noun]) -> None:
        self._nouns = nouns
        self._longest: dict[str, int] = {}
        for text in nouns:
            words = text.split()
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def find(self, words: list[str], start: int) -> tuple[int, Noun, bool] | None:
        """Which is the longest noun phrase at ``start``: its end, itself, and whether it is plural?"""
        first = words[start]
        most = max((self._longest.get(form, 0) for form in (first, *singulars(first))), default=0)
        for end in range(min(start + most, len(words)), start, -1):
            hit = self.get(" ".join(words[start:end]))
            if hit is not None:
                return end, *hit
        return None

    def get(self, text: str) -> tuple[Noun, bool] | None:
        """Which noun is a folded phrase, and is it plural?"""
        return _lookup(self, text)

    def plain(self, text: str) -> Noun | None:
        """Which noun stands in the tables under exactly this spelling?"""
        return self._nouns.get(text)


@lru_cache(maxsize=16_384)
def _lookup(table: NounTable, text: str) -> tuple[Noun, bool] | None:
    noun = table.plain(text)
    if noun is not None:
        return noun, False
    head, _, last = text.rpartition(" ")
    for form in singulars(last):
        noun = table.plain(f"{head} {form}" if head else form)
        if noun is not None and noun.cls != "modifier":
            return noun, True
    return None


def singulars(word: str) -> Iterator[str]:
    """Of which words can a word be the plural?"""
    if word.endswith("men") and len(word) > 3:
        yield word[:-3] + "man"
    if word.endswith("people") and len(word) > 6:
        yield word[:-6] + "person"
    if word.endswith("ies") and len(word) > 4:
        yield word[:-3] + "y"
    if word.endswith("es") and len(word) > 4:
        yield word[:-2]
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        yield word[:-1]


@lru_cache(maxsize=1)
def nouns() -> NounTable:
    """What are the tables that ship? The own one outranks the converted dictionary."""
    table: dict[str, Noun] = {}
    modifiers: dict[str, Sector] = {}
    for text, cls, sector in (*_rows("agents.tsv"), *_rows("nouns.tsv")):
        if cls == "modifier":
            modifiers[text] = Sector(sector)
        else:
            table[text] = Noun(text, cast(NounClass, cls), None if sector == "-" else Sector(sector))
    for text, modified in modifiers.items():
        known = table.get(text)
        table[text] = known._replace(modifies=modified) if known else Noun(text, "modifier", None, modified)
    return NounTable(table)


def _rows(name: str) -> Iterator[list[str]]:
    source = resources.files("blowback.resolve").joinpath("data", name)
    for line in source.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
