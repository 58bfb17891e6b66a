"""Which episodes do the claims of a view tell?

The claims of one article that tell of one happening come first (``reports``); what an article tells of it,
taken together, is then compared with what others tell (``keys`` say with which), and grouped. A view of some
actors is answered as one of everything would be: what hangs together with its claims is looked up, where that
is in no more than ``MOST_NEAR`` other articles. In a ledger so full of reports on the same actors that it is
in more, what is in the view is joined with its like in the view alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from blowback.ledger import ClaimFilter, LedgerClaim
from blowback.records import Episode
from blowback.relate.corroboration import Corroboration
from blowback.relate.episodes.grouping import Grouping, linked
from blowback.relate.episodes.keys import Index, sought
from blowback.relate.episodes.likeness import Likeness, Ready, Scale
from blowback.relate.episodes.making import Told, episode_id, made
from blowback.relate.episodes.reports import told_together
from blowback.relate.episodes.tellings import DOUBTED, Telling, is_told, telling, together
from blowback.relate.episodes.verdicts import Verdicts
from blowback.relate.view import View
from blowback.text.data import toml
from blowback.vocab.claims import ClaimKind, Extent, Modality

MOST_NEAR = 400


def episodes(view: View) -> tuple[Episode, ...]:
    """Which happenings are told, each once, in the order in which they became known?

    Of a view of some actors: those of which a claim is in the view, each with all that is told of it.
    """
    return tuple(_Finder(view).episodes())


class _Finder:
    """What articles tell, and what of it is one."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._scale, self._inner_scale = Scale("reports"), Scale("report")
        self._margin = float(toml(__package__, "weights.toml")["joining"]["margin"])
        self._corroboration = Corroboration(view)
        self._verdicts = Verdicts(view.ledger.judgements(**view.as_of))
        self._likenesses: dict[str, dict[str, Likeness]] = defaultdict(dict)  # both ways
        self._told: dict[str, Told] = {}
        self._articles: set[str] = set()
        self._groups: dict[str, list[Telling]] = {}  # of one article each, under the id of the first claim
        self._nodes: dict[str, Telling] = {}  # the same, each taken together
        self._ready: dict[str, Ready] = {}
        self._links: dict[str, list[str]] = {}
        self._laid_beside: dict[str, set[str]] = {}  # which had each laid beside them?
        self._linked_to: dict[str, set[str]] = defaultdict(set)  # which of these were linked with it?
        self._index = Index()

    def episodes(self) -> Iterator[Episode]:
        """All of them."""
        mine = [row for row in self._view.claims if is_told(row)]
        self._find(mine)
        wanted = {row.claim.id for row in mine}
        found: list[Episode] = []
        for whole in linked(sorted(self._links, key=lambda key: self._nodes[key].order), self._links):
            groups = self._grouped(whole)
            asked = (g for g in groups if any(t.key in wanted for key in g for t in self._groups[key]))
            found.extend(map(self._made, asked))
        yield from sorted(found, key=lambda e: (e.known_from, e.id))

    # --- what each article tells ------------------------------------------------------------------

    def _find(self, mine: Sequence[LedgerClaim]) -> None:
        """Takes in what the claims tell, and whatever is linked with it, directly or through others."""
        is_all = not self._view.about and not self._view.is_partial
        self._take_in(self._of_articles(None if is_all else {row.article for row in mine}))
        wanted = {row.claim.id for row in mine}
        coming = [key for key, group in self._groups.items() if any(t.key in wanted for t in group)]
        room = MOST_NEAR
        while coming:
            keys = {key: sought(self._nodes[key], self._also_read_as) for key in coming}
            if room and not is_all:
                every = {each for some in keys.values() for each in some}
                near = self._view.ledger.telling_under(
                    every, but=self._articles, most=room + 1, **self._view.as_of
                )
                if len(near) <= room:
                    room -= len(near)
                    self._take_in(self._of_articles(near))
                else:
                    room = 0
            for key in coming:
                self._links[key] = self._linked_with(key, self._index.candidates(keys[key]))
            coming = sorted({each for key in coming for each in self._links[key]} - self._links.keys())

    def _of_articles(self, articles: Collection[str] | None) -> Iterator[LedgerClaim]:
        """All claims of some articles (of all: ``None``) that tell of something single, doubted ones too."""
        if articles is not None and not articles:
            return iter(())
        wanted = ClaimFilter(
            articles=None if articles is None else tuple(sorted(articles)),
            claim_kinds=(ClaimKind.EVENT,),
            modality=(Modality.ACTUAL,),
            extents=(Extent.SINGLE,),
            min_confidence=DOUBTED,
        )
        return self._view.select(wanted)

    def _also_read_as(self, actor: str) -> tuple[str, ...]:
        return self._view.clusters.members(actor)

    def _take_in(self, rows: Iterable[LedgerClaim]) -> None:
        """Takes in claims; all those of an article at once."""
        by_article: dict[str, list[LedgerClaim]] = defaultdict(list)
        for row in rows:
            if is_told(row):
                by_article[row.article].append(row)
        self._view.rollup.prepare(
            {
                p.actor
                for told in by_article.values()
                for row in told
                for p in row.claim.participants
                if p.actor
            }
        )
        texts = self._view.ledger.texts(by_article)
        for article, told in by_article.items():
            self._articles.add(article)
            for row in told:
                words = texts[article][slice(*row.claim.evidence)]
                self._told[row.claim.id] = Told(row, telling(row, words, self._view.rollup))
            tellings = [self._told[row.claim.id].telling for row in told]
            for group in told_together(tellings, self._verdicts, self._inner_scale):
                self._groups[group[0].key] = group
                node = self._nodes[group[0].key] = together(group)
                self._ready[group[0].key] = self._scale.ready(node)
                self._index.add(group[0].key, node)

    # --- which of them are one --------------------------------------------------------------------

    def _linked_with(self, key: str, candidates: set[str]) -> list[str]:
        """With which others does more speak for being one than against?"""
        ready, own = self._ready, self._ready[key]
        beside = self._laid_beside
        anew = [each for each in candidates if each not in beside or key not in beside[each]]
        possible = {each.telling.key for each in self._scale.possible(own, map(ready.__getitem__, anew))}
        possible.update(self._judged_with(key))
        apart = (each for each in possible if ready[each].article != own.article)
        found = {each for each in apart if self._likeness(key, each).score >= 0}
        found |= self._linked_to[key] & candidates
        beside[key] = candidates
        for each in found:
            self._linked_to[each].add(key)
        return sorted(found)

    def _judged_with(self, key: str) -> Iterator[str]:
        """The nodes of claims that were judged to tell of the same."""
        named = {each for t in self._groups[key] for each in self._verdicts.named_with(t.key)}
        if not named:
            return
        missing = named - self._told.keys()
        if missing:
            rows = self._view.select(ClaimFilter(ids=tuple(sorted(missing)), min_confidence=DOUBTED))
            self._take_in(self._of_articles({row.article for row in rows} - self._articles))
        for other, group in self._groups.items():
            if any(t.key in named for t in group):
                yield other

    def _likeness(self, one: str, other: str) -> Likeness:
        found = self._likenesses[one].get(other)
        if found is None:
            pair = (one, other) if one < other else (other, one)
            judged = self._judged(*pair) if self._verdicts else None
            found = judged or self._scale.likeness(self._ready[pair[0]], self._ready[pair[1]])
            self._likenesses[one][other] = self._likenesses[other][one] = found
        return found

    def _judged(self, one: str, other: str) -> Likeness | None:
        return self._verdicts.on(*([t.key for t in self._groups[each]] for each in (one, other)))

    def _grouped(self, whole: Sequence[str]) -> list[list[str]]:
        if len(whole) == 1:
            return [list(whole)]
        inside = set(whole)
        ordered = sorted(whole, key=lambda key: self._nodes[key].order)
        pairs = {(min(a, b), max(a, b)) for a in whole for b in self._links[a] if b in inside}
        ready = self._ready
        grouping = Grouping(ordered, self._likeness, lambda key: ready[key].vague, self._margin)
        return grouping.groups(sorted(pairs))

    def _first(self, group: Iterable[str]) -> str:
        """The earliest claim of a group."""
        return min((t for key in group for t in self._groups[key]), key=lambda t: t.order).key

    def _made(self, group: Sequence[str]) -> Episode:
        """An episode, with the ids under which parts of it may have stood on earlier dates."""
        told = [self._told[each.key] for key in group for each in self._groups[key]]
        aliases = {episode_id(self._first([key])) for key in group}
        backed = self._corroboration.of(each.row for each in told)
        self._view.know(each.row for each in told)
        return made(told, aliases, backed.reports, backed.independent)
