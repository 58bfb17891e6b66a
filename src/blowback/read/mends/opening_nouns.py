"""Which first word of a sentence is a plain noun that a capital made a name: "Rebels led by Kesh struck"?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blowback.read.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def nouns_first(doc: Doc) -> Doc:
    """The parse, each such word a noun in the plural."""
    for sentence in doc.sents:
        first = next((token for token in sentence if token.is_alpha), None)
        if first is not None and first.tag_ in ("NNP", "NNPS") and _is_plural(first):
            first.tag_, first.pos_, first.lemma_ = "NNS", "NOUN", first.lower_[:-1]
    return doc


def _is_plural(token: Token) -> bool:
    plain = token.text[1:].islower() and token.lower_.endswith("s") and token.lower_[:-1] in lexicon().nouns
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return plain and (following is None or following.pos_ != "PROPN") and token.dep_ != "compound"
