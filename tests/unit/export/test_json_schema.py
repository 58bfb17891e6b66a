"""The committed schemas are those of the records, and hold what is written."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from blowback.export.json_schema import LINES, annotation_schema, schema_text
from blowback.records import AnnotatedArticle, Annotation, Notice, Published
from blowback.vocab.documents import NoticeKind

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"


@pytest.mark.parametrize("line", LINES)
def test_the_committed_schema_is_that_of_the_records(line: str) -> None:
    committed = (REFERENCE / f"{line}.schema.json").read_text("utf-8")
    assert committed == schema_text(line), "run: python3 dev.py schema, and say in the CHANGELOG what changed"


def a_line() -> dict:
    article = AnnotatedArticle(
        title=None, text="Rain in Ostmark.", language="en", outlet=None, published_at=Published()
    )
    notices = (Notice(start=0, end=4, kind=NoticeKind.FURNITURE, detail="a heading"),)
    return json.loads(msgspec.json.encode(Annotation(id="a", article=article, notices=notices)))


def test_a_line_satisfies_the_schema() -> None:
    jsonschema.validate(a_line(), annotation_schema())


def test_a_missing_field_and_an_unknown_word_do_not_satisfy_it() -> None:
    without, wrong = a_line(), a_line()
    del without["claims"]
    wrong["notices"][0]["kind"] = "gossip"
    for line in (without, wrong):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(line, annotation_schema())


def test_an_added_field_is_no_breach() -> None:
    jsonschema.validate(a_line() | {"weather": "rain"}, annotation_schema())
