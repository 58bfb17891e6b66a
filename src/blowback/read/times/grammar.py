"""Which stretches of a token list are time expressions, and what do their words mean?

A cascade over ``data/rules.txt``: each level rewrites what it finds into one node, which the next level
sees as a token. The leftmost and longest match wins, then the earlier rule; a builder may refuse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from blowback.read.times.builders import Builder, builder
from blowback.read.times.builders.caught import Caught
from blowback.read.times.lexer import Node
from blowback.read.times.words import compile_rule, letter


class Rule(NamedTuple):
    """One rewriting: the class it makes, the pattern it looks for, the meaning it builds."""

    cls: str
    pattern: re.Pattern[str]
    build: Builder


@cache
def rules() -> tuple[tuple[Rule, ...], ...]:
    """What does the shipped grammar hold, level by level?"""
    levels: list[list[Rule]] = []
    macros: dict[str, str] = {}
    for line in (files(__package__) / "data" / "rules.txt").read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("["):
            levels.append([])
        elif line.startswith("$"):
            name, _, pattern = line.partition("=")
            macros[name.strip()] = _expand(pattern, macros)
        else:
            cls, build, pattern = line.split(None, 2)
            compiled = compile_rule(_expand(pattern, macros))
            levels[-1].append(Rule(letter(cls), compiled, builder(build)))
    return tuple(tuple(level) for level in levels)


def _expand(pattern: str, macros: dict[str, str]) -> str:
    return re.sub(r"\$[A-Z]+", lambda match: macros[match.group()], pattern)


def rewrite(nodes: list[Node]) -> list[Node]:
    """What do the tokens become when every level has rewritten them?"""
    for level in rules():
        nodes = _level(nodes, level)
    return nodes


def _level(nodes: list[Node], level: Sequence[Rule]) -> list[Node]:
    line = "".join([node.cls for node in nodes])
    found = [
        (match.start(), -match.end(), order, match)
        for order, rule in enumerate(level)
        for match in rule.pattern.finditer(line)
    ]
    if not found:
        return nodes
    found.sort(key=lambda row: row[:3])
    rewritten: list[Node] = []
    done = 0
    for start, minus_end, order, match in found:
        if start < done:
            continue
        value = _built(level[order], Caught(match, nodes))
        if value is None:
            continue
        rewritten += nodes[done:start]
        done = -minus_end
        rewritten.append(Node(level[order].cls, nodes[start].start, nodes[done - 1].end, value))
    return rewritten + nodes[done:]


def _built(rule: Rule, caught: Caught) -> Any:
    """What the rule makes of its match; a time beyond the ends of the calendar is none we can place."""
    try:
        return rule.build(caught)
    except (OverflowError, ValueError):
        return None
