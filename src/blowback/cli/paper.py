"""How is text laid out on a terminal of any width? Hanging indents, nothing that steers the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from blowback.text.escapes import visible

Part = tuple[str, str]  # words, style
_WIDEST = 110
_LEAST_ROOM = 20


class Paper:
    """Puts paragraphs on a console; in a pipe each is one line, however long.

    Args:
        console: knows how wide it is and whether it has colours.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self.width = min(console.width, _WIDEST) if console.is_terminal else 0

    def space(self) -> None:
        """An empty line."""
        self._console.print()

    def put(self, parts: Sequence[Part], *, indent: int = 0, hang: int = 0, as_is: bool = False) -> None:
        """A paragraph of styled parts, its later lines ``hang`` columns further in; or a line as it is."""
        text = Text()
        for words, style in parts:
            text.append(visible(words) if as_is else _flat(words), style=style or None)
        for number, line in enumerate([text] if as_is else self._wrapped(text, indent + hang)):
            pad = " " * (indent + (hang if number else 0))
            self._console.print(Text(pad) + line, soft_wrap=True)

    def _wrapped(self, text: Text, taken: int) -> Iterator[Text]:
        if not self.width:
            yield text
            return
        for line in text.wrap(self._console, max(self.width - taken, _LEAST_ROOM)):
            line.rstrip()
            yield line


def _flat(words: str) -> str:
    """Words on one line, with what would steer the terminal written out; spaces at the ends are kept."""
    flat = " ".join(visible(words).split())
    lead = " " * (len(words) - len(words.lstrip(" ")))
    return f"{lead}{flat}{' ' * (len(words) - len(words.rstrip(' ')))}" if flat else lead
