"""What is installed here, is it what it should be, and is the ledger sound?"""

from __future__ import annotations

import hashlib
import platform
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from blowback.errors import BlowbackError
from blowback.ledger import Ledger
from blowback.settings import Settings

_PACKAGES = (
    "spacy",
    "msgspec",
    "trafilatura",
    "htmldate",
    "py3langid",
    "charset-normalizer",
    "rapidfuzz",
    "typer",
    "rich",
)


def checkup(settings: Settings) -> dict[str, Any]:
    """What is installed, which model and registry with which hash, and is the ledger sound?

    ``problems`` is empty where nothing is wrong; a ledger that does not exist yet is no problem.
    """
    problems: list[str] = []
    found: dict[str, Any] = {
        "blowback": version("blowback"),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "packages": _packages(problems),
        "model": _model(problems),
        "heads": _heads(),
        "registry": _registry(problems),
        "vocabulary": _vocabulary(),
        "ledger": _ledger(settings.ledger, problems),
    }
    return {**found, "problems": problems}


def _packages(problems: list[str]) -> dict[str, str]:
    found = {}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "missing"
            problems.append(f"the package {name} is missing; install blowback again with its dependencies")
    return found


def _heads() -> str:
    """Which trained heads judge what the rules find?"""
    from blowback.read.heads import Heads, available

    return Heads().version if available() else "not installed: the rules read alone"


def _model(problems: list[str]) -> dict[str, str]:
    from blowback.read.parse import MODEL

    spec = find_spec(MODEL)
    if spec is None or spec.origin is None:
        problems.append(f"the model {MODEL} is missing; install blowback again with its dependencies")
        return {"name": MODEL, "version": "missing"}
    return {"name": MODEL, "version": version(MODEL), "sha256": _hash_of(Path(spec.origin).parent)}


def _hash_of(folder: Path) -> str:
    """One hash over the names and bytes of all files of a package, compiled Python left out."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _registry(problems: list[str]) -> dict[str, Any]:
    from blowback.resolve.registry import load

    try:
        registry = load()
    except (OSError, ValueError) as error:
        problems.append(f"the actor registry cannot be read: {error}")
        return {"version": "unreadable"}
    return {"version": registry.version, "actors": len(registry)}


def _vocabulary() -> str:
    from blowback.vocab.plover import plover

    return plover().version


def _ledger(folder: Path, problems: list[str]) -> dict[str, Any]:
    if not folder.exists():
        return {"path": str(folder), "state": "not there yet; `blowback read` makes it"}
    try:
        with Ledger.open(folder) as ledger:
            check = ledger.check()
    except BlowbackError as error:
        problems.append(str(error))
        return {"path": str(folder), "state": "cannot be opened"}
    problems.extend(check.problems)
    state = "sound" if not check.problems else "damaged"
    return {
        "path": str(folder),
        "state": state,
        "schema": check.schema,
        "sqlite": check.sqlite,
        "bytes": check.size,
        **check.counts,
    }
