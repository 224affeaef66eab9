"""The articles that were met before: their signatures, indexed so that a near copy is found without comparing all."""

import io
import json
import re
from collections import OrderedDict
from typing import Any

import numpy as np
from datasketch import MinHash, MinHashLSH

RUN = 5  # words
SIGNATURE = 128  # hash values; the standard error of a likeness of 0.8 is then 0.035
SEED = 1
_WORD = re.compile(r"\w+")


class Memory:
    """Signatures of at most ``capacity`` articles, the oldest forgotten first."""

    def __init__(self, threshold: float, capacity: int) -> None:
        self.threshold = threshold
        self.capacity = capacity
        self._seen = 0
        self._known: OrderedDict[int, tuple[str, str, MinHash]] = OrderedDict()  # by number: name, scope, signature
        # The index proposes, the signatures decide: so it may propose too much, and must miss little.
        self._index = MinHashLSH(threshold=min(threshold, 0.95), num_perm=SIGNATURE, weights=(0.1, 0.9))
        self._blank = MinHash(num_perm=SIGNATURE, seed=SEED)

    def met(self, text: str, name: object, scope: list[Any]) -> str | None:
        """Return the name of the first article of the scope that the text is a near copy of; else remember it.

        An article without an ``id`` is called by its number among those met. A text without words is no copy of any.
        """
        self._seen += 1
        signature = self._signature(text)
        if signature is None:
            return None
        key = json.dumps(scope, sort_keys=True, ensure_ascii=False)
        proposed: list[Any] = self._index.query(signature)
        for number in sorted(proposed):
            original, other_scope, other = self._known[number]
            if key == other_scope and signature.jaccard(other) >= self.threshold:
                return original
        self._remember(self._seen, f"article {self._seen}" if name is None else str(name), key, signature)
        return None

    def dump(self) -> bytes:
        """Return all of it as bytes, which `load` takes."""
        names = [[number, name, scope] for number, (name, scope, _) in self._known.items()]
        values = [signature.hashvalues for _, _, signature in self._known.values()]
        stream = io.BytesIO()
        head = json.dumps({"seen": self._seen, "names": names}).encode()
        signatures = np.array(values, dtype=np.uint32).reshape(len(values), SIGNATURE)
        np.savez(stream, head=np.frombuffer(head, dtype=np.uint8), signatures=signatures)
        return stream.getvalue()

    def load(self, state: bytes) -> None:
        """Take up what `dump` returned."""
        stored = np.load(io.BytesIO(state), allow_pickle=False)
        head = json.loads(stored["head"].tobytes())
        for (number, name, scope), values in zip(head["names"], stored["signatures"], strict=True):
            self._remember(number, name, scope, self._signature_of(values))
        self._seen = head["seen"]

    def _remember(self, number: int, name: str, scope: str, signature: MinHash) -> None:
        self._known[number] = (name, scope, signature)
        self._index.insert(number, signature, check_duplication=False)
        if len(self._known) > self.capacity:
            oldest, _ = self._known.popitem(last=False)
            self._index.remove(oldest)

    def _signature(self, text: str) -> MinHash | None:
        words = _WORD.findall(text.casefold())
        if not words:
            return None
        runs = {" ".join(words[at : at + RUN]).encode() for at in range(max(1, len(words) - RUN + 1))}
        signature = self._blank.copy()
        signature.update_batch(runs)
        return signature

    def _signature_of(self, values: Any) -> MinHash:
        signature = self._blank.copy()
        signature.hashvalues = values.astype(signature.hashvalues.dtype)
        return signature
