"""Every row leads to the characters that it was read from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from blowback.errors import InputError
from blowback.ledger import Ledger, Link, Quote
from blowback.records import Run

Add = Callable[..., Any]


def rows(chain: tuple[Link | Quote, ...]) -> list[str]:
    return [each.row for each in chain if isinstance(each, Link)]


def quotes(chain: tuple[Link | Quote, ...]) -> list[tuple[str, str]]:
    return [(each.role, each.exact) for each in chain if isinstance(each, Quote)]


def test_a_claim(ledger: Ledger, add: Add) -> None:
    add()
    chain = ledger.explain("a-1-c1")
    assert rows(chain) == ["claim", "attribution", "mention", "mention", "actor", "actor", "article"]
    assert quotes(chain) == [
        ("evidence", "Vardania armed the Kesh Front in 2029, its envoy said."),
        ("trigger", "armed"),
        ("speaker", "its envoy"),
        ("cue", "said"),
        ("content", "Vardania armed the Kesh Front in 2029"),
        ("mention", "Vardania"),
        ("mention", "the Kesh Front"),
    ]


def test_an_attribution_a_mention_an_article_and_a_run(ledger: Ledger, add: Add) -> None:
    add()
    assert quotes(ledger.explain("a-1-s1"))[0] == ("speaker", "its envoy")
    assert quotes(ledger.explain("a-1-m1")) == [("mention", "the Kesh Front")]
    assert rows(ledger.explain("a-1-m1")) == ["mention", "actor", "article"]
    assert quotes(ledger.explain("a-1"))[0][0] == "text"
    assert rows(ledger.explain("run-1")) == ["run"]


def test_an_actor_leads_to_every_article(ledger: Ledger, add: Add) -> None:
    add()
    add("a-2")
    chain = ledger.explain("VAR")
    assert rows(chain) == ["actor", "article", "actor", "article"]
    assert [each.article for each in chain if isinstance(each, Quote)] == ["a-1", "a-2"]
    assert rows(ledger.explain("VAR", limit=1)) == ["actor", "article"]
    assert rows(ledger.explain("VAR", within="a-2")) == ["actor", "article"]


def test_an_id_that_several_articles_use(ledger: Ledger, add: Add, run: Run, make: Add) -> None:
    for article_id in ("a", "in/b.txt"):
        snapshot, article, annotation, _ = make(article_id)
        local = msgspec.structs.replace(annotation.mentions[0], id="m1")
        alone = msgspec.structs.replace(annotation, mentions=(local,), claims=())
        ledger.add_reading(run, snapshot, article, alone, (), "2031-06-01T12:00:00Z")
    with pytest.raises(InputError, match=r"a/m1, in/b\.txt/m1"):
        ledger.explain("m1")
    assert ledger.explain("in/b.txt/m1") == ledger.explain("m1", within="in/b.txt")
    assert quotes(ledger.explain("in/b.txt/m1")) == [("mention", "Vardania")]


def test_an_unknown_id_is_said(ledger: Ledger, add: Add) -> None:
    add()
    with pytest.raises(InputError, match="no claim"):
        ledger.explain("c-0")
    with pytest.raises(InputError, match="in the article 'a-2'"):
        ledger.explain("a-1-c1", within="a-2")
