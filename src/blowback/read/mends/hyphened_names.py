"""Of whom does a hyphen speak: "Kesh Front-allied gunmen"?

The parser hangs the first words of the name on the noun behind it, as if "Front" alone were the ally.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def names_before_hyphens(doc: Doc) -> Doc:
    """The parse, the words of such a name joined to its last."""
    for last in doc:
        if last.dep_ != "npadvmod" or last.i + 2 >= len(doc) or last.nbor().tag_ != "HYPH":
            continue
        noun = last.head.head
        before = last.nbor(-1) if last.i > last.sent.start else None
        while before is not None and before.head == noun and _is_of_a_name(before):
            before.head, before.dep_ = last, "compound"
            before = before.nbor(-1) if before.i > last.sent.start else None
    return doc


def _is_of_a_name(word: Token) -> bool:
    return word.tag_ == "NNP" and word.dep_ in ("compound", "nmod", "amod")
