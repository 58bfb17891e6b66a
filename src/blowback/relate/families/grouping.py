"""Which texts are one family? What kinship connects, with a guard where one text takes from several.

A digest that takes passages from two reports would make them one family, though neither was copied from the
other. So texts that share most of their words are joined first. Then passages join, the longest first; a text
that has joined a family by passages joins no second one by passages that stand elsewhere in it. Which of two
texts has taken is told by the dates: the later, of one day the shorter. Links that join nothing for this are
kept beside the family as held off.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from blowback.relate.families.copies import beside, kept_at_hand, leaders, with_passages, wording
from blowback.relate.families.kinship import CopyKind, Family, Kinship
from blowback.relate.families.rewritten import candidates, rewriting
from blowback.relate.families.texts import Text, Words
from blowback.relate.families.variants import variants
from blowback.relate.families.witness import witnesses
from blowback.text.ids import digest

VERSION = "families/1"  # changes with whatever may alter who is in a family


def families(texts: Iterable[Text]) -> tuple[Family, ...]:
    """Which families do texts make? The order in which they come makes no difference."""
    ordered = sorted(texts, key=lambda text: (text.published or "", text.id))
    words = {text.id: Words(text) for text in ordered}
    standing, links = leaders(list(words.values()))
    seen = set()
    pairs = list(with_passages(standing))
    known = kept_at_hand(pairs)
    for one, other in pairs:
        if (akin := wording(one, other, known)) is not None:
            links.append(akin)
            seen.add(akin.articles)
    for one, other in candidates(standing):
        if tuple(sorted((one.text.id, other.text.id))) in seen:
            continue
        if (akin := rewriting(one, other)) is not None:
            links.append(akin)
    joined, held_off = group(words, links)
    return tuple(sorted((_family(m, words, links, held_off) for m in joined), key=lambda f: f.articles))


def group(words: Mapping[str, Words], links: Iterable[Kinship]) -> tuple[list[list[str]], list[Kinship]]:
    """Which texts do links join, and which links join nothing?"""
    members = {each: [each] for each in words}
    ordered = sorted(links, key=lambda link: (-link.shared, link.articles))

    def join(link: Kinship) -> None:
        one, other = (members[each] for each in link.articles)
        if one is not other:
            whole = one + other
            members.update(dict.fromkeys(whole, whole))

    for link in ordered:
        if link.whole:
            join(link)
    held_off: list[Kinship] = []
    taken: dict[str, set[int]] = {}  # of each text, which words it has from its family
    nearest = _nearest(ordered)
    for link in ordered:
        if members[link.articles[0]] is members[link.articles[1]]:
            continue
        taker, giver = _taker_first(*(words[each] for each in link.articles))
        name = taker.text.id
        if name not in taken and name in nearest:
            taken[name] = _passages(taker, words[nearest[name]])
        passages = _passages(taker, giver)
        if name in taken and not taken[name] & passages:
            held_off.append(link)
            continue
        taken.setdefault(name, set()).update(passages)
        join(link)
    distinct = {id(each): each for each in members.values()}
    return list(distinct.values()), held_off


def _nearest(links: Iterable[Kinship]) -> dict[str, str]:
    """With which text does each share most of its words, where there is one?"""
    found: dict[str, str] = {}
    for link in links:
        if link.whole and link.kind is not CopyKind.REWRITTEN:
            for one, other in (link.articles, link.articles[::-1]):
                found.setdefault(one, other)
    return found


def _passages(taker: Words, giver: Words) -> set[int]:
    """Which words of a text stand in passages that it shares with another?"""
    return {i for at, _, size in beside(taker, giver).runs for i in range(at, at + size)}


def _taker_first(one: Words, other: Words) -> tuple[Words, Words]:
    """Which of two texts has taken passages from the other?"""
    first, second = (each.text.published or "" for each in (one, other))
    if not first or not second or first[:10] == second[:10]:
        later = (len(one.keys), one.text.id) <= (len(other.keys), other.text.id)
    else:
        later = first > second
    return (one, other) if later else (other, one)


def _family(
    members: Sequence[str],
    words: Mapping[str, Words],
    links: Sequence[Kinship],
    held_off: Sequence[Kinship],
) -> Family:
    inside = set(members)
    mine = [link for link in links if inside.issuperset(link.articles) and link not in held_off]
    ranked = witnesses([words[each] for each in sorted(members)], mine)
    best = ranked[0].article
    kinds = dict(_kinds(best, members, words, mine))
    return Family(
        id=digest("family", best),
        articles=tuple(sorted(members)),
        best=best,
        kind_of_copy=kinds,
        variants=tuple(variants(words[best], [(words[each], kinds[each]) for each in sorted(kinds)])),
        witnesses=tuple(ranked) if len(members) > 1 else (),
        links=tuple(sorted(mine, key=lambda link: link.articles)),
        held_off=tuple(
            sorted((x for x in held_off if inside & set(x.articles)), key=lambda link: link.articles)
        ),
        version=VERSION,
    )


def _kinds(
    best: str, members: Sequence[str], words: Mapping[str, Words], links: Sequence[Kinship]
) -> Iterator[tuple[str, CopyKind]]:
    """How does each copy stand to the best witness, else to the copy that it is most akin to?"""
    nearest: dict[str, list[Kinship]] = defaultdict(list)
    for link in links:
        for each in link.articles:
            nearest[each].append(link)
    for each in sorted(members):
        if each == best:
            continue
        direct = wording(words[best], words[each]) or rewriting(words[best], words[each])
        strongest = min(nearest[each], key=lambda link: (-link.score, link.articles))
        yield each, (direct or strongest).kind
