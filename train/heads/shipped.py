"""The model that ships, read back from the files of ``blowback_heads``, so that it can learn on."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from train.heads.export import ARRAYS, ENCODER
from train.heads.model import Model

_HALF: Final = ".half"  # how ``export`` names what it keeps in half precision
_MODEL: Final = "model."


def shipped(base: Path) -> Model:
    """What was exported, as torch knows it; ``base`` is the folder of the base model, for its shape."""
    from transformers import BertConfig, BertModel

    model = Model(BertModel(BertConfig.from_pretrained(base), add_pooling_layer=False))
    package = files("blowback_heads")
    weights = dict(_encoder(onnx.load_from_string((package / ENCODER).read_bytes())))
    with np.load((package / ARRAYS).open("rb")) as kept:
        for name in model.state_dict():
            if not name.startswith("encoder."):
                weights[name] = kept[name.replace(".", "_")]
    model.load_state_dict(
        {name: torch.from_numpy(value.astype(np.float32)) for name, value in weights.items()}
    )
    return model.eval()


def _encoder(graph: onnx.ModelProto) -> Iterator[tuple[str, np.ndarray]]:
    """The weights by the names that torch knows them by.

    Matrices lost theirs in the export and were turned; the node that multiplies by one says whose it is.
    """
    kept = {
        tensor.name.removesuffix(_HALF): numpy_helper.to_array(tensor) for tensor in graph.graph.initializer
    }
    for name, values in kept.items():
        if name.startswith(_MODEL):
            yield name.removeprefix(_MODEL), values
    for node in graph.graph.node:
        for name in node.input:
            if node.op_type == "MatMul" and name in kept:
                owner = ".".join(node.name.split("/")[1:-1])  # /encoder/.../dense/MatMul
                yield f"{owner}.weight", kept[name].T.copy()
