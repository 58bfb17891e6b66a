"""A trained model as files that need no torch: the encoder as ONNX, the heads as arrays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from train.heads.labels import HEADS, TAGS
from train.heads.model import Model

ENCODER: Final = "encoder.onnx"
ARRAYS: Final = "heads.npz"
LABELS: Final = "labels.json"
_SMALL: Final = 1024  # numbers; smaller tensors stay as they are


class _Encoder(torch.nn.Module):
    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        return self.model.states(ids, mask)


def export(model: Model, folder: Path) -> None:
    """Writes encoder, heads and labels into a folder; weights in half precision."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / ENCODER
    axes = {0: "sentences", 1: "pieces"}
    torch.onnx.export(
        _Encoder(model),
        (torch.ones(2, 5, dtype=torch.long), torch.ones(2, 5, dtype=torch.long)),
        str(target),
        input_names=["ids", "mask"],
        output_names=["states"],
        dynamic_axes={"ids": axes, "mask": axes, "states": axes},
        opset_version=17,
        dynamo=False,
    )
    onnx.save(_halved(onnx.load(target)), target)
    arrays = {
        name.replace(".", "_"): value.numpy().astype(np.float16)
        for name, value in model.state_dict().items()
        if not name.startswith("encoder.")
    }
    np.savez_compressed(folder / ARRAYS, **arrays)
    labels = {name: list(values) for name, values in HEADS.items()} | {"tags": list(TAGS)}
    (folder / LABELS).write_text(json.dumps(labels, indent=1) + "\n", "utf-8")


def _halved(graph: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph with its large weights kept in half precision and widened where they are used."""
    kept, widened = [], []
    for tensor in graph.graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < _SMALL:
            kept.append(tensor)
            continue
        short = f"{tensor.name}.half"
        kept.append(numpy_helper.from_array(values.astype(np.float16), short))
        widened.append(
            onnx.helper.make_node(
                "Cast", [short], [tensor.name], to=onnx.TensorProto.FLOAT, name=f"{short}.cast"
            )
        )
    del graph.graph.initializer[:]
    graph.graph.initializer.extend(kept)
    nodes = list(graph.graph.node)
    del graph.graph.node[:]
    graph.graph.node.extend([*widened, *nodes])
    return graph
