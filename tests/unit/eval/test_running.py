"""Finding data, drawing the sample, scoring, and what is written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from blowback_eval import cli, data, running
from blowback_eval.items import Counted, Item, Miss, Rows, Scorer, Verb, snippet
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.metrics.rates import Floats, ratio
from blowback_eval.rules import rare_rules, shape, table
from blowback_eval.running import ask_with, draw, score
from blowback_eval.spans import iou, place_tokens


class Lengths(Scorer):
    """A scorer for these tests: is the answer as long as the text?"""

    name = "lengths"
    question = "how long a text is"
    files = ("set/dev.jsonl",)
    verb = "annotate"
    sample = 3
    gated = ("right",)

    def items(self, rows: Rows) -> Iterator[Item]:
        for row in rows[self.files[0]]:
            yield Item({"id": row["id"], "text": row["text"]}, len(row["text"]))

    def count(self, item: Item, answer: Any) -> Counted:
        right = answer is not None and answer.length == item.gold
        misses = () if right else (Miss(item.id, "wrong", (0, 1), snippet=item.ask["text"]),)
        return Counted({"n": 1.0, "right": float(right)}, misses)

    def figures(self, sums: Sums) -> dict[str, Floats]:
        return {"right": ratio(sums["right"], sums["n"])}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "set").mkdir()
    lines = [
        json.dumps({"id": f"d{i}", "text": "rain\u2028" + "x" * i}, ensure_ascii=False) for i in range(6)
    ]
    (tmp_path / "set" / "dev.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return tmp_path


def measure(verb: Verb, items: Sequence[Item]) -> Mapping[str, Any]:
    """An API that is right but for one document, and has no answer for another."""
    answers = {item.id: SimpleNamespace(id=item.id, length=len(item.ask["text"])) for item in items}
    answers.pop("d0", None)
    if "d1" in answers:
        answers["d1"].length = 0
    return answers


class TestData:
    def test_a_folder_holds_the_sets_or_is_the_set(self, folder: Path) -> None:
        assert data.find(Lengths(), folder) == data.find(Lengths(), folder / "set")

    def test_what_is_missing_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(data.NoData, match=r"lengths: no set/dev\.jsonl in "):
            data.find(Lengths(), tmp_path)

    def test_the_digest_is_that_of_the_files(self, folder: Path) -> None:
        paths = data.find(Lengths(), folder)
        before = data.digest(paths)
        assert before == data.digest(paths)
        paths["set/dev.jsonl"].write_text("{}\n")
        assert data.digest(paths) != before

    def test_the_sample_is_the_same_in_any_order(self) -> None:
        items = [Item({"id": f"d{i}"}, None) for i in range(50)]
        drawn = {item.id for item in data.sample(items, 10)}
        assert len(drawn) == 10
        assert drawn == {item.id for item in data.sample(items[::-1], 10)}
        assert data.sample(items, None) == data.sample(items, 99) == items

    def test_one_document_in_ten_is_closed(self) -> None:
        # SHA-1 of "a" is 86f7e437..., as a number it ends in 8 (decimal)
        assert int("86f7e437faa5a7fce15d1ddcb9eaeaea377667b8", 16) % 10 != 0
        assert not data.closed({"id": "a"})
        assert 0.05 < sum(data.closed({"id": str(i)}) for i in range(1000)) / 1000 < 0.15


class TestScore:
    def test_figures_counts_and_misses(self, folder: Path) -> None:
        result = score(Lengths(), folder, measure)
        assert (result.items, result.unanswered) == (6, 1)
        assert result.counts == {"n": 6, "right": 4}
        figure = result.figures["right"]
        assert figure.value == pytest.approx(4 / 6)
        assert 0 <= figure.low < figure.value < figure.high <= 1
        assert [miss.item for miss in result.misses] == ["d0", "d1"]

    def test_what_is_written_holds_no_text(self, folder: Path) -> None:
        written = score(Lengths(), folder, measure, 5).as_json("2031-03-04")
        assert "rain" not in json.dumps(written)
        assert written["date"] == "2031-03-04"
        assert written["sample"] == 5
        assert len(written["data_sha256"]) == 64
        assert set(written["figures"]["right"]) == {"value", "low", "high"}

    def test_misses_are_drawn_alike_each_time(self) -> None:
        misses = [Miss(f"d{i}", "wrong") for i in range(100)]
        assert draw(misses, 30) == draw(misses, 30)
        assert len(draw(misses, 30)) == 30
        assert draw(misses, 200) == misses

    def test_an_answer_to_nothing_is_an_error(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(running, "ask_api", lambda verb, asked: [SimpleNamespace(id="stranger")])
        with pytest.raises(ValueError, match="stranger"):
            ask_with(1)("annotate", [Item({"id": "a", "text": ""}, None)])


class TestSpans:
    def test_iou_counts_characters_over_all_fragments(self) -> None:
        assert iou([(0, 4), (6, 8)], [(2, 8)]) == 4 / 8
        assert iou([], []) == 0

    def test_tokens_are_placed_in_a_text_with_other_blanks(self) -> None:
        text = "Vardania's  envoy left."
        placed = place_tokens(text, ["Vardania", "'s", "envoy", "left", "."])
        assert [text[s:e] for s, e in placed] == ["Vardania", "'s", "envoy", "left", "."]

    def test_a_text_that_spells_otherwise_is_an_error(self) -> None:
        with pytest.raises(ValueError, match="expected 'right'"):
            place_tokens("he left", ["he", "right"])

    def test_a_snippet_is_one_line(self) -> None:
        assert snippet("rain in\nSellin today", (8, 14), 5) == "n in [Sellin] toda"


class TestRules:
    def test_rules_on_few_documents_are_listed_and_the_seed_is_told_apart(self, tmp_path: Path) -> None:
        (tmp_path / "set").mkdir()
        (tmp_path / "seeds").mkdir()
        (tmp_path / "seeds" / "first.txt").write_text("rain")
        lines = [json.dumps({"id": f"d{i}", "text": "rain"}) for i in range(4)]
        (tmp_path / "set" / "dev.jsonl").write_text("\n".join(lines))

        def rules(verb: Verb, items: Sequence[Item]) -> Mapping[str, Any]:
            fired = {"d0": ["often: rain", "once: rain"], "first.txt": ["seed only: rain"]}
            answers = {}
            for item in items:
                rows = [
                    SimpleNamespace(why=(why,), event_type=None, claim_kind="state")
                    for why in fired.get(item.id, ["often: hail"])
                ]
                answers[item.id] = SimpleNamespace(claims=rows, attributions=[SimpleNamespace(why=())])
            return answers

        rare = rare_rules([Lengths()], tmp_path, tmp_path / "seeds", rules, 100)
        assert (rare.documents, rare.fired) == (4, 3)
        assert rare.rules == (("claim seed only", 0, True), ("claim once", 1, False))
        assert table(rare).splitlines()[-1].split(" | ")[-2:] == ["2", "2 |"]

    @pytest.mark.parametrize(
        ("rule", "kind"),
        [
            ("claim v:meet", "verb"),
            ("claim v:sign+AGREEMENT", "verb + object"),
            ("claim v:call/on…", "verb + preposition"),
            ("claim v:blow_up", "verb + particle"),
            ("claim v:launch+n:attack", "light verb + noun"),
            ("claim n:attack", "noun"),
            ("claim a:ready", "adjective"),
            ("claim state noun", "other"),
        ],
    )
    def test_the_name_of_a_rule_tells_the_kind_of_its_pattern(self, rule: str, kind: str) -> None:
        assert shape(rule) == kind


class TestCommand:
    @pytest.fixture(autouse=True)
    def only_lengths(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("BLOWBACK_SHARED", str(tmp_path / "nowhere"))
        monkeypatch.setattr(cli, "ALL", (Lengths(),))
        monkeypatch.setattr(cli, "SCORERS", {"lengths": Lengths()})
        monkeypatch.setattr(cli, "ask_with", lambda workers: measure)

    def test_score_prints_and_writes(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["score", "lengths", str(folder), "--misses", "1", "--json", "out.json"]) == 0
        printed = capsys.readouterr().out
        assert "lengths: 6 items (all), 1 unanswered" in printed
        assert "right                        0.667   [" in printed
        assert printed.count("wrong: d") == 1
        assert json.loads(Path("out.json").read_text())[0]["scorer"] == "lengths"

    def test_a_folder_without_the_data_is_an_error(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["score", "lengths", "empty"]) == 1
        assert "no set/dev.jsonl in empty" in capsys.readouterr().err

    def test_without_the_shared_data_our_own_is_scored(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "eval").mkdir()
        (folder / "set").rename(folder / "eval" / "renamed")
        (folder / "eval" / "data").mkdir()
        (folder / "eval" / "renamed").rename(folder / "eval" / "data" / "set")
        assert cli.main(["score", "all"]) == 0
        out, err = capsys.readouterr()
        assert "lengths: 6 items" in out
        assert "written for the project" in err

    def test_list_says_what_can_be_scored(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["list"]) == 0
        assert "how long a text is" in capsys.readouterr().out
