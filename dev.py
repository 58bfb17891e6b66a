#!/usr/bin/env python3
"""Set up and run everything in this project, with nothing but Python itself.

    python3 dev.py demo     read the sample dispatches into a ledger and print a brief
    python3 dev.py test     run the tests (what follows goes to pytest)
    python3 dev.py lint     style, types, layers
    python3 dev.py docs     check the documentation and its examples
    python3 dev.py schema   write docs/reference/*.schema.json from the records
    python3 dev.py bench    record the benchmarks
    python3 dev.py lock     write requirements.lock anew
    python3 dev.py wheel    build the wheel and try it in an environment of its own
    python3 dev.py setup    only make the environment
    python3 dev.py run CMD  run a command in the environment

Each command first makes what it needs: an environment in ``.venv`` (or where ``BLOWBACK_VENV`` says),
stamped with the digest of ``requirements.lock`` and made anew when the lock changes. An environment
that this script did not make is never touched. Works from any folder, on Linux, macOS and Windows.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
HEADS = ROOT / "heads"
VENV = Path(os.environ.get("BLOWBACK_VENV", ROOT / ".venv")).absolute()
STAMP = VENV / "made-by-dev.py.json"
OLDEST, NEWEST = (3, 11), (3, 12)  # what the tests were run on


class Stop(Exception):
    """A problem that the reader of the message can put right."""


# --- the environment ------------------------------------------------------------------------------


def tool(name: str, venv: Path = VENV) -> Path:
    """Where does an environment keep a command?"""
    return venv / ("Scripts" if os.name == "nt" else "bin") / (name + (".exe" if os.name == "nt" else ""))


def digest(path: Path) -> str:
    """What is the SHA-256 of a file?"""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def environ() -> dict[str, str]:
    """What do commands see? Nothing of another environment that happens to be active."""
    kept = {k: v for k, v in os.environ.items() if k not in {"VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME"}}
    return kept | {"PYTHONUTF8": "1"}


def run(*command: object, cwd: Path = ROOT) -> None:
    """Run a command, or stop with its exit code."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=environ(), check=False)
    if done.returncode:
        raise SystemExit(done.returncode)


def find_python() -> Path:
    """Which Python is new enough? The one that runs this, else the first on the path that is."""
    if sys.version_info[:2] >= OLDEST:
        return Path(sys.executable)
    for minor in range(NEWEST[1] + 2, OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found and not subprocess.run([found, "-c", ""], check=False, capture_output=True).returncode:
            return Path(found)
    found_version = ".".join(map(str, sys.version_info[:2]))
    raise Stop(
        f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed, this is {found_version}.\n"
        "On Debian 12 or Ubuntu 24.04: sudo apt-get install python3 python3-venv"
    )


def new_environment(venv: Path, uv: str | None) -> None:
    """Make an empty environment, with uv where it is at hand, else with Python's own venv."""
    python = find_python()
    if uv:
        run(uv, "venv", "--quiet", "--python", python, venv)
        return
    lacking = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if lacking and python == Path(sys.executable):
        version = ".".join(map(str, sys.version_info[:2]))
        raise Stop(
            f"This Python cannot make environments: it lacks the module {lacking[0]}. Nothing was changed.\n"
            "On Debian 12 and Ubuntu install it with\n\n"
            "    sudo apt-get install python3-venv\n\n"
            f"(for a Python other than the system's: python{version}-venv), then try again."
        )
    run(python, "-m", "venv", venv)


def install(venv: Path, uv: str | None, *arguments: object) -> None:
    """Install into an environment, with uv where it is at hand, else with its own pip."""
    if uv:
        run(uv, "pip", "install", "--quiet", "--python", tool("python", venv), *arguments)
    else:
        quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
        run(tool("python", venv), "-m", "pip", "install", *quiet, *arguments)


def stamped() -> dict[str, str] | None:
    """What does the environment's stamp say? None where there is no environment yet."""
    if not VENV.exists() or not any(VENV.iterdir()):
        return None
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        raise Stop(
            f"{VENV} was not made by this script, so it is left as it is.\n"
            "Move it away, or name another place: BLOWBACK_VENV=/some/folder python3 dev.py ..."
        ) from None
    return stamp


def setup() -> None:
    """Make the environment, or make it anew where the lock has changed since."""
    want = {
        "lock": digest(LOCK),
        "project": digest(ROOT / "pyproject.toml"),
        "heads": digest(HEADS / "pyproject.toml"),
    }
    have = stamped()
    if have == want and tool("python").exists():
        return
    uv = shutil.which("uv")
    if have is None or have.get("lock") != want["lock"] or not tool("python").exists():
        print(f"Setting up {VENV} (once, a minute or two) ...", file=sys.stderr)
        if have is not None:
            shutil.rmtree(VENV)
        new_environment(VENV, uv)
        STAMP.write_text("{}", "utf-8")  # ours, though not finished: a broken set-up is made anew
        install(VENV, uv, "--require-hashes", "--only-binary", ":all:", "-r", LOCK)
    install(VENV, uv, "--no-deps", "--no-build-isolation", "--editable", ROOT, "--editable", HEADS)
    STAMP.write_text(json.dumps(want), "utf-8")


# --- the commands ---------------------------------------------------------------------------------


def demo(*_: str) -> None:
    """Read the sample dispatches and print a brief on one pair of them."""
    ledger = ROOT / "demo-ledger"
    run(tool("blowback"), "read", "--sample", "--ledger", ledger)
    run(tool("blowback"), "brief", "Vardania", "Kesh Front", "--ledger", ledger)
    blowback = (
        tool("blowback").relative_to(ROOT) if tool("blowback").is_relative_to(ROOT) else tool("blowback")
    )
    print(
        "\nTry next (from the folder of this project):\n"
        f"  {blowback} brief Pakistan 'Afghan Taliban' --html brief.html --ledger demo-ledger\n"
        f"  {blowback} turns --ledger demo-ledger            who turned on whom, when, and who says so\n"
        f"  {blowback} explain ID --ledger demo-ledger      any id in the brief, back to the characters\n"
        f"  {blowback} read YOUR-FOLDER                     your own articles, into a ledger of their own"
    )


def test(*arguments: str) -> None:
    """Run the tests, all but the benchmarks."""
    run(tool("python"), "-m", "pytest", "-m", "not bench", *arguments)


def lint(*_: str) -> None:
    """Check style, format, types and layers."""
    run(tool("ruff"), "check", ".")
    run(tool("ruff"), "format", "--check", ".")
    run(tool("mypy"))
    run(tool("lint-imports"), "--no-cache")


def docs(*arguments: str) -> None:
    """Check links, decisions, words, and run the examples."""
    run(tool("python"), "-m", "pytest", "tests/docs", *arguments)


def schema(*_: str) -> None:
    """Write the JSON Schemas of the output lines anew."""
    run(tool("python"), "-m", "blowback.export.json_schema", ROOT / "docs" / "reference")


def bench(*arguments: str) -> None:
    """Record the benchmarks."""
    run(tool("python"), "-m", "pytest", "-m", "bench", "-s", *arguments)


def lock(*_: str) -> None:
    """Resolve the declared ranges into requirements.lock: hashed wheels for every platform."""
    pins = ("--universal", "--python-version", "3.11", "--only-binary", ":all:", "--generate-hashes")
    plain = ("--no-header", "--no-annotate", "--quiet", "--extra", "dev", "--output-file", LOCK)
    run(shutil.which("uv") or tool("uv"), "pip", "compile", "pyproject.toml", "--upgrade", *pins, *plain)


def wheel(*_: str) -> None:
    """Build the wheel, install it without the development extras, and run it."""
    uv = shutil.which("uv") or str(tool("uv"))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        run(tool("hatchling"), "build", "-t", "wheel", "-d", place)
        built = next(place.glob("*.whl"))
        pins = re.findall(r"(?m)^[\w.-]+==[^\\\n]+", LOCK.read_text("utf-8"))
        (place / "pins.txt").write_text("\n".join(pins), "utf-8")
        new_environment(place / "venv", uv)
        install(place / "venv", uv, "--only-binary", ":all:", "-c", place / "pins.txt", built)
        try_wheel(place)


def try_wheel(place: Path) -> None:
    """Run the installed command as a user would, away from the checkout."""
    blowback = tool("blowback", place / "venv")
    run(blowback, "--help", cwd=place)  # compiles the modules, so that the next start is a usual one
    before = os.times()
    run(blowback, "--help", cwd=place)
    after = os.times()
    seconds = after.children_user + after.children_system - before.children_user - before.children_system
    print(f"blowback --help: {seconds:.2f} s of CPU time (wanted: under 0.3)")
    if seconds > 1.0:
        raise Stop(f"blowback --help took {seconds:.2f} s of CPU time: something heavy is imported at start.")
    dispatch = place / "dispatch.txt"
    dispatch.write_text(
        "PORT SELLIN, 4 March 2031 - Vardania's foreign minister said on Tuesday that his government had "
        "asked the Kesh Front to release 12 prisoners. The group refused.\n",
        "utf-8",
    )
    started = time.monotonic()
    command = [str(blowback), "annotate", str(dispatch)]
    done = subprocess.run(command, cwd=place, env=environ(), check=False, capture_output=True, text=True)
    if done.returncode:
        raise Stop(f"blowback annotate failed with exit code {done.returncode}:\n{done.stderr}")
    line = json.loads(done.stdout)
    seconds = time.monotonic() - started
    print(f"blowback annotate: {line['schema']}, {len(line['claims'])} claims, {seconds:.1f} s")


COMMANDS = {f.__name__: f for f in (demo, test, lint, docs, schema, bench, lock, wheel)}


def main(arguments: list[str]) -> int:
    """Run one command."""
    command, *rest = arguments or ["help"]
    if command not in {*COMMANDS, "setup", "run"} or (command == "run" and not rest):
        print(__doc__)
        return 0 if command in {"help", "-h", "--help"} else 2
    try:
        if command != "lock" or not shutil.which("uv"):
            setup()
        if command == "run":
            run(tool(rest[0]) if tool(rest[0]).exists() else rest[0], *rest[1:], cwd=Path.cwd())
        elif command != "setup":
            COMMANDS[command](*rest)
    except Stop as problem:
        print(problem, file=sys.stderr)
        return 4
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
