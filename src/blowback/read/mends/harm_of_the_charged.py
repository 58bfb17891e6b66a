"""Whose harm is told behind a charge: "accused the army of shelling a camp, killing three"?

The parser gives it to whoever accuses, the first verb of the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CHARGING = frozenset(
    {"accuse", "blame", "suspect", "charge", "denounce", "condemn", "criticize", "criticise"}
)
_HARM = frozenset(
    {"kill", "wound", "injure", "hurt", "displace", "destroy", "damage", "maim", "trap", "leave"}
)


def harm_of_the_charged(doc: Doc) -> Doc:
    """The parse, such a harm hung on the deed that somebody is charged with."""
    for harm in doc:
        charge = harm.head
        if (
            harm.dep_ != "advcl"
            or harm.tag_ != "VBG"
            or harm.lemma_.lower() not in _HARM
            or charge.i > harm.i
        ):
            continue
        if charge.lemma_.lower() not in _CHARGING:
            continue
        deed = next(
            (each for each in reversed(doc[charge.i + 1 : harm.i]) if _is_charged(each, charge)), None
        )
        if deed is not None:
            harm.head = deed
    return doc


def _is_charged(deed: Token, charge: Token) -> bool:
    """Is it the gerund behind the "of" or "for" of the charge?"""
    link = deed.head
    gerund = deed.tag_ == "VBG" and deed.dep_ == "pcomp" and link.lower_ in ("of", "for")
    return gerund and charge in (link.head, link.head.head)
