"""What is judged, where the judgement stands first: "dismissed as baseless the reports that A did it".

The parser takes what is judged for part of the judgement, so that the verb has no object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_JUDGING = frozenset(
    {"reject", "dismiss", "denounce", "condemn", "describe", "decry", "deplore", "brand", "label", "hail",
     "praise", "criticise", "criticize", "regard", "rate"}
)  # fmt: skip
# nouns that judge, and have no article before what they judge
_FALSE = frozenset({"lie", "lies", "propaganda", "nonsense", "rumours", "rumors", "fabrications", "fiction"})
_SAID = {"reports": "report", "claims": "claim"}  # verbs to the parser, behind "as lies"


def judged_before(doc: Doc) -> Doc:
    """The parse, each thing that is judged the object of the verb that judges it."""
    for link in doc[1:-2]:
        if link.lower_ != "as":
            continue
        _part_clause(link)
        verb, thing = link.head, next((c for c in link.children if c.dep_ == "pobj"), None)
        if thing is None or link.dep_ != "prep" or not _lacks_object(verb):
            continue
        first = link.nbor(1)
        judgement = first.pos_ in ("ADJ", "ADV") and first.i < thing.i and first.head in (thing, link)
        if judgement or (first.lower_ in _FALSE and first.dep_ == "compound"):
            first.head, first.dep_ = link, "amod" if judgement else "pobj"
            thing.head, thing.dep_ = verb, "dobj"
    return doc


def _lacks_object(verb: Token) -> bool:
    if verb.lemma_ not in _JUDGING or verb.pos_ != "VERB" or verb.dep_ in ("relcl", "acl"):
        return False
    return not any(c.dep_ in ("dobj", "auxpass", "nsubjpass", "ccomp") for c in verb.children)


def _part_clause(link: Token) -> None:
    """Reads "as lies reports that A did it", where the parser has the lies report."""
    lies, said = link.nbor(1), link.nbor(2)
    clause = link.head == said and said.dep_ == "advcl" and lies.head == said
    if not clause or lies.lower_ not in _FALSE or said.lower_ not in _SAID or not _lacks_object(said.head):
        return
    link.head, link.dep_, link.pos_, link.tag_ = said.head, "prep", "ADP", "IN"
    lies.dep_ = "compound"
    said.head, said.dep_, said.pos_, said.tag_ = link, "pobj", "NOUN", "NNS"
    said.lemma_ = _SAID[said.lower_]
    for child in said.children:
        if child.dep_ == "ccomp":
            child.dep_ = "acl"
