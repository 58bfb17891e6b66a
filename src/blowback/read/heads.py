"""What do the small trained heads make of a sentence? The only file that knows onnxruntime.

The weights are a package of their own (``blowback_heads``), made by ``train/heads`` from the codebook.
Each sentence is encoded once, and nothing beside it can move its answers: it sees no other, also where
some are encoded together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from blowback.records import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from blowback.read.parse import Doc

    Array = NDArray[np.float32]

PACKAGE: Final = "blowback_heads"
_NEEDED: Final = (PACKAGE, "onnxruntime", "tokenizers")
_LONGEST: Final = 128  # word pieces, as in training
_ALIKE: Final = 3  # by so many more is a sentence still as long as another
_TOGETHER: Final = 8  # sentences at most, so that a text of many alike takes no more memory


def available() -> bool:
    """Are the heads installed, with what they need?"""
    return all(find_spec(name) is not None for name in _NEEDED)


class Heads:
    """The encoder and the heads; loaded once a process."""

    @cached_property
    def _files(self) -> Any:
        from importlib.resources import files

        return files(PACKAGE)

    @cached_property
    def labels(self) -> Mapping[str, Sequence[str]]:
        """Which answers can each head give?"""
        import json

        found: dict[str, list[str]] = json.loads((self._files / "labels.json").read_text("utf-8"))
        return found

    @cached_property
    def version(self) -> str:
        """Which weights are these? The package with its version, and the beginning of their hash."""
        from hashlib import sha256
        from importlib.metadata import version

        content = (self._files / "encoder.onnx").read_bytes() + (self._files / "heads.npz").read_bytes()
        return f"{PACKAGE} {version(PACKAGE)} {sha256(content).hexdigest()[:8]}"

    def load(self) -> None:
        """Loads what judging needs now, rather than with the first claim."""
        _ = self.session, self.tokenizer, self.arrays, self.labels

    @cached_property
    def session(self) -> Any:
        """The encoder, on one thread: as many processes read as there are cores."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        content = (self._files / "encoder.onnx").read_bytes()
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])

    @cached_property
    def tokenizer(self) -> Any:
        """The word pieces; a longer sentence is cut."""
        from tokenizers import Tokenizer

        made = Tokenizer.from_str((self._files / "tokenizer.json").read_text("utf-8"))
        made.no_padding()
        made.enable_truncation(_LONGEST)
        return made

    @cached_property
    def arrays(self) -> Mapping[str, Array]:
        """The weights of the heads."""
        import numpy as np

        with np.load((self._files / "heads.npz").open("rb")) as found:
            return {name: found[name].astype(np.float32) for name in found}

    def over(self, doc: Doc) -> Judge:
        """What judges the claims of one parsed document."""
        return Judge(self, doc.text, [(sent.start_char, sent.end_char) for sent in doc.sents])


class Judge:
    """What the heads say of claims in one document."""

    def __init__(self, heads: Heads, text: str, sentences: Sequence[Span]) -> None:
        self._heads, self._text, self._sentences = heads, text, sentences
        self._encoded: dict[int, tuple[Sequence[Span], Array]] = {}
        self._answered: dict[object, Mapping[str, Mapping[str, float]]] = {}

    def _states(self, number: int) -> tuple[Sequence[Span], Array]:
        """The word pieces of a sentence, in offsets of the document, and their states."""
        if number not in self._encoded:
            self._encode([(number, self._pieces(number))])
        return self._encoded[number]

    def _pieces(self, number: int) -> Any:
        start, end = self._sentences[number]
        return self._heads.tokenizer.encode(self._text[start:end])

    def _encode(self, some: Sequence[tuple[int, Any]]) -> None:
        """Keeps the states of sentences, given with their pieces; the shorter of them are filled up."""
        import numpy as np

        ids = np.zeros((len(some), max(len(pieces.ids) for _, pieces in some)), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, (_, pieces) in enumerate(some):
            ids[row, : len(pieces.ids)], mask[row, : len(pieces.ids)] = pieces.ids, 1
        (states,) = self._heads.session.run(None, {"ids": ids, "mask": mask})
        for row, (number, pieces) in enumerate(some):
            start = self._sentences[number][0]
            offsets = [(a + start, b + start) if b > a else (-1, -1) for a, b in pieces.offsets]
            self._encoded[number] = (offsets, states[row, : len(offsets)])

    def prepare(self, triggers: Iterable[Span]) -> None:
        """Reads at once the sentences of claims that will be asked about.

        Those about as long are encoded together, since going through the weights takes as long as six
        word pieces do. What one is filled up with is masked, and moves nothing.
        """
        numbers = sorted({n for t in triggers if (n := self._sentence(t)) is not None})
        new = [(n, self._pieces(n)) for n in numbers if n not in self._encoded]
        new.sort(key=lambda each: len(each[1].ids))
        together: list[tuple[int, Any]] = []
        for each in new:
            longer = together and len(each[1].ids) - len(together[0][1].ids) > _ALIKE
            if longer or len(together) == _TOGETHER:
                self._encode(together)
                together = []
            together.append(each)
        if together:
            self._encode(together)

    def __call__(
        self, actor: Sequence[Span], recipient: Sequence[Span], trigger: Span | None
    ) -> Mapping[str, Mapping[str, float]]:
        """How probable is each answer of each head for a claim?

        Args:
            actor: where those who act stand; empty where nobody is told.
            recipient: where those acted upon stand; likewise.
            trigger: the words that make the claim.

        Returns:
            For each head its answers with probabilities that sum to 1; no head where nothing is marked.
        """
        asked = tuple(actor), tuple(recipient), trigger
        if asked not in self._answered:
            self._answered[asked] = self._judged(actor, recipient, trigger)
        return self._answered[asked]

    def _judged(
        self, actor: Sequence[Span], recipient: Sequence[Span], trigger: Span | None
    ) -> Mapping[str, Mapping[str, float]]:
        import numpy as np

        marked = [*actor, *recipient, *([trigger] if trigger is not None else [])]
        number = self._sentence(marked[-1]) if marked else None
        if number is None:
            return {}
        offsets, states = self._states(number)
        arrays = self._heads.arrays
        parts = [states.mean(0)]
        for row, spans in enumerate((actor, recipient, [trigger] if trigger is not None else [])):
            inside = [n for n, (a, b) in enumerate(offsets) if any(s <= a and b <= e for s, e in spans)]
            parts.append(states[inside].mean(0) if inside else arrays["absent"][row])
        hidden = _gelu(arrays["claim_1_weight"] @ np.concatenate(parts) + arrays["claim_1_bias"])
        return _Answers(self._heads, hidden)

    def _sentence(self, span: Span) -> int | None:
        """The sentence in which a span begins."""
        return next((n for n, (a, b) in enumerate(self._sentences) if a <= span[0] < b), None)


class _Answers(Mapping[str, Mapping[str, float]]):
    """The answers of each head for one claim, each made when it is first asked for: most never are."""

    def __init__(self, heads: Heads, hidden: Array) -> None:
        self._heads, self._hidden = heads, hidden
        self._made: dict[str, Mapping[str, float]] = {}

    def __getitem__(self, name: str) -> Mapping[str, float]:
        if name not in self._made:
            arrays = self._heads.arrays
            scores = arrays[f"answers_to_{name}_weight"] @ self._hidden + arrays[f"answers_to_{name}_bias"]
            self._made[name] = dict(zip(self._heads.labels[name], _shares(scores), strict=True))
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._heads.labels if name != "tags")

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _gelu(values: Array) -> Array:
    """As in training: x times the normal distribution function of x."""
    from math import erf, sqrt

    import numpy as np

    grown = np.array(list(map(erf, (values.astype(np.float64) / sqrt(2)).tolist())))
    product: Array = values * (0.5 * (1 + grown)).astype(np.float32)
    return product


def _shares(scores: Array) -> list[float]:
    """Probabilities from scores, rounded so that the machine's last bits cannot show."""
    import numpy as np

    grown = np.exp(scores - scores.max())
    return [round(float(share), 4) for share in grown / grown.sum()]
