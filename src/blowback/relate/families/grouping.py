"""Which texts are one family? Asked of texts at hand, without a ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from blowback.ledger import CopyArticle, CopyIndex, CopyLink
from blowback.records import Span
from blowback.relate.families.building import alone, family
from blowback.relate.families.kin import Kin, groups
from blowback.relate.families.kinship import Family
from blowback.relate.families.linking import Linker
from blowback.relate.families.texts import Text, Words

_UNDATED = "~"  # comes after every date


def families(texts: Iterable[Text]) -> tuple[Family, ...]:
    """Which families do texts make? The order in which they come makes no difference."""
    ordered = sorted(texts, key=lambda text: (_known_from(text), text.id))
    held = _Held(ordered)
    found = [family(held.kin, group, held.text) for group in groups(held.kin, sorted(held.by_key))]
    found.extend(alone(each) for each in held.wordless)
    return tuple(sorted(found, key=lambda each: each.articles))


def _known_from(text: Text) -> str:
    return text.known_from or text.published or _UNDATED


class _Index(CopyIndex):
    """An index whose texts are at hand, and not in a ledger."""

    texts: dict[int, Text]

    def words(self, text: int) -> tuple[str, tuple[Span, ...]]:
        """What are the words of a text, and what of them is furniture?"""
        return self.texts[text].text, self.texts[text].skip


class _Held:
    """Texts that are compared and not kept."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._index = _Index.in_memory()
        self._index.texts = {}
        self._texts: dict[str, Text] = {}
        self.by_key: dict[int, list[CopyArticle]] = defaultdict(list)
        self.wordless: list[str] = []
        linker = Linker()
        for text in texts:
            self._texts[text.id] = text
            day = date.fromisoformat(text.published[:10]).toordinal() if text.published else 1
            key = linker.add(self._index, text, day, "", read=True)
            if key is None:
                self.wordless.append(text.id)
                continue
            self._index.texts.setdefault(key, text)
            self.by_key[key].append(
                CopyArticle(
                    text=key,
                    article=text.id,
                    outlet=text.outlet,
                    published_start=text.published,
                    known_from=_known_from(text),
                    skip=text.skip,
                )
            )
        self.kin = Kin(self)

    def text(self, article: CopyArticle) -> Text:
        """The text of an article."""
        return self._texts[article.article]

    def articles(self, texts: Iterable[int]) -> Iterable[CopyArticle]:
        """The articles that have these texts, the earliest first."""
        return (each for text in texts for each in self.by_key[text])

    def links(self, texts: Iterable[int]) -> Iterable[CopyLink]:
        """The measurements that concern these texts."""
        return self._index.links_of(texts)

    def words(self, article: CopyArticle) -> Words:
        """The words of an article."""
        return Words(self._texts[article.article])
