"""What is said of a family: its witness, how each copy was made, where copies differ?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from blowback.ledger import CopyArticle
from blowback.relate.families.kin import Group, Join, Kin
from blowback.relate.families.kinship import CopyKind, Family, Kinship
from blowback.relate.families.linking import VERSION
from blowback.relate.families.texts import Text, Words
from blowback.relate.families.variants import variants
from blowback.relate.families.witness import witnesses
from blowback.text.ids import digest

_CONSIDERED = 40  # copies, the earliest: the origin is hardly among the later ones

Telling = Callable[[CopyArticle], Text]


def family_id(first: str) -> str:
    """What is a family called whose earliest article is this one?"""
    return digest("family", first)


def alone(article: str) -> Family:
    """The family of an article that has no copies."""
    return Family(id=family_id(article), articles=(article,), best=article, version=VERSION)


def family(kin: Kin, group: Group, telling: Telling) -> Family:
    """What is there to say of a family? ``telling`` gives an article as it is compared."""
    articles = [each for text in group.texts for each in kin.articles(text)]
    ordered = sorted(articles, key=lambda each: (each.known_from, each.article))
    if len(ordered) == 1:
        return alone(ordered[0].article)
    links = _kinships(kin, group)
    words = {each.article: Words(telling(each)) for each in ordered[:_CONSIDERED]}
    ranked = witnesses(list(words.values()), links)
    best = ranked[0].article
    kind_of_text = dict(_kinds(group, next(each.text for each in ordered if each.article == best)))
    kinds = {each.article: kind_of_text[each.text] for each in articles if each.article != best}
    copies = [(words[each], kinds[each]) for each in sorted(words) if each != best]
    return Family(
        id=family_id(ordered[0].article),
        articles=tuple(sorted(each.article for each in articles)),
        best=best,
        kind_of_copy=dict(sorted(kinds.items())),
        variants=tuple(variants(words[best], copies)),
        witnesses=tuple(ranked),
        links=tuple(links),
        held_off=tuple(sorted((_kinship(kin, x) for x in group.held_off), key=_by_articles)),
        version=VERSION,
    )


def _by_articles(link: Kinship) -> tuple[tuple[str, str], str]:
    return link.articles, link.kind


def _kinships(kin: Kin, group: Group) -> list[Kinship]:
    """What joins the articles of a family; of large ones, the strongest link of each text."""
    joins: Sequence[Join] = group.joins
    if len(group.texts) > _CONSIDERED:
        joins = sorted(set(_strongest(group).values()))
    found = [_kinship(kin, join) for join in joins]
    for text in group.texts:
        one, *others = kin.articles(text)
        found.extend(_same(one.article, each.article) for each in others)
    return sorted(found, key=_by_articles)


def _kinship(kin: Kin, join: Join) -> Kinship:
    """How two texts are akin, said of the earliest article of each."""
    one, other = sorted(kin.articles(text)[0].article for text in (join.one, join.other))
    how = join.how
    return Kinship(
        articles=(one, other),
        kind=how.kind,
        score=min(how.score, 1.0),
        shared=how.shared,
        whole=how.kind is not CopyKind.EXCERPT,
        why=how.why,
    )


def _same(one: str, other: str) -> Kinship:
    one, other = sorted((one, other))
    return Kinship(
        articles=(one, other), kind=CopyKind.VERBATIM, score=1.0, shared=0, whole=True, why="the same text"
    )


def _strongest(group: Group) -> Mapping[int, Join]:
    """By which link does each text stand in its family? Shared words come before what was retold."""
    found: dict[int, Join] = {}
    for join in sorted(group.joins, key=lambda j: (_WEIGHT[j.how.kind], -j.how.score)):
        found.setdefault(join.one, join)
        found.setdefault(join.other, join)
    return found


_WEIGHT = {CopyKind.VERBATIM: 0, CopyKind.NEAR: 0, CopyKind.EXCERPT: 1, CopyKind.REWRITTEN: 2}


def _kinds(group: Group, best: int) -> Iterator[tuple[int, CopyKind]]:
    """How does each text stand to the best witness, else to the copy that it is most akin to?"""
    direct: dict[int, CopyKind] = {}
    for join in sorted(group.joins, key=lambda j: (_WEIGHT[j.how.kind], -j.how.score)):
        for text, other in ((join.one, join.other), (join.other, join.one)):
            if other == best:
                direct.setdefault(text, join.how.kind)
    strongest = _strongest(group)
    for text in group.texts:
        if text == best:
            yield text, CopyKind.VERBATIM
        else:
            yield text, direct.get(text) or strongest[text].how.kind
