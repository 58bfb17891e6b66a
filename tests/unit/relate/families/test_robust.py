"""Heaps of copies, pages of nothing but furniture, other scripts, and notes of a line or two."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Sequence
from itertools import pairwise

import pytest

from blowback.ledger import CopyIndex, Ledger, Measured
from blowback.relate import View
from blowback.relate.families import Linker, Text, families, family_of
from tests.unit.relate.families import reports
from tests.unit.relate.families.reports import text
from tests.unit.relate.families.written import write

COPIES = 10_000
NEAREST = (
    2 * 16 * 16
)  # texts that a text is laid beside as a whole, at the most: bands, on both sides in time


def together(*texts: Text) -> list[tuple[str, ...]]:
    return sorted(family.articles for family in families(texts))


def test_ten_thousand_copies_of_one_text_are_one_family_and_one_text() -> None:
    (found,) = families(text(f"c{n:05d}", reports.ORIGINAL) for n in range(COPIES))
    assert len(found.articles) == COPIES
    assert len(found.links) == COPIES - 1
    assert len(found.witnesses) == 40


class Counting(CopyIndex):
    """Counts what is written."""

    links: int
    texts: dict[int, str]

    def add_links(self, links: Sequence[Measured], recorded_at: str) -> None:  # type: ignore[override]  # it is asked with a list
        links = list(links)
        self.links += len(links)
        super().add_links(links, recorded_at)

    def words(self, number: int) -> tuple[str, tuple[tuple[int, int], ...]]:
        return self.texts[number], ()


def test_the_thousandth_altered_copy_is_linked_as_often_as_the_hundredth() -> None:
    """All are akin, but each is laid beside its neighbours in time alone."""
    index, linker = Counting.in_memory(), Linker()
    index.links, index.texts = 0, {}
    after = []
    for number in range(1_000):
        altered = f"{reports.ORIGINAL}\n\nPage {number} of this site, printed for reader {number * 7}"
        key = linker.add(index, text(f"c{number}", altered), 700_000 + number, "", read=False)
        assert key is not None
        index.texts[key] = altered
        after.append(index.links)
    each = [later - earlier for earlier, later in pairwise(after)]
    assert max(each) <= NEAREST
    assert sum(each[-100:]) <= 1.1 * sum(each[100:200])


def test_altered_copies_in_any_order_are_one_family_on_each_day() -> None:
    altered = [
        text(f"c{n:03d}", f"{reports.ORIGINAL}\n\nPage {n} of this site", f"2031-05-{1 + n * 7 % 28:02d}")
        for n in range(120)
    ]
    with Ledger.in_memory() as ledger:
        write(ledger, altered)
        for day in ("2031-05-01", "2031-05-09", "2031-05-28"):
            known = [each.id for each in altered if each.published and each.published <= day]
            found = family_of(View(ledger, as_known_on=day), [each.id for each in altered])
            assert sorted(found) == known
            assert len(set(found.values())) == 1


def test_a_long_chain_of_copies_of_a_digest_is_followed_to_its_end() -> None:
    body = "\n\n".join([*reports.PARAGRAPHS[:4], *reports.INDEPENDENT.split("\n\n")[1:4]])
    digests = [
        text(f"d{n:04d}", f"{body}\n\n{' '.join(f'addition{m}' for m in range(n, n + 6))}", "2031-05-09")
        for n in range(60)
    ]
    own = text("own", reports.INDEPENDENT, "2031-05-05", "Orlo Courier")
    with Ledger.in_memory() as ledger:
        write(ledger, [reports.original(), own, *digests])
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(len(inspect.stack()) + 60)
        try:
            names = family_of(View(ledger), ["own", "original", *(each.id for each in digests)])
        finally:
            sys.setrecursionlimit(limit)
    assert names["own"] != names["original"]
    assert {names[each.id] for each in digests} == {names["original"]}


def test_pages_of_nothing_but_furniture_are_copies_of_nothing() -> None:
    banner = "We use cookies. Accept all. Subscribe to our newsletter. Share this page. Leave a comment."
    pages = [Text(id=f"p{n}", text=banner, skip=((0, len(banner)),)) for n in range(3)]
    assert together(*pages) == [("p0",), ("p1",), ("p2",)]


def test_furniture_that_was_not_marked_joins_no_two_reports() -> None:
    banner = " ".join(f"Read more: the harbour of Lower Tarn in pictures, part {n}." for n in range(4))
    one = text("one", f"{reports.INDEPENDENT}\n\n{banner}", "2031-05-05", "Orlo Courier")
    other = text("other", f"{reports.LATER}\n\n{banner}", "2031-05-19", "Orlo Courier")
    assert together(one, other) == [("one",), ("other",)]


CYRILLIC = (
    "Вчера в порту Селлин началась погрузка зерна, сообщил начальник порта. Суда выйдут в море в среду, "
    "если ветер не переменится. На причале ждут сорок два грузовика из долины, водители спят в кабинах."
)
ARABIC = (
    "أعلن مدير الميناء أن السفن ستبحر يوم الأربعاء إذا هدأت الريح. وينتظر على الرصيف اثنان وأربعون "
    "شاحنة جاءت من الوادي، وينام السائقون في مقصوراتهم منذ ثلاثة أيام في انتظار القمح."
)
ACCENTS = (
    "Le port de Sellin a été rouvert mardi, a déclaré sa directrice. Les bateaux partiront mercredi si "
    "le vent tombe ; quarante-deux camions attendent sur le quai, et les chauffeurs dorment à bord."
)


@pytest.mark.parametrize("words", [CYRILLIC, ARABIC, ACCENTS], ids=["cyrillic", "arabic", "accents"])
def test_copies_are_found_in_any_script(words: str) -> None:
    one, other = text("one", words), text("other", f"{words} ({len(words)})", "2031-05-05")
    english = text("english", reports.ORIGINAL)
    assert together(one, other, english) == [("english",), ("one", "other")]


def test_a_page_in_two_languages_is_a_copy_of_what_it_has_in_one() -> None:
    both = text("both", f"{CYRILLIC}\n\n{reports.ORIGINAL}", "2031-05-05", "Straits Mirror")
    assert together(reports.original(), both) == [("both", "original")]


def test_short_notes_that_share_a_sentence_stay_apart() -> None:
    shared = "The ferry to Kesh will not sail on Monday because of the storm, the harbour master said."
    ends = ("Tickets stay valid.", "Cars are towed.", "The museum is shut.", "Bread is dear.", "It rains.")
    notes = [
        text(f"n{n}", f"{shared} {end} {other} {end[:-1]}, as {n + 5} women in the port told {end.lower()}")
        for n, (end, other) in enumerate(zip(ends, reversed(ends), strict=True))
    ]
    assert together(*notes) == [(note.id,) for note in notes]
