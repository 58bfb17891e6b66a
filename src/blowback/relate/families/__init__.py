"""Which articles are copies of one text, and how many voices are left when copies count once?"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from blowback.relate.families.grouping import VERSION, families
from blowback.relate.families.independence import independent
from blowback.relate.families.kinship import CopyKind, Family, Kinship, Variant, Witness
from blowback.relate.families.texts import Text
from blowback.relate.view import View
from blowback.vocab.documents import NoticeKind

__all__ = [
    "VERSION",
    "CopyKind",
    "Family",
    "Kinship",
    "Text",
    "Variant",
    "Witness",
    "families",
    "families_of_view",
    "independent",
]

_DAMAGE = (
    NoticeKind.SEVERED_SENTENCE,
    NoticeKind.TRUNCATED,
    NoticeKind.ENCODING,
    NoticeKind.SPUN_WORDING,
    NoticeKind.PRONOUN_CONFLICT,
    NoticeKind.NAME_VARIANT,
)


def families_of_view(view: View) -> tuple[Family, ...]:
    """Which families do the articles make that were known on the date of a view?"""
    return tuple(_shown(view, family) for family in families(_texts(view)))


def _shown(view: View, family: Family) -> Family:
    """A family with initials for the names that the view keeps back."""
    if view.unmask or len(family.articles) == 1:
        return family

    def link(each: Kinship) -> Kinship:
        return replace(each, why=view.shown(each.articles[0], each.why))

    return replace(
        family,
        variants=tuple(
            replace(each, articles={a: view.shown(a, text) for a, text in each.articles.items()})
            for each in family.variants
        ),
        links=tuple(map(link, family.links)),
        held_off=tuple(map(link, family.held_off)),
    )


def _texts(view: View) -> Iterable[Text]:
    for id_, held in view.articles.items():
        read = view.as_read(id_)
        if read is None:
            continue
        yield Text(
            id=id_,
            text=read.article.text,
            outlet=held.outlet,
            published=held.published_at.start,
            skip=tuple((n.start, n.end) for n in read.notices if n.kind is NoticeKind.FURNITURE),
            damage=tuple(sorted({str(n.kind) for n in read.notices if n.kind in _DAMAGE})),
        )
