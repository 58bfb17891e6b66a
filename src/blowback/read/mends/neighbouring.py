"""What is "neighbouring" before a name: "accused neighbouring Lunia of arming rebels"?

The parser takes the word for a deed that is done to the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORDS = frozenset({"neighbouring", "neighboring"})


def neighbours_named(doc: Doc) -> Doc:
    """The parse, each such word an adjective of the name, and the name in the place that the word had."""
    for word in doc:
        if word.lower_ not in _WORDS:
            continue
        name = next((child for child in word.children if child.dep_ == "dobj"), None)
        if name is not None and name.left_edge.i == word.i + 1 and word.head != word:
            verb = word.head
            for other in [*word.children, *(child for child in name.children if child.lower_ == "of")]:
                other.head = verb
            name.head, name.dep_ = verb, "dobj"
            word.head, word.dep_ = name, "amod"
        if word.dep_ in ("amod", "compound"):
            word.tag_, word.pos_ = "JJ", "ADJ"
    return doc
