"""Write a network's weights as the stage reads them: int8 rows of tables with a scale each, the rest float16."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np


def write(path: Path, words: Sequence[str], parameters: Mapping[str, np.ndarray]) -> None:
    """Write the tables quantised by row, and the words of the pretrained vectors as bytes, joined by line feeds."""
    arrays = {"words": np.frombuffer("\n".join(words).encode(), np.uint8)}
    for name, values in parameters.items():
        if name.startswith(("glove.", "tables.")):
            short = name.removesuffix(".weight")
            arrays[short], arrays[f"{short}.scale"] = quantised(values)
        else:
            arrays[name] = values.astype(np.float16)
    np.savez_compressed(path, **arrays)
    print(f"{path}: {path.stat().st_size / 1e6:.2f} MB")


def quantised(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return int8 rows and the float16 scale of each."""
    scale = np.abs(rows).max(1) / 127
    scale[scale == 0] = 1
    return np.round(rows / scale[:, None]).astype(np.int8), scale.astype(np.float16)
