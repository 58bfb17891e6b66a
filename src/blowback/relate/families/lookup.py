"""Which family is an article of, as known on a date? Looked up among what was kept when it was written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from blowback.ledger import CopyArticle, CopyLink
from blowback.relate.families.building import alone, family, family_id
from blowback.relate.families.grouping import families
from blowback.relate.families.kin import Kin, groups
from blowback.relate.families.kinship import Family, Kinship
from blowback.relate.families.linking import VERSION
from blowback.relate.families.texts import Text, Words
from blowback.relate.view import View
from blowback.vocab.documents import NoticeKind

_DAMAGE = (
    NoticeKind.SEVERED_SENTENCE,
    NoticeKind.TRUNCATED,
    NoticeKind.ENCODING,
    NoticeKind.SPUN_WORDING,
    NoticeKind.PRONOUN_CONFLICT,
    NoticeKind.NAME_VARIANT,
)


def family_of(view: View, articles: Iterable[str]) -> Mapping[str, str]:
    """What is the family of each of these articles called, of those that are known on the view's date?

    It costs what the families' own texts do, however large the ledger is. A family is called after its
    earliest article, and so keeps its name while later copies become known.
    """
    looked_up = _looked_up(view, articles)
    if looked_up is None:
        wanted = set(articles)
        return {each: found.id for found in _afresh(view) for each in found.articles if each in wanted}
    kin, texts = looked_up
    found = {}
    for article, text in texts.items():
        if text is None:
            found[article] = family_id(article)
        elif any(each.article == article for each in kin.articles(text)):
            found[article] = family_id(kin.articles(kin.group(text).texts[0])[0].article)
    return found


def are_kept(view: View, articles: Iterable[str]) -> bool:
    """Were articles compared when they were written, so that families are looked up, not made anew?"""
    return all(each.compared for each in view.ledger.copy_texts(sorted(set(articles)), VERSION))


def families_of_view(view: View) -> tuple[Family, ...]:
    """Which families do all articles make that are known on the view's date?"""
    return families_of(view, view.articles)


def families_of(view: View, articles: Iterable[str]) -> tuple[Family, ...]:
    """Which families are these articles of, of those that are known on the view's date?"""
    wanted = sorted(set(articles))
    looked_up = _looked_up(view, wanted)
    if looked_up is None:
        made = [each for each in _afresh(view) if not set(wanted).isdisjoint(each.articles)]
    else:
        kin, texts = looked_up
        known = sorted({text for text in texts.values() if text is not None and kin.articles(text)})
        made = [family(kin, group, _Kept(view).text) for group in groups(kin, known)]
        made.extend(alone(article) for article, text in texts.items() if text is None)
    return tuple(sorted((_shown(view, each) for each in made), key=lambda each: each.articles))


def _looked_up(view: View, articles: Iterable[str]) -> tuple[Kin, dict[str, int | None]] | None:
    """The texts of articles and what is kept of them; none where one was not compared when it was written."""
    held = list(view.ledger.copy_texts(sorted(set(articles)), VERSION))
    if not all(each.compared for each in held):
        return None
    kin = Kin(_Kept(view))
    kin.load(each.text for each in held if each.text is not None)
    return kin, {each.article: each.text for each in held}


def _afresh(view: View) -> tuple[Family, ...]:
    """All families of a view whose ledger was written by an older version, or without comparing."""
    kept = _Kept(view)
    return families(
        kept.text(
            CopyArticle(
                text=0,
                article=each.id,
                outlet=each.outlet,
                published_start=each.published_at.start,
                known_from=each.known_from,
                skip=(),
            )
        )
        for each in view.articles.values()
    )


class _Kept:
    """What the ledger keeps of texts, as a view knows it."""

    def __init__(self, view: View) -> None:
        self._view = view

    def articles(self, texts: Iterable[int]) -> Iterable[CopyArticle]:
        """The articles that have these texts, the earliest first."""
        return self._view.ledger.copy_articles(texts, **self._view.as_of)

    def links(self, texts: Iterable[int]) -> Iterable[CopyLink]:
        """The measurements that concern these texts."""
        return self._view.ledger.copy_links(texts)

    def words(self, article: CopyArticle) -> Words:
        """The words of an article."""
        return Words(self.text(article))

    def text(self, article: CopyArticle) -> Text:
        """An article as it is compared."""
        text = text_of(self._view, article.article)
        return text._replace(
            outlet=article.outlet,
            published=article.published_start,
            known_from=article.known_from,
            skip=article.skip or text.skip,
        )


def text_of(view: View, article: str) -> Text:
    """An article as it is compared, without its furniture."""
    read = view.page(article)
    notices = read.notices if read is not None else ()
    return Text(
        id=article,
        text=read.article.text if read is not None else "",
        skip=tuple((n.start, n.end) for n in notices if n.kind is NoticeKind.FURNITURE),
        damage=tuple(sorted({str(n.kind) for n in notices if n.kind in _DAMAGE})),
    )


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
