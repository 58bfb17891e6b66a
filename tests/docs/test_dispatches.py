"""Does every dispatch that ships say what it rests on?"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from blowback import api

INVENTED = "This dispatch is invented: its countries, groups, people and outlets do not exist."


def record(dispatch: Path) -> dict[str, object]:
    found = yaml.safe_load(dispatch.with_suffix(".record.yaml").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("dispatch", api.sample(), ids=lambda path: path.stem)
def test_a_dispatch_names_the_source_of_each_statement_or_says_that_it_is_invented(dispatch: Path) -> None:
    told = record(dispatch)
    assert told["dispatch"] == dispatch.stem
    assert dispatch.stem.startswith(str(told["published"]))
    statements = told["statements"]
    assert isinstance(statements, list)
    assert statements
    for each in statements:
        assert each["statement"], each
        assert each["source"], each
        if not told["invented"]:
            assert str(each["url"]).startswith("https://") or str(each["url"]).startswith("http://")
    assert (INVENTED in dispatch.read_text("utf-8")) == told["invented"]


def test_there_is_no_record_without_a_dispatch() -> None:
    [folder] = {path.parent for path in api.sample()}
    records = {path.name.removesuffix(".record.yaml") for path in folder.glob("*.record.yaml")}
    assert records == {path.stem for path in api.sample()}
