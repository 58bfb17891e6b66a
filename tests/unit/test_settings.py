"""Where a setting's value comes from, and what is said when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from blowback.errors import InputError
from blowback.settings import Settings, read_settings, reference, settings_table


def test_defaults_hold_where_nothing_is_said(tmp_path: Path) -> None:
    empty = tmp_path / "settings.toml"
    empty.write_text("")
    assert read_settings(environ={}, file=empty) == Settings()


def test_the_call_outranks_the_environment_and_that_the_file(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("workers = 2\ntext_limit = 100\ndocument_limit = 7\n")
    environ = {"BLOWBACK_SETTINGS": str(file), "BLOWBACK_WORKERS": "3", "BLOWBACK_TEXT_LIMIT": "200"}
    settings = read_settings({"workers": 4, "text_limit": None}, environ=environ)
    assert (settings.workers, settings.text_limit, settings.document_limit) == (4, 200, 7)


def test_a_path_is_a_path(tmp_path: Path) -> None:
    settings = read_settings({"ledger": "~/kesh"}, environ={})
    assert settings.ledger == Path.home() / "kesh"


@pytest.mark.parametrize(
    ("environ", "overrides", "says"),
    [
        ({"BLOWBACK_WORKERS": "many"}, {}, "BLOWBACK_WORKERS"),
        ({"BLOWBACK_WORKERS": "0"}, {}, ">= 1"),
        ({}, {"workers": 0}, "the call sets workers"),
        ({}, {"wrokers": 1}, "the settings are"),
        ({"BLOWBACK_SETTINGS": "/nowhere/settings.toml"}, {}, "no settings file"),
    ],
)
def test_a_wrong_value_is_named_with_its_origin(
    environ: dict[str, str], overrides: dict[str, object], says: str
) -> None:
    with pytest.raises(InputError, match=says):
        read_settings(overrides, environ=environ)


def test_a_settings_file_that_is_no_toml_is_said(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("workers: 3")
    with pytest.raises(InputError, match="no TOML"):
        read_settings(environ={}, file=file)


def test_every_setting_has_help_and_a_unit() -> None:
    for setting in settings_table():
        assert setting.help.endswith(".")
        assert setting.unit
        assert setting.variable == f"BLOWBACK_{setting.name.upper()}"


def test_the_reference_page_is_up_to_date(root: Path) -> None:
    page = (root / "docs" / "reference" / "settings.md").read_text("utf-8")
    assert page == reference(), "run: python -m blowback.settings docs/reference/settings.md"
