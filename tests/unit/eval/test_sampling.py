"""Drawing claims for a second reader, on invented rows and answers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from blowback.records import Annotation
from blowback_eval import cli, data, sampling
from blowback_eval.data import NoData
from blowback_eval.items import Item, Verb
from tests.unit.eval import answers

TEXT = "Rain fell. Vardania armed the Kesh Front. It denied that. Snow fell."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in sampling.SETS:
        (tmp_path / name).mkdir()
        rows = [{"id": f"{name}{i}", "text": TEXT, "date": "2031-05-01"} for i in range(60)]
        (tmp_path / name / "train.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    return tmp_path


def two_claims(item: Item) -> Iterator[Any]:
    """What is claimed in every document: that arms were given, and that it is denied."""
    text = item.ask["text"]
    first = answers.claim(text, "armed", "AID")
    for number, one in enumerate((first, answers.claim(text, "denied", "REJECT"))):
        start, end = ((11, 41), (42, 57))[number]
        yield msgspec.structs.replace(one, id=f"{item.id}-{number}", evidence=(start, end))


def ask(verb: Verb, items: Sequence[Item]) -> Mapping[str, Annotation]:
    sentences = ((0, 10), (11, 41), (42, 57), (58, len(TEXT)))
    return {
        item.id: answers.annotation(item, claims=list(two_claims(item)), sentences=sentences)
        for item in items
    }


class TestDrawing:
    def test_from_the_closed_tenth_alone_and_from_each_set_alike(self, folder: Path) -> None:
        drawn = sampling.draw_claims(folder, 8, ask)
        assert sorted(one.name for one in drawn) == ["polnear"] * 3 + ["re3d"] * 3 + ["satp"] * 2
        assert all(data.closed({"id": one.annotation.id}) for one in drawn)

    def test_the_same_each_time(self, folder: Path) -> None:
        first, second = (sampling.draw_claims(folder, 8, ask) for _ in range(2))
        assert [one.claim.id for one in first] == [one.claim.id for one in second]

    def test_what_was_read_before_is_not_drawn_again(self, folder: Path, tmp_path: Path) -> None:
        sampling.write(sampling.draw_claims(folder, 6, ask), tmp_path / "first.txt")
        read = sampling.already_read([tmp_path / "first.jsonl"])
        assert len(read) == 6
        assert not read & {one.claim.id for one in sampling.draw_claims(folder, 6, ask, read)}

    def test_without_the_data_it_says_so(self, tmp_path: Path) -> None:
        with pytest.raises(NoData):
            sampling.draw_claims(tmp_path, 3, ask)


class TestWriting:
    def test_a_page_has_the_sentence_its_neighbours_and_the_fields(
        self, folder: Path, tmp_path: Path
    ) -> None:
        drawn = [one for one in sampling.draw_claims(folder, 12, ask) if one.claim.id.endswith("-0")]
        sampling.write(drawn, tmp_path / "out.txt")
        page = (tmp_path / "out.txt").read_text("utf-8").split("\n\n")[0]
        assert "  - Rain fell." in page
        assert "  > Vardania [[armed]] the Kesh Front." in page
        assert "  - It denied that." in page
        assert "Snow" not in page
        assert "event_type: AID" in page

    def test_the_rows_for_verdicts_hold_no_text(self, folder: Path, tmp_path: Path) -> None:
        sampling.write(sampling.draw_claims(folder, 3, ask), tmp_path / "out.txt")
        rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
        assert [row["number"] for row in rows] == [1, 2, 3]
        assert set(rows[0]) == {"number", "set", "document", "claim", "kind", "trigger", "evidence"}
        assert all(len(row["document"]) == 12 and row["set"] not in row["document"] for row in rows)

    def test_nothing_is_written_into_a_repository(
        self,
        folder: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        (tmp_path / ".git").mkdir()
        monkeypatch.setattr(cli, "ask_with", lambda workers: ask)
        (tmp_path / "below").mkdir()
        target = tmp_path / "below" / "out.txt"
        assert cli.main(["draw", str(target), str(folder), "--claims", "3"]) == 1
        assert "repository" in capsys.readouterr().err
        assert not target.exists()


def test_a_sentence_at_the_edge_has_one_neighbour() -> None:
    sentences = ((0, 10), (11, 41))
    assert sampling.around(sentences, (0, 5)) == [(">", (0, 10)), ("-", (11, 41))]
    assert sampling.around((), (3, 5)) == [(">", (3, 5))]
