"""How is a marked sentence of the codebook read, and what is wrong with it if it cannot be?

The form is described in ``guide.md``. A record is a sentence with marks, then its line of labels.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from blowback.vocab.claims import BackingKind, ClaimKind, Extent, Factuality, Modality, StateKind
from blowback.vocab.plover import EventType, plover
from blowback.vocab.speech import SpeakerClass, Stance

SENTENCES: Final = Path(__file__).parent / "sentences"
NONE: Final = "none"
HELD_OUT: Final = frozenset({0, 1})  # of ten parts
MARKS: Final = frozenset("ARESQCN")
REGIONS: Final = frozenset(
    {
        "south-asia",
        "central-asia",
        "east-asia",
        "south-east-asia",
        "middle-east",
        "north-africa",
        "sahel",
        "horn",
        "great-lakes",
        "southern-africa",
        "west-africa",
        "europe",
        "caucasus",
        "north-america",
        "latin-america",
        "caribbean",
        "pacific",
        "invented",
    }
)
FORMS: Final = frozenset(
    {
        "plain",
        "passive",
        "nominal",
        "headline",
        "direct",
        "indirect",
        "mixed",
        "according",
        "agentless",
        "implied",
        "adjective",
        "relative",
        "damaged",
        "unpunctuated",
        "list",
    }
)
CHOICES: Final = {
    "by": frozenset(SpeakerClass),
    "stance": frozenset(Stance),
    "state": frozenset(StateKind),
    "backing": frozenset(BackingKind),
    "reg": REGIONS,
    "form": FORMS,
}


class FormError(ValueError):
    """A record that is not in the form of the guide."""


@dataclass(frozen=True)
class Record:
    """One labelled sentence; spans are half-open offsets into its text, in code points."""

    text: str
    spans: dict[str, tuple[tuple[int, int], ...]]
    kind: str
    event_type: str | None = None
    mode: str | None = None
    modality: str | None = None
    factuality: str | None = None
    extent: str | None = None
    contexts: tuple[str, ...] = ()
    more: dict[str, str] = field(default_factory=dict)

    @property
    def part(self) -> int:
        """Into which of ten parts does the sentence fall? Into one, whatever is labelled in it."""
        return int(hashlib.sha1(self.text.encode()).hexdigest(), 16) % 10  # noqa: S324 - no secret

    @property
    def held_out(self) -> bool:
        """Is it kept back, so that nothing is learnt from it?"""
        return self.part in HELD_OUT


def unmark(line: str) -> tuple[str, dict[str, tuple[tuple[int, int], ...]]]:
    """What is the text of a marked sentence, and where are its marks?

    Raises:
        FormError: where marks are unknown, empty, unclosed or cross each other.
    """
    text: list[str] = []
    open_marks: list[tuple[str, int]] = []
    spans: dict[str, list[tuple[int, int]]] = {}
    at = 0
    while at < len(line):
        char = line[at]
        if char == "\\" and line[at + 1 : at + 2] in {"[", "]"}:
            text.append(line[at + 1])
            at += 2
        elif char == "[":
            mark = line[at + 1 : at + 3]
            if len(mark) < 2 or mark[0] not in MARKS or mark[1] != " ":
                raise FormError(f"unknown mark {line[at : at + 4]!r}")
            open_marks.append((mark[0], len(text)))
            at += 3
        elif char == "]":
            if not open_marks:
                raise FormError(f"a mark closes that was not opened, before {line[at : at + 20]!r}")
            mark, start = open_marks.pop()
            covered = "".join(text[start:])
            if not covered.strip() or covered != covered.strip():
                raise FormError(f"the mark {mark} is empty or has blanks at its edge: {covered!r}")
            spans.setdefault(mark, []).append((start, len(text)))
            at += 1
        else:
            text.append(char)
            at += 1
    if open_marks:
        raise FormError(f"the mark {open_marks[-1][0]} is not closed")
    return "".join(text), {mark: tuple(sorted(found)) for mark, found in sorted(spans.items())}


def read_record(sentence: str, labels: str) -> Record:
    """What does one record say?

    Raises:
        FormError: where it is not in the form of the guide.
    """
    text, spans = unmark(sentence)
    words = labels.split()
    values = [word for word in words if "=" not in word]
    more = _pairs([word for word in words if "=" in word])
    contexts = tuple(sorted(filter(None, more.pop("ctx", "").split(","))))
    if unknown := set(contexts) - plover().contexts:
        raise FormError(f"unknown context {', '.join(sorted(unknown))}")
    if {"reg", "form"} - more.keys():
        raise FormError("reg= and form= are wanted")
    if values == ["-", NONE]:
        if spans.keys() - set("SQCN"):
            raise FormError("kind none has marks of a claim")
        return Record(text, spans, NONE, contexts=contexts, more=more)
    if len(values) != 5:
        raise FormError(f"five labels are wanted, not {len(values)}: {' '.join(values)}")
    code, kind, modality, factuality, extent = values
    event_type, mode = _code(code)
    _among("kind", kind, frozenset(ClaimKind))
    _among("modality", modality, frozenset(Modality))
    _among("factuality", factuality, frozenset(Factuality))
    _among("extent", extent, frozenset(Extent))
    if "E" not in spans:
        raise FormError("the words that make the claim (E) are not marked")
    if kind == ClaimKind.EVENT and event_type is None:
        raise FormError("an event wants a type")
    if (kind == ClaimKind.STATE) != ("state" in more):
        raise FormError("state= goes with kind state")
    if "by" not in more:
        raise FormError("by= is wanted")
    return Record(text, spans, kind, event_type, mode, modality, factuality, extent, contexts, more)


def _code(code: str) -> tuple[str | None, str | None]:
    if code == "-":
        return None, None
    name, _, mode = code.partition("/")
    _among("type", name, frozenset(EventType))
    if mode:
        _among(f"mode of {name}", mode, frozenset(plover().types[EventType(name)].modes))
    return name, mode or None


def _pairs(words: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in words:
        key, _, value = word.partition("=")
        if key in found or (key != "ctx" and key not in CHOICES):
            raise FormError(f"unknown or repeated key {key}=")
        if key != "ctx":
            _among(key, value, CHOICES[key])
        found[key] = value
    return found


def _among(what: str, value: str, known: frozenset[str]) -> None:
    if value not in known:
        raise FormError(f"unknown {what} {value!r}; one of {', '.join(sorted(known))}")


def read_file(path: Path) -> Iterator[tuple[int, Record | FormError]]:
    """Which records does a file hold, each with the number of its first line?"""
    waiting: list[tuple[int, str]] = []
    lines = path.read_text("utf-8").splitlines()
    for number, line in enumerate([*lines, ""], start=1):
        if line.startswith("#"):
            continue
        if line.strip():
            waiting.append((number, line.strip()))
            continue
        if not waiting:
            continue
        if len(waiting) == 2:
            try:
                yield waiting[0][0], read_record(waiting[0][1], waiting[1][1])
            except FormError as error:
                yield waiting[0][0], error
        else:
            yield waiting[0][0], FormError(f"a record has two lines, not {len(waiting)}")
        waiting = []


def records() -> Iterator[Record]:
    """Which records does the codebook hold, file by file?

    Raises:
        FormError: at the first that is not in form.
    """
    for path in sorted(SENTENCES.glob("*.txt")):
        for line, record in read_file(path):
            if isinstance(record, FormError):
                raise FormError(f"{path.name}:{line}: {record}")
            yield record
