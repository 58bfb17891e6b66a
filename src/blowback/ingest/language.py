"""In which language is a text, as far as it can be told?"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

_SAMPLE: Final = 8_000
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENGLISH_SHARE: Final = 0.08  # of the words of a text
_SCRIPT_LETTERS: Final = 4  # of another script than ours say enough


def identify(text: str, floor: int) -> str | None:
    """Which ISO 639 code has the language of a text? ``None`` where it is too short to tell.

    Args:
        text: any text; its beginning is looked at.
        floor: letters below which a text in Latin script tells nothing.
    """
    words = _WORD.findall(text[:_SAMPLE])
    letters = "".join(words)
    latin = len(letters) if letters.isascii() else sum(letter < "\u0250" for letter in letters)
    if 2 * latin < len(letters):
        return _classify(text) if len(letters) >= _SCRIPT_LETTERS else None
    if len(letters) < floor:
        return None
    common, near = _english()
    wanted = _ENGLISH_SHARE * len(words)
    for word in words:  # of an English text the first few are enough
        wanted -= word.lower() in common
        if wanted <= 0:
            return "en"
    told = _classify(text)
    return "en" if told in near else told


def primary(tag: str) -> str | None:
    """What is the language of a tag such as ``en-GB``? ``None`` where it is no tag."""
    found = re.match(r"([A-Za-z]{2,3})(?:[-_]|\Z)", tag.strip())
    return found[1].lower() if found else None


def _classify(text: str) -> str:
    return str(_model().classify(text[:_SAMPLE])[0])


@cache
def _english() -> tuple[frozenset[str], frozenset[str]]:
    """The common words of English, and the languages near to it."""
    data = tomllib.loads((files(__package__) / "data" / "language.toml").read_text("utf-8"))
    return frozenset(data["common"]), frozenset(data["near"])


@cache
def _model():  # type: ignore[no-untyped-def]  # noqa: ANN202 - the library is untyped
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
