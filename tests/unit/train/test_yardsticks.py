"""Does what is learnt from the development data answer what the harness asks?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from blowback.read.heads import Heads, available

pytest.importorskip("tokenizers", reason="comes with the trained heads, which are optional")

from train.heads.yardsticks import Articles, Events, Pairs, Part, Yardstick, perfect

from blowback_eval.metrics.bootstrap import Sums

pytestmark = pytest.mark.skipif(not available(), reason="the heads are not installed")

PAIR = {
    "id": "p1",
    "text": "Vardania shelled the port of Kesh.",
    "source_spans": [[0, 8]],
    "target_spans": [[17, 33]],
    "gold_root": "ASSAULT",
    "gold_quad": 4,
    "source_implicit": False,
    "target_implicit": False,
}
EVENTS = (
    ("The Front left .", 2, 3.0),
    ("It may come back .", 2, -0.4),
    ("The League never came .", 3, -2.8),
)
ARTICLE = {
    "id": "a1",
    "date": "2031-03-04",
    "title": "The pass",
    "text": "Vardania said the pass was open.\n\n“It is closed,” the Kesh Front replied.",
}


def spans(text: str, *parts: str) -> list[list[int]]:
    return [[text.index(part), text.index(part) + len(part)] for part in parts]


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """Some lines of each set, in its form."""
    text = ARTICLE["text"]
    said = [
        {"source": spans(text, s), "cue": spans(text, q), "content": spans(text, c)}
        for s, q, c in (
            ("Vardania", "said", "the pass was open"),
            ("the Kesh Front", "replied", "“It is closed,”"),
        )
    ]
    uw = [
        {"id": line, "text": line, "events": [{"start": at, "end": at + 1, "factuality": score}]}
        for line, at, score in EVENTS
    ]
    files: dict[str, list[dict[str, Any]]] = {
        "plv/train.jsonl": [PAIR, PAIR | {"id": "p2", "gold_root": "YIELD", "gold_quad": 2}],
        "uw_factuality/train.jsonl": uw[:2],
        "uw_factuality/dev.jsonl": uw[2:],
        "tempeval3/train.jsonl": [
            {"id": "t1", "text": "The Front left. It may come back."},
            {"id": "t2", "text": "The League never came."},
        ],
        "polnear/dev.jsonl": [ARTICLE | {"annotations": [{"attributions": said}]}],
    }
    for name, rows in files.items():
        path = tmp_path / "data/text" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return tmp_path


def parts(yardstick: Yardstick, shared: Path) -> list[Part]:
    return list(yardstick.parts(shared, Heads().tokenizer))


def figures(yardstick: Yardstick, given: list[Part]) -> Iterator[tuple[str, float]]:
    answers = ((p, yardstick.answer(p, [perfect(s) for s in p.sentences])) for p in given)
    sums = Sums([yardstick.scorer.count(p.item, answer).counts for p, answer in answers], resamples=1)
    return ((name, float(values[0])) for name, values in yardstick.scorer.figures(sums).items())


@pytest.mark.parametrize(
    ("yardstick", "figure"), [(Pairs(), "root_macro_f1"), (Events(), "within_one"), (Articles(), "f1")]
)
def test_who_knows_all_labels_is_right(yardstick: Yardstick, figure: str, shared: Path) -> None:
    assert dict(figures(yardstick, parts(yardstick, shared)))[figure] == 1.0


def test_sentences_of_one_document_are_in_one_fifth(shared: Path) -> None:
    first, second, other = parts(Events(), shared)
    assert first.fold == second.fold != other.fold


def test_pairs_of_one_sentence_are_in_one_fifth(shared: Path) -> None:
    first, second = parts(Pairs(), shared)
    assert first.fold == second.fold


def test_the_tags_of_an_article_stand_sentence_by_sentence(shared: Path) -> None:
    (part,) = parts(Articles(), shared)
    text = part.item.ask["text"]
    marked = [
        [(text[a:b], tag) for (a, b), tag in zip(offsets, perfect(one).tags, strict=True) if tag != "O"]
        for offsets, one in zip(part.offsets, part.sentences, strict=True)
    ]
    assert list(dict.fromkeys(tag[2:] for _, tag in marked[0])) == ["S", "Q", "C"]
    assert [tag[2:] for _, tag in marked[0] if tag.startswith("B")] == ["S", "Q", "C"]
    assert [word for word, tag in marked[1] if tag.endswith("Q")] == ["replied"]
