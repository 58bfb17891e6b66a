"""Which tellings are of one happening, given how much speaks for each pair?

Pairs join in the order of what speaks for them. Two groups stay apart where anything forbids one pair of
theirs, or where on average more speaks against than for. What could be any of several happenings joins last,
and only where one of them stands out. What becomes of a telling depends on those alone that it is linked
with, directly or through others: that is why a part of a ledger is answered as the whole is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from blowback.relate.episodes.likeness import Likeness

Pair = tuple[str, str]
Groups = list[list[str]]


class Grouping:
    """Nodes and how alike each two of them are.

    Args:
        nodes: in the order in which they are known.
        likeness: of two nodes; asked once a pair.
        vague: those that could be any of several happenings.
        margin: by how much one candidate must stand out for a vague one.
        closeness: breaks ties among candidates of a vague one (smaller is nearer); none where they tie.
    """

    def __init__(
        self,
        nodes: Sequence[str],
        likeness: Callable[[str, str], Likeness],
        vague: Callable[[str], bool],
        margin: float,
        closeness: Callable[[str, str], float] | None = None,
    ) -> None:
        self._nodes = list(nodes)
        self._rank = {node: at for at, node in enumerate(self._nodes)}
        self._likeness, self._vague, self._margin, self._closeness = likeness, vague, margin, closeness
        self._group = {node: [node] for node in self._nodes}

    def groups(self, links: Iterable[Pair]) -> Groups:
        """Which nodes are one? ``links`` are the pairs for which more speaks than against."""
        ordered = sorted(
            links, key=lambda p: (-self._likeness(*p).score, *sorted(self._rank[each] for each in p))
        )
        clear = [p for p in ordered if self._vague(p[0]) == self._vague(p[1])]
        for pair in (p for p in clear if not self._vague(p[0])):
            self._join(*pair)
        for pair in (p for p in clear if self._vague(p[0])):
            self._join(*pair)
        self._attach([p for p in ordered if self._vague(p[0]) != self._vague(p[1])])
        found = {id(group): group for group in self._group.values()}
        return sorted(
            (sorted(group, key=self._rank.__getitem__) for group in found.values()),
            key=lambda group: self._rank[group[0]],
        )

    def _join(self, one: str, other: str) -> bool:
        ours, theirs = self._group[one], self._group[other]
        if ours is theirs:
            return True
        score = 0.0
        for a in ours:
            for b in theirs:
                found = self._likeness(a, b)
                if found.forbidden:
                    return False
                score += found.score
        if score < 0:
            return False
        whole = ours + theirs
        self._group.update(dict.fromkeys(whole, whole))
        return True

    def _attach(self, links: Sequence[Pair]) -> None:
        """Joins vague groups to the one clear group that stands out for them."""
        candidates: dict[int, dict[int, tuple[float, float, Pair]]] = defaultdict(dict)
        for pair in links:
            vague, clear = pair if self._vague(pair[0]) else pair[::-1]
            score = self._likeness(*pair).score
            nearness = self._closeness(vague, clear) if self._closeness is not None else 0.0
            key, mine = id(self._group[clear]), candidates[id(self._group[vague])]
            best = max((score, -nearness), mine[key][:2] if key in mine else (score, -nearness))
            if key not in mine or best > mine[key][:2]:
                mine[key] = (*best, (vague, clear))
        order = sorted(candidates.values(), key=lambda each: min(self._rank[p[0]] for *_, p in each.values()))
        for mine in order:
            first, *rest = sorted(mine.values(), key=lambda c: (-c[0], -c[1], self._rank[c[2][1]]))
            tied = [c for c in rest if first[0] - c[0] < self._margin]
            if tied and (self._closeness is None or any(c[1] >= first[1] for c in tied)):
                continue
            self._join(*first[2])


def linked(nodes: Iterable[str], links: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Which nodes hang together by links?"""
    seen: set[str] = set()
    found = []
    for node in nodes:
        if node in seen:
            continue
        seen.add(node)
        whole = [node]
        for each in whole:
            new = sorted(set(links.get(each, ())) - seen)
            seen.update(new)
            whole.extend(new)
        found.append(whole)
    return found
