"""Which documents are in these files and folders? One after the other, never all at once.

Text (``.txt``), pages (``.html``, ``.htm``) and JSON lines (``.jsonl``, ``.ndjson``) are read; everything
else is set aside by name. Folders are walked to the bottom in the order of names.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from blowback.ingest.documents import Document, Form, Reason, set_aside
from blowback.ingest.jsonlines import looks_like_json, read_lines
from blowback.records import SetAside
from blowback.settings import Settings
from blowback.text.escapes import printable
from blowback.text.instants import now

STDIN: Final = "-"
_FORMS: Final = {
    ".txt": (Form.TEXT, "text/plain"),
    ".html": (Form.HTML, "text/html"),
    ".htm": (Form.HTML, "text/html"),
}
_LINES: Final = {".jsonl", ".ndjson"}
_CHUNK: Final = 1 << 20
_READ: Final = ".txt, .html, .htm, .jsonl and .ndjson"

Clock = Callable[[], str]


class _How(NamedTuple):
    """What holds for all documents of one search."""

    settings: Settings
    clock: Clock
    columns: Mapping[str, str] | None


Found = Iterator[Document | SetAside]


def documents(
    paths: Iterable[str | Path],
    settings: Settings,
    *,
    columns: Mapping[str, str] | None = None,
    clock: Clock = now,
    stdin: BinaryIO | None = None,
) -> Found:
    """Which documents are there, and what is set aside and why?

    Args:
        paths: files, folders, or ``-`` for JSON lines or one text on standard input.
        settings: how large a document may be.
        columns: in which field of JSON lines each of ours stands, where it has another name.
        clock: says when a document is retrieved.
        stdin: what ``-`` means; the standard input of the process where none is given.

    Yields:
        Documents in the order of the paths, within a folder in the order of names. The id of a file is its
        path within the folder that was named (of a file named itself: its name), that of a line the one it
        gives.
    """
    how = _How(settings, clock, columns)
    for path in paths:
        if str(path) == STDIN:
            if stdin is None and sys.stdin is None:  # the caller has closed it
                yield set_aside(STDIN, Reason.UNREADABLE, "there is no standard input")
            else:
                yield from _stream(stdin or sys.stdin.buffer, how)
            continue
        root = Path(path)
        if root.is_dir():
            yield from _folder(root, how)
        elif root.exists() or root.is_symlink():
            yield from _file(root, root.name, how)
        else:
            yield set_aside(str(path), Reason.MISSING, "there is no such file or folder")


def expected(paths: Iterable[str | Path]) -> int | None:
    """How many documents will ``documents`` find, about? ``None`` where that cannot be known beforehand.

    Counts files, and the lines of JSON lines; what will be set aside counts too.
    """
    count = 0
    for path in paths:
        if str(path) == STDIN:
            return None
        root = Path(path)
        for file in sorted(root.rglob("*")) if root.is_dir() else [root]:
            count += _lines_in(file) if file.suffix.lower() in _LINES else not file.is_dir()
    return count


def _lines_in(file: Path) -> int:
    if not file.is_file():  # one that waits for a writer would never end
        return 1
    try:
        with file.open("rb") as handle:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: handle.read(_CHUNK), b""))
    except OSError:
        return 1


def _folder(root: Path, how: _How) -> Found:
    """Everything under a folder. Walked with a stack, since folders may lie deeper than calls can."""
    way: list[
        tuple[tuple[int, int], Iterator[Path]]
    ] = []  # the folders from the root to here, with what is left

    def enter(folder: Path) -> SetAside | None:
        try:
            status = folder.stat()
            mark = (status.st_dev, status.st_ino)
            if any(mark == above for above, _ in way):
                return set_aside(str(folder), Reason.LOOP, "this folder leads back to one that it lies in")
            way.append((mark, iter(sorted(folder.iterdir(), key=lambda path: path.name))))
        except OSError as error:
            return set_aside(str(folder), Reason.UNREADABLE, f"the folder cannot be read: {error.strerror}")
        return None

    problem = enter(root)
    while way:
        path = next(way[-1][1], None)
        if path is None:
            way.pop()
        elif path.name.startswith("."):
            yield set_aside(str(path), Reason.HIDDEN, "names that begin with a dot are left alone")
        elif path.is_dir():
            if refused := enter(path):
                yield refused
        else:
            yield from _file(path, path.relative_to(root).as_posix(), how)
    if problem:
        yield problem


def _file(path: Path, name: str, how: _How) -> Found:
    """The one document of a file, or those of its lines."""
    suffix = path.suffix.lower()
    try:
        if path.exists() and not path.is_file():
            yield set_aside(str(path), Reason.FORMAT, "it is neither a file nor a folder")
        elif suffix in _LINES:
            with path.open("rb") as handle:
                yield from _lines(handle, printable(str(path)), how)
        elif suffix not in _FORMS:
            kind = f"files of the kind {suffix!r}" if suffix else "files without an ending"
            yield set_aside(str(path), Reason.FORMAT, f"{kind} are not read; {_READ} are")
        elif (size := path.stat().st_size) > how.settings.document_limit:
            yield _too_large(str(path), size, how.settings)
        else:
            form, media_type = _FORMS[suffix]
            yield Document(
                id=printable(name),
                location=printable(str(path)),
                form=form,
                media_type=media_type,
                content=path.read_bytes(),
                retrieved_at=how.clock(),
            )
    except OSError as error:
        yield set_aside(str(path), Reason.UNREADABLE, f"the file cannot be read: {error.strerror}")


def _lines(handle: BinaryIO, name: str, how: _How, first: bytes = b"") -> Found:
    return read_lines(handle, name, how.settings.document_limit, how.clock, first=first, columns=how.columns)


def _stream(handle: BinaryIO, how: _How) -> Found:
    """JSON lines where the first line that is not blank is a JSON object; else one text."""
    first = handle.readline(how.settings.document_limit + 1)
    if looks_like_json(first):
        yield from _lines(handle, STDIN, how, first)
        return
    content = first + handle.read(max(0, how.settings.document_limit + 1 - len(first)))
    if len(content) > how.settings.document_limit:
        yield _too_large(STDIN, None, how.settings)
        return
    yield Document(
        id=None,
        location=STDIN,
        form=Form.TEXT,
        media_type="text/plain",
        content=content,
        retrieved_at=how.clock(),
    )


def _too_large(location: str, size: int | None, settings: Settings) -> SetAside:
    found = f"it has {size} bytes" if size is not None else "it has more bytes"
    limit = f"at most {settings.document_limit} are read (setting document_limit)"
    return set_aside(location, Reason.TOO_LARGE, f"{found}; {limit}")
