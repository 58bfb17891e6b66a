"""Who makes a statement that is printed below its cue without quotation marks: *The minister said:*?"""

from __future__ import annotations

from collections.abc import Sequence

from blowback.attribute.drafts import Draft
from blowback.attribute.tree import Tree
from blowback.text.statements import statement_below

_SPEECH = frozenset(("quote", "that"))


def attach_statements(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Give each cue that ends its line with a colon, and says nothing yet, the paragraphs below it."""
    for draft in drafts:
        if draft.content or draft.quoted or draft.speaker is None or not _SPEECH & draft.cue.slots:
            continue
        said = statement_below(tree.text, tree.ends[draft.matrix()[1]])
        if said is not None and not tree.skipped[tree.at(said[0])]:
            draft.content = [(tree.at(said[0]), tree.at(said[1] - 1))]
