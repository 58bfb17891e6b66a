"""Which quotation belongs to which cue, and which goes on from the one before?

The parser sees one sentence at a time and stumbles over quotation marks; position on the line is the
surer guide. In order: a cue right after the quotation (*"...," she said*), a cue before it in the same
sentence (*She said: "..."*), the speaker of the quotation before it on the line, and, for a line that
is all quotation, the last speaker of the line before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from blowback.attribute.cues import cues
from blowback.attribute.drafts import Draft
from blowback.attribute.subjects import subject
from blowback.attribute.tree import Stretch, Tree

_ONLY_MARKS = re.compile(r"[\s,.;:—–\-…]*(?:(?:and|but|as|then|so)\s+)?$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!…][\"”’')\]]*\s")
_LEADS_IN = re.compile(r"(?:[,:]|\b(?:that|was|is|as|if|whether|why|how)|[—–-])\s*$")
_SPEECH = frozenset(("quote", "that"))
_TELLING = frozenset(("say", "tell", "ask", "accuse", "deny", "judge"))
_SPEECH_BLANKS = 2  # blanks in a quotation that is speech, not a word in quotation marks
_LINES = 3  # how many line breaks a quotation may go on over
_GAP = 240  # characters between a cue and the quotation that it leads into
_WHOLE_LINE = 0.6  # share of a line that a quotation without cue must fill to go on from the line before


@dataclass(slots=True)
class _Last:
    """The draft that the last quotation went to, the line it stands on, and where that quotation ended."""

    owner: Draft | None = None
    line: int = -1
    end: int = 0


def attach_quotations(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """Give each quotation to the draft that says it; make drafts for those that only a colon introduces."""
    made: list[Draft] = []
    lines: dict[int, list[Draft]] = {}
    for draft in drafts:
        if _SPEECH & draft.cue.slots:
            lines.setdefault(tree.line[draft.head], []).append(draft)
    last = _Last()
    for number, quote in enumerate(tree.quotes):
        first = tree.at(quote.start)
        if tree.skipped[first]:
            continue
        line = tree.line[first]
        nearby = lines.get(line, [])
        found = _cue_after(tree, number, nearby) or _cue_before(tree, number, nearby)
        if found is None and not nearby:
            above = [draft for n in range(line - _LINES, line) for draft in lines.get(n, ())]
            found = _announced(tree, number, above)
        if found is None:
            found = _colon_before(tree, number)
            if found is not None:
                made.append(found)
        found = found or _speaker_before(tree, number, nearby, last)
        if found is not None:
            found.quoted.append(number)
            last.owner, last.line = found, line
        elif line != last.line:
            last.owner = None
        last.end = quote.end
    return made


def _speaker_before(tree: Tree, number: int, nearby: list[Draft], last: _Last) -> Draft | None:
    """For a quotation without a cue of its own: who was quoted, or reported, before it."""
    line = tree.line[tree.at(tree.quotes[number].start)]
    if last.owner is not None:
        if line == last.line and _goes_on(tree, number, last.owner, nearby, last.end):
            return last.owner
        if 0 < line - last.line <= _LINES and _fills_line(tree, number, nearby, last.owner, last.line):
            return last.owner
    if last.owner is None or line != last.line:
        return _indirect_before(tree, number, nearby)
    return None


def _announced(tree: Tree, number: int, above: Sequence[Draft]) -> Draft | None:
    """*The mayor stated,* and the quotation on the next line: a cue without content, then a mark."""
    for draft in reversed(above):
        gap = tree.text[tree.ends[draft.matrix()[1]] : tree.quotes[number].start]
        if not draft.content and not draft.quoted and gap.strip() in (",", ":"):
            return draft
    return None


def _colon_before(tree: Tree, number: int) -> Draft | None:
    """*The mayor lost his temper: "..."*: the subject of the sentence before the colon speaks."""
    first = tree.at(tree.quotes[number].start)
    colon = first - 1
    while colon > 0 and tree.words[colon].isspace():
        colon -= 1
    if colon <= 0 or tree.words[colon] != ":" or tree.line[first] - tree.line[colon] > 1:
        return None
    start = tree.first[colon - 1]
    if any(tree.line[index] != tree.line[colon] for index in (start,)):
        return None
    verbs = [index for index in range(start, colon) if tree.is_verb(index) and tree.quoted[index] < 0]
    if verbs:
        root = next((index for index in verbs if tree.heads[index] == index), verbs[0])
        speaker = subject(tree, root)
    else:
        begin = next((i + 1 for i in range(colon - 1, start, -1) if tree.words[i] in ("-", "–", "—")), start)
        root, speaker = colon, tree.trim((begin, colon - 1))
    if speaker is None:
        return None
    return Draft("colon-quote", cues()["say", "verb"], root, [colon], speaker)


def _cue_after(tree: Tree, number: int, drafts: list[Draft]) -> Draft | None:
    """*"...," she said*: the next words after the quotation are a speaker and a cue."""
    end = tree.quotes[number].end
    for draft in drafts:
        start = tree.starts[draft.matrix()[0]]
        if start < end or ("quote" not in draft.cue.slots and not draft.before):
            continue
        if start - end > 40:
            break
        if _ONLY_MARKS.match(tree.text[end:start]) and not (draft.content and not draft.before):
            draft.before = True
            draft.content = _from_mark(tree, draft.content, tree.quotes[number].start)
            return draft
    return None


def _from_mark(tree: Tree, content: list[Stretch], quote: int) -> list[Stretch]:
    """Content without what a dash, a colon or a semicolon sets off before the quotation in it."""
    kept: list[Stretch] = []
    for first, last in content:
        start = first
        for index in range(first, last + 1):
            if tree.starts[index] >= quote:
                break
            if tree.words[index] in ("-", "–", "—", ":", ";") and tree.quoted[index] < 0:
                start = index + 1
        kept.append((start, last))
    return kept


def _cue_before(tree: Tree, number: int, drafts: list[Draft]) -> Draft | None:
    """*She said: "..."*, or content that the quotation is part of."""
    quote = tree.quotes[number]
    for draft in reversed(drafts):
        end = tree.ends[draft.cue_tokens[-1]]
        if end > quote.start:
            continue
        if any(
            tree.starts[first] <= quote.inner[0] and tree.ends[last] > quote.inner[0]
            for first, last in draft.content
        ):
            return draft
        gap = tree.text[end : quote.start]
        if len(gap) > _GAP or _SENTENCE_END.search(gap):
            return None
        if draft.before and gap.strip() in (",", "—", "–", "-", ", and", ", but"):
            return draft  # *The deal, she said, "is dead."*
        if draft.content or draft.before:
            continue
        if gap.rstrip().endswith((",", ":")):
            return draft
        if tree.text.count(" ", *quote.inner) >= _SPEECH_BLANKS and (
            not gap.strip() or _LEADS_IN.search(gap)
        ):
            return draft
        return None
    return None


def _goes_on(tree: Tree, number: int, owner: Draft, drafts: list[Draft], previous_end: int) -> bool:
    """Does a quotation continue the last one on its line, with nothing told in between?"""
    quote = tree.quotes[number]
    if any(
        previous_end <= tree.starts[draft.head] < quote.start
        and draft.content
        and tree.first[draft.head] != tree.first[owner.head]
        for draft in drafts
    ):
        return False
    from_ = (
        max(previous_end, tree.ends[owner.matrix()[1]]) if owner.head < tree.at(quote.start) else previous_end
    )
    gap = tree.text[from_ : quote.start]
    if len(_SENTENCE_END.findall(gap)) > 1:
        return False
    if not gap.strip() or gap.strip() in (".", ",", "and", ";", "…"):
        return True
    ends = gap.rstrip()[-1:] in (".", ",", ";", ":", "…")
    return (
        ends
        and owner.head < tree.at(quote.start)
        and len(gap) < _GAP
        and previous_end <= tree.starts[owner.head]
    )


def _indirect_before(tree: Tree, number: int, drafts: list[Draft]) -> Draft | None:
    """*She said that they had won. "It was close."*: the quotation bears out the sentence before it."""
    quote = tree.quotes[number]
    last = next((d for d in reversed(drafts) if tree.starts[d.head] < quote.start and d.content), None)
    if last is None or last.speaker is None or last.cue.kind not in _TELLING:
        return None
    end = max(tree.ends[max(stretch[1] for stretch in last.content)], tree.ends[last.matrix()[1]])
    gap = tree.text[end : quote.start]
    first = tree.at(quote.start)
    if (
        end > quote.start
        or len(gap) > 60
        or len(_SENTENCE_END.findall(gap)) != 1
        or tree.first[first] not in (first, first + 1)
    ):
        return None
    return last


def _fills_line(tree: Tree, number: int, drafts: list[Draft], owner: Draft, owner_line: int) -> bool:
    """Is this a line of quotation only, with no speaker of its own?"""
    quote = tree.quotes[number]
    if any(draft.head > 0 and tree.quoted[draft.head] < 0 for draft in drafts):
        return False
    start = tree.text.rfind("\n", 0, quote.start) + 1
    end = tree.text.find("\n", quote.start)
    end = len(tree.text) if end < 0 else end
    previous = tree.quotes[owner.quoted[-1]]
    return (
        (
            quote.run_on
            or (
                tree.line[tree.at(previous.end - 1)] == owner_line
                and previous.end >= _line_end(tree, previous.end)
            )
        )
        and quote.start == start
        and quote.end - quote.start >= _WHOLE_LINE * (end - start)
    )


def _line_end(tree: Tree, offset: int) -> int:
    """Where the text of a line ends, without closing marks."""
    end = tree.text.find("\n", offset - 1)
    end = len(tree.text) if end < 0 else end
    return len(tree.text[:end].rstrip(" .,"))
