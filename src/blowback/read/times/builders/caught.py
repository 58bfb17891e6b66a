"""What did a match of a rule catch?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from blowback.read.times.lexer import Node


class Caught:
    """What a match caught: by group name, the value of the first node in it, or ``None``."""

    __slots__ = ("_match", "_nodes")

    def __init__(self, match: re.Match[str], nodes: Sequence[Node]) -> None:
        self._match, self._nodes = match, nodes

    def node(self, name: str) -> Node | None:
        """The first node in the group."""
        if name not in self._match.re.groupindex:
            return None
        at = self._match.start(name)
        return None if at < 0 else self._nodes[at]

    def __getitem__(self, name: str) -> Any:
        node = self.node(name)
        return None if node is None else node.value

    def __contains__(self, name: str) -> bool:
        return self.node(name) is not None
