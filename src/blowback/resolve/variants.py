"""Which acronyms of a text are slips for a known one that it otherwise speaks of?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from blowback.records import Mention
from blowback.vocab.actors import ActorKind, MentionForm

_NOT_GROUPS = frozenset({ActorKind.PERSON, ActorKind.PLACE})


class Variant(NamedTuple):
    """An acronym, the known one that is meant, and the actor of that."""

    written: str
    meant: str
    actor: str


def acronym(text: str) -> str | None:
    """The letters of an acronym ("the TTP’s" -> "TTP"), ``None`` for any other name."""
    words = [word for word in text.replace("’", "'").removesuffix("'s").split() if word.lower() != "the"]
    letters = words[0].replace(".", "") if len(words) == 1 else ""
    return letters if 2 < len(letters) <= 7 and letters.isupper() and letters.isalpha() else None


def find_variants(
    mentions: Iterable[Mention], actors: Mapping[str, str], introduced: Iterable[str]
) -> tuple[Variant, ...]:
    """Which unresolved acronyms stand for a resolved one?

    The text uses the known acronym at least twice and at least twice as often, and does not itself introduce
    the variant.

    Args:
        mentions: the mentions of the text.
        actors: the actors of the resolved ones, by mention id.
        introduced: acronyms that the text spells out.
    """
    known: dict[str, Counter[str]] = {}
    unknown: Counter[str] = Counter()
    for mention in mentions:
        letters = acronym(mention.text) if mention.form is MentionForm.NAME else None
        if letters is None or mention.kind in _NOT_GROUPS:
            continue
        if mention.id in actors:
            known.setdefault(letters, Counter())[actors[mention.id]] += 1
        else:
            unknown[letters] += 1
    own = set(introduced)
    found = []
    for written, times in sorted(unknown.items()):
        near = [
            (letters, uses.most_common(1)[0][0])
            for letters, uses in sorted(known.items())
            if uses.total() >= max(2, 2 * times) and is_slip(written, letters)
        ]
        if written not in own and len({actor for _, actor in near}) == 1:
            found.append(Variant(written, *near[0]))
    return tuple(found)


def is_slip(written: str, meant: str) -> bool:
    """Do two acronyms have the same letters in another order, or four and more of which one differs?

    Three letters of which one differs are as a rule two groups.

    >>> is_slip("PTT", "TTP"), is_slip("TTPA", "TTPB"), is_slip("TTB", "TTP")
    (True, True, False)
    """
    from rapidfuzz.distance import OSA

    if written == meant:
        return False
    if sorted(written) == sorted(meant):
        return True
    return min(len(written), len(meant)) > 3 and OSA.distance(written, meant) == 1
