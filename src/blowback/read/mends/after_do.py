"""Which adjectives did the parser take for one where only a verb can stand, behind a form of "do"?

"The Front did free the drivers": the small model tags "free" an adjective and makes the Front the subject of
"did" alone, so nobody was freed by anybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def verbs_after_do(doc: Doc) -> Doc:
    """The parse, in which each adjective behind "do" is a verb, with the subject of "do"."""
    for do in [token for token in doc if _makes_verb(token)]:
        verb = do.head
        verb.tag_, verb.pos_, verb.lemma_ = "VB", "VERB", verb.lower_
        for child in list(do.children):
            child.head = verb
    return doc


def _makes_verb(do: Token) -> bool:
    auxiliary = do.dep_ == "aux" and do.lemma_ == "do" and do.i < do.head.i
    return auxiliary and do.head.pos_ == "ADJ" and do.head.tag_ == "JJ"
