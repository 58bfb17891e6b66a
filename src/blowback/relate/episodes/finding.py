"""Which episodes do the claims of a view tell?

The claims of one article that tell of one happening come first (``reports``); what an article tells of it,
taken together, is then compared with what others tell (``keys`` say with which), and grouped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from blowback.records import Episode
from blowback.relate.corroboration import Corroboration
from blowback.relate.episodes.grouping import Grouping, linked
from blowback.relate.episodes.keys import Key, sought, stored
from blowback.relate.episodes.likeness import Likeness, Scale
from blowback.relate.episodes.making import Told, episode_id, made
from blowback.relate.episodes.reports import told_together
from blowback.relate.episodes.tellings import Telling, is_told, telling, together
from blowback.relate.view import View
from blowback.text.data import toml


def episodes(view: View) -> tuple[Episode, ...]:
    """Which happenings are told, each once, in the order in which they became known?"""
    return tuple(_Finder(view).episodes())


class _Finder:
    """What articles tell, and what of it is one."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._scale = Scale("reports")
        self._margin = float(toml(__package__, "weights.toml")["joining"]["margin"])
        self._corroboration = Corroboration(view)
        self._likenesses: dict[tuple[str, str], Likeness] = {}

    def episodes(self) -> Iterator[Episode]:
        """All of them."""
        links = self._links()
        found: list[Episode] = []
        for whole in linked(self._nodes, links):
            groups = self._grouped(whole, links)
            earlier = self._ids_before(whole, links) if len(whole) > 1 else {}
            found.extend(self._made(group, earlier) for group in groups)
        yield from sorted(found, key=lambda e: (e.known_from, e.id))

    # --- what each article tells ------------------------------------------------------------------

    @cached_property
    def _told(self) -> dict[str, Told]:
        """The claims that tell of something single, by their ids."""
        found = {}
        for row in self._view.claims:
            if is_told(row):
                words = self._view.text(row.article)[slice(*row.claim.evidence)]
                found[row.claim.id] = Told(row, telling(row, words, self._view.rollup))
        return found

    @cached_property
    def _groups(self) -> dict[str, list[Telling]]:
        """What an article tells of one happening, under the id of its first claim."""
        by_article: dict[str, list[Telling]] = defaultdict(list)
        for each in self._told.values():
            by_article[each.row.article].append(each.telling)
        groups = (group for told in by_article.values() for group in told_together(told))
        return {group[0].key: group for group in sorted(groups, key=lambda g: g[0].order)}

    @cached_property
    def _nodes(self) -> dict[str, Telling]:
        """The same, each taken together."""
        return {key: together(group) for key, group in self._groups.items()}

    # --- which of them are one --------------------------------------------------------------------

    def _links(self) -> dict[str, list[str]]:
        """For each, with which others more speaks for their being one than against."""
        index: dict[Key, list[str]] = defaultdict(list)
        for key, node in self._nodes.items():
            for each in stored(node):
                index[each].append(key)
        found: dict[str, list[str]] = defaultdict(list)
        for key, node in self._nodes.items():
            for other in sorted({o for each in sought(node) for o in index.get(each, ())}):
                if node.article != self._nodes[other].article and self._likeness(key, other).score >= 0:
                    found[key].append(other)
        return found

    def _likeness(self, one: str, other: str) -> Likeness:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._likenesses:
            self._likenesses[pair] = self._scale.likeness(*(self._nodes[each] for each in pair))
        return self._likenesses[pair]

    def _grouped(self, whole: Sequence[str], links: Mapping[str, Iterable[str]]) -> list[list[str]]:
        if len(whole) == 1:
            return [list(whole)]
        inside = set(whole)
        ordered = sorted(whole, key=lambda key: self._nodes[key].order)
        pairs = sorted({(min(a, b), max(a, b)) for a in whole for b in links.get(a, ()) if b in inside})
        grouping = Grouping(ordered, self._likeness, lambda key: self._nodes[key].is_vague, self._margin)
        return grouping.groups(pairs)

    def _ids_before(self, whole: Sequence[str], links: Mapping[str, Iterable[str]]) -> Mapping[str, set[str]]:
        """Which ids had the episode of each claim on the dates on which something became known of it?"""
        found: dict[str, set[str]] = defaultdict(set)
        for date in sorted({self._nodes[key].order[0] for key in whole})[:-1]:
            by_then = [key for key in whole if self._nodes[key].order[0] <= date]
            for part in linked(by_then, _among(by_then, links)):
                for group in self._grouped(part, links):
                    for key in group:
                        found[key].add(episode_id(self._first(group)))
        return found

    def _first(self, group: Iterable[str]) -> str:
        """The earliest claim of a group."""
        return min((t for key in group for t in self._groups[key]), key=lambda t: t.order).key

    def _made(self, group: Sequence[str], earlier: Mapping[str, set[str]]) -> Episode:
        told = [self._told[each.key] for key in group for each in self._groups[key]]
        aliases = {alias for key in group for alias in earlier.get(key, ())}
        backed = self._corroboration.of(each.row for each in told)
        return made(told, aliases, backed.reports, backed.independent)


def _among(keys: Sequence[str], links: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    inside = set(keys)
    return {key: [other for other in links.get(key, ()) if other in inside] for key in keys}
