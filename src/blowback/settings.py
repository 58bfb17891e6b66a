"""What can be set, and what is it set to?

One frozen object, parsed by a function and handed down; nothing is read at import. A value comes
from the first of: the words of a call, the environment (``BLOWBACK_`` and the name in capitals), the
settings file (TOML), the default. The fields of ``Settings`` are the only list there is: the command
line and the docs are fed from ``settings_table``.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, NamedTuple, cast

import msgspec
import msgspec.inspect

from blowback.errors import EnvironmentProblem, InputError

PREFIX = "BLOWBACK_"
FILE_VARIABLE = "BLOWBACK_SETTINGS"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What does a run need to know that is a matter of choice?"""

    ledger: Annotated[
        Path, msgspec.Meta(description="The folder that holds the ledger.", extra={"unit": "path"})
    ] = Path("blowback-ledger")
    registry: Annotated[
        Path | None,
        msgspec.Meta(
            description="The user's own actors, as `blowback registry import` writes them; "
            "without it `blowback-registry.json` where there is one.",
            extra={"unit": "path"},
        ),
    ] = None
    gazetteer: Annotated[
        Path | None,
        msgspec.Meta(
            description="The user's own places, as `blowback gazetteer import` writes them; "
            "without it `blowback-gazetteer.npz` where there is one.",
            extra={"unit": "path"},
        ),
    ] = None
    heads: Annotated[
        bool,
        msgspec.Meta(
            description="Whether the trained heads judge what the rules find, where they are installed.",
            extra={"unit": "yes or no"},
        ),
    ] = True
    workers: Annotated[
        int,
        msgspec.Meta(
            ge=1,
            le=256,
            description="How many processes read at the same time. The output does not depend on it.",
            extra={"unit": "processes"},
        ),
    ] = 1
    document_limit: Annotated[
        int,
        msgspec.Meta(
            ge=1,
            description="A document of more bytes is set aside.",
            extra={"unit": "bytes"},
        ),
    ] = 10_000_000
    text_limit: Annotated[
        int,
        msgspec.Meta(
            ge=1,
            le=1_000_000,
            description="A document whose text has more characters is set aside.",
            extra={"unit": "characters"},
        ),
    ] = 1_000_000
    language_floor: Annotated[
        int,
        msgspec.Meta(
            ge=1,
            description="A text with fewer letters is too short to tell its language.",
            extra={"unit": "letters"},
        ),
    ] = 40


class Setting(NamedTuple):
    """One thing that can be set, as the command line and the docs show it."""

    name: str
    variable: str
    default: object
    help: str
    unit: str


def settings_table() -> tuple[Setting, ...]:
    """Which settings are there, with default, help and unit?"""
    rows = []
    for field in cast(msgspec.inspect.StructType, msgspec.inspect.type_info(Settings)).fields:
        meta = cast(msgspec.inspect.Metadata, field.type)
        text = (meta.extra_json_schema or {}).get("description", "")
        unit = (meta.extra or {}).get("unit", "")
        rows.append(Setting(field.name, PREFIX + field.name.upper(), field.default, text, unit))
    return tuple(rows)


def reference() -> str:
    """What is the reference page of the settings?"""
    rows = "\n".join(
        f"| `{each.name}` | `{each.variable}` | `{each.default}` | {each.unit} | {each.help} |"
        for each in settings_table()
    )
    return f"""# Settings

<!-- Made by `python -m blowback.settings FILE`; edit src/blowback/settings.py, not this page. -->

A value comes from the first of: the words of the command, the environment, the settings file, the default.
The settings file is `settings.toml` in the user's configuration folder for `blowback`, or the one that
`{FILE_VARIABLE}` names; it holds lines such as `workers = 2`.

| setting | variable | default | unit | what it does |
|---|---|---|---|---|
{rows}
"""


def read_settings(
    overrides: Mapping[str, object] | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    file: Path | None = None,
) -> Settings:
    """What holds for this run?

    Args:
        overrides: what the call itself says, by name of the setting; ``None`` says nothing.
        environ: the environment; that of the process where none is given.
        file: a settings file; else the one that ``BLOWBACK_SETTINGS`` names (both must exist), else
            ``settings.toml`` in the user's configuration folder, where there is one.

    Raises:
        InputError: where a value is not what its setting takes, or a setting is not known.
        EnvironmentProblem: where the settings file cannot be read.
    """
    environ = os.environ if environ is None else environ
    said: dict[str, object] = {}
    origin: dict[str, str] = {}

    def say(values: Mapping[str, object], where: str) -> None:
        said.update(values)
        origin.update(dict.fromkeys(values, where))

    path = _settings_file(environ, file)
    if path is not None:
        say(_read_toml(path), str(path))
    for setting in settings_table():
        if value := environ.get(setting.variable):
            say({setting.name: value}, f"the environment variable {setting.variable}")
    say({name: value for name, value in (overrides or {}).items() if value is not None}, "the call")
    return _convert(said, origin)


def _convert(said: Mapping[str, object], origin: Mapping[str, str]) -> Settings:
    names = [setting.name for setting in settings_table()]
    for name, value in said.items():
        if name not in names:
            raise InputError(
                f"{origin[name]} sets {name!r}, which is no setting; the settings are {', '.join(names)}"
            )
        try:  # one at a time, so that the message can say where a bad value comes from
            msgspec.convert({name: value}, Settings, strict=False, dec_hook=_decode)
        except msgspec.ValidationError as error:
            raise InputError(f"{origin[name]} sets {name} to {value!r}: {error}") from error
    return msgspec.convert(dict(said), Settings, strict=False, dec_hook=_decode)


def _decode(kind: type, value: Any) -> Any:
    if kind is Path and isinstance(value, (str, Path)):
        return Path(value).expanduser()
    raise ValueError(f"expected {kind.__name__}, got {type(value).__name__}")


def _settings_file(environ: Mapping[str, str], file: Path | None) -> Path | None:
    named = file or (Path(environ[FILE_VARIABLE]) if environ.get(FILE_VARIABLE) else None)
    if named is not None:
        if not named.is_file():
            raise InputError(f"there is no settings file {named}; nothing was read")
        return named
    import platformdirs

    usual = platformdirs.user_config_path("blowback") / "settings.toml"
    return usual if usual.is_file() else None


def _read_toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path} is no TOML file: {error}") from error
    except OSError as error:
        raise EnvironmentProblem(f"{path} cannot be read: {error.strerror}") from error


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(), encoding="utf-8")
