"""The trained heads answer, and nothing beside a sentence moves their answer."""

from __future__ import annotations

from blowback.read.heads import Heads, Judge, available

ONE = "The colonel's men shelled the market of Oro at dawn."
OTHER = "The novel hit the shops on Friday and the critics loved it."


def span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def test_they_are_installed_where_the_project_is_developed() -> None:
    assert available()


def test_shares_of_every_head_sum_to_one() -> None:
    judge = Judge(Heads(), ONE, [(0, len(ONE))])
    answers = judge([span(ONE, "The colonel's men")], [span(ONE, "the market of Oro")], span(ONE, "shelled"))
    assert set(answers) == {"type", "mode", "kind", "modality", "factuality", "extent"}
    assert all(abs(sum(shares.values()) - 1) < 0.01 for shares in answers.values())
    assert max(answers["type"], key=answers["type"].__getitem__) == "ASSAULT"


def test_a_word_of_force_in_an_ordinary_sense_is_told_from_force() -> None:
    judge = Judge(Heads(), OTHER, [(0, len(OTHER))])
    answers = judge([span(OTHER, "The novel")], [span(OTHER, "the shops")], span(OTHER, "hit"))
    assert max(answers["type"], key=answers["type"].__getitem__) == "none"


def test_what_stands_beside_a_sentence_changes_nothing() -> None:
    heads = Heads()
    alone = Judge(heads, ONE, [(0, len(ONE))])
    text = f"{OTHER} {ONE}"
    at = len(OTHER) + 1
    beside = Judge(heads, text, [(0, len(OTHER)), (at, len(text))])
    parts = [span(ONE, "The colonel's men")], [span(ONE, "the market of Oro")]
    moved = [[(a + at, b + at) for a, b in part] for part in parts]
    trigger = span(ONE, "shelled")
    assert alone(*parts, trigger) == beside(*moved, (trigger[0] + at, trigger[1] + at))


def test_a_sentence_that_is_read_with_others_answers_as_it_does_alone() -> None:
    heads, text = Heads(), f"{OTHER} {ONE} The critics hit back."
    sentences = [span(text, OTHER), span(text, ONE), span(text, "The critics hit back.")]
    triggers = [span(text, "hit the shops"), span(text, "shelled"), span(text, "hit back")]
    alone, beside = Judge(heads, text, sentences), Judge(heads, text, sentences)
    beside.prepare(triggers)
    beside.prepare(triggers)
    for trigger in triggers:
        assert dict(alone([], [], trigger)) == dict(beside([], [], trigger))


def test_many_sentences_alike_are_read_a_few_at_a_time() -> None:
    heads, text = Heads(), " ".join([ONE] * 20)
    starts = range(0, len(text), len(ONE) + 1)
    judge = Judge(heads, text, [(start, start + len(ONE)) for start in starts])
    rows = []
    encode = judge._encode
    judge._encode = lambda some: (rows.append(len(some)), encode(some))[1]  # type: ignore[method-assign]
    judge.prepare((start, start + 3) for start in starts)
    assert sum(rows) == 20
    assert max(rows) <= 8


def test_nothing_marked_is_nothing_answered() -> None:
    assert Judge(Heads(), ONE, [(0, len(ONE))])([], [], None) == {}
