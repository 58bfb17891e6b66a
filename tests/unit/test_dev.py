"""The set-up script: what it makes, and what it leaves alone."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def dev(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, its environment in a folder of the test, its commands recorded and not run."""
    monkeypatch.setenv("BLOWBACK_VENV", str(tmp_path / "venv"))
    spec = importlib.util.spec_from_file_location("dev", root / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.ran = []

    def pretend(*command: object, cwd: Path = root) -> None:
        module.ran.append(" ".join(map(str, command)))
        if "venv" in command:
            python = module.tool("python")
            python.parent.mkdir(parents=True)
            python.touch()

    monkeypatch.setattr(module, "run", pretend)
    monkeypatch.setattr(module.shutil, "which", lambda name: None)
    return module


def test_the_first_set_up_installs_exactly_what_the_lock_says(dev: ModuleType) -> None:
    dev.setup()
    assert [re.sub(r"\S*/", "", line) for line in dev.ran] == [
        f"{Path(sys.executable).name} -m venv venv",
        (
            "python -m pip install --quiet --disable-pip-version-check --no-input "
            "--require-hashes --only-binary :all: -r requirements.lock"
        ),
        (
            "python -m pip install --quiet --disable-pip-version-check --no-input "
            f"--no-deps --no-build-isolation --editable {dev.ROOT.name} --editable heads"
        ),
    ]


def test_a_second_set_up_does_nothing(dev: ModuleType) -> None:
    dev.setup()
    dev.ran.clear()
    dev.setup()
    assert dev.ran == []


def test_a_changed_lock_makes_the_environment_anew(dev: ModuleType) -> None:
    dev.setup()
    dev.STAMP.write_text(json.dumps(json.loads(dev.STAMP.read_text()) | {"lock": "of old"}))
    dev.ran.clear()
    dev.setup()
    assert len(dev.ran) == 3


def test_a_broken_set_up_is_made_anew(dev: ModuleType) -> None:
    dev.setup()
    dev.STAMP.write_text("{}")
    dev.ran.clear()
    dev.setup()
    assert len(dev.ran) == 3


def test_a_changed_declaration_only_installs_the_project_again(dev: ModuleType) -> None:
    dev.setup()
    dev.STAMP.write_text(json.dumps(json.loads(dev.STAMP.read_text()) | {"project": "of old"}))
    dev.ran.clear()
    dev.setup()
    assert len(dev.ran) == 1
    assert "--editable" in dev.ran[0]


def test_an_environment_of_somebody_else_is_left_alone(dev: ModuleType) -> None:
    dev.VENV.mkdir()
    (dev.VENV / "pyvenv.cfg").write_text("home = /usr/bin")
    with pytest.raises(dev.Stop, match="was not made by this script"):
        dev.setup()
    assert dev.ran == []
    assert [path.name for path in dev.VENV.iterdir()] == ["pyvenv.cfg"]


def test_a_python_without_ensurepip_is_told_what_to_install(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find(name))
    with pytest.raises(dev.Stop, match=r"(?s)ensurepip.*sudo apt-get install python3-venv"):
        dev.setup()
    assert not dev.VENV.exists()


def test_an_old_python_is_told_what_is_needed(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.sys, "version_info", (3, 9, 2))
    with pytest.raises(dev.Stop, match=r"Python 3\.11 or newer is needed, this is 3\.9"):
        dev.setup()


def test_an_unknown_command_shows_the_help(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["dance"]) == 2
    assert "dev.py demo" in capsys.readouterr().out


def test_the_lock_names_no_registry_and_hashes_every_wheel(root: Path) -> None:
    lock = (root / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    assert not re.search(r"(?m)^--", lock)
    for line in re.split(r"(?m)^(?=\S)", lock):
        assert not line or "--hash=sha256:" in line, line.splitlines()[0]


def test_every_command_of_the_makefile_is_one_of_the_script(dev: ModuleType, root: Path) -> None:
    targets = re.search(r"(?m)^(demo .*):$", (root / "Makefile").read_text("utf-8"))
    assert targets is not None
    assert set(targets[1].split()) == {*dev.COMMANDS, "setup"}
