"""The stage `exec`."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import newspipe
from newspipe_exec.child import Child, OutOfStep, Trouble


class Exec(newspipe.Stage):
    """Run a program that reads an article a line and answers each with a line.

    The program is started once a worker, and again after it died. It answers with a JSON object that holds the fields
    in ``provides`` (others are ignored), with ``null`` or ``{"drop": reason}`` to drop the article, or with ``{"error":
    message}`` to fail it. It runs only where the command line allows it.
    """

    name = "exec"
    requires: tuple[str, ...] = ()
    options = {
        "argv": {
            "type": "array",
            "prefixItems": [{"type": "string", "format": "program"}],
            "items": {"type": "string"},
            "minItems": 1,
            "description": "The program and its arguments; no shell reads them.",
        },
        "provides": {
            "type": "array",
            "items": {"type": "string", "minLength": 1, "not": {"const": "id"}},
            "uniqueItems": True,
            "default": [],
            "description": "The fields that are taken from its answers.",
        },
        "requires": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "uniqueItems": True,
            "default": [],
            "description": "The fields that an article must have.",
        },
        "wait": {
            "type": "number",
            "exclusiveMinimum": 0,
            "default": 30,
            "description": "Seconds after which a program that does not answer is killed, and the article fails.",
        },
        "max_answer": {
            "type": "integer",
            "minimum": 1,
            "default": 256_000_000,
            "description": "Bytes of an answer; a longer one fails the article.",
        },
    }

    def __init__(
        self, *, argv: Sequence[str], provides: Sequence[str], requires: Sequence[str], wait: float, max_answer: int
    ) -> None:
        self.argv = list(argv)
        self.provides = tuple(provides)
        self.requires = tuple(requires)
        self.wait = wait
        self.max_answer = max_answer
        self.programs = (argv[0],)
        self._child: Child | None = None

    def setup(self) -> None:
        """Start the program. Raises `StageError` where it cannot be started."""
        try:
            self._child = Child(self.argv)
        except OSError as error:
            raise newspipe.StageError(f"the program '{self.argv[0]}' cannot be started: {error.strerror}") from None

    def process(self, article: Mapping[str, Any]) -> dict[str, Any] | newspipe.Drop:
        """Return the fields that the program answers with."""
        line = json.dumps(dict(article), ensure_ascii=False).encode()
        try:
            try:
                answer = self._answer(line, article)
            except OutOfStep:  # not this article's fault, so it is asked once more, of a new child
                self._end(0)
                answer = self._answer(line, article)
        except (Trouble, OutOfStep) as error:
            self._end(0)
            raise newspipe.StageError(str(error)) from None
        if answer is None:
            return newspipe.Drop(f"dropped by {self.argv[0]}")
        if not isinstance(answer, dict):
            raise newspipe.StageError(f"'{self.argv[0]}' answered with JSON that is no object and not null")
        return self._settled(answer)

    def close(self) -> None:
        """End the program."""
        self._end()

    def _answer(self, line: bytes, article: Mapping[str, Any]) -> Any:
        """Return the JSON that the program answers with. Raises `Trouble` and `OutOfStep`."""
        if self._child is None:
            self.setup()
        assert self._child
        try:
            answer = json.loads(self._child.ask(line, self.wait, self.max_answer))
        except ValueError:
            raise Trouble(f"'{self.argv[0]}' answered with a line that is not JSON") from None
        if isinstance(answer, dict) and answer.get("id", article.get("id")) != article.get("id"):
            raise OutOfStep(f"'{self.argv[0]}' answered for the article '{answer['id']}'")
        return answer

    def _settled(self, answer: dict[str, Any]) -> dict[str, Any] | newspipe.Drop:
        if answer.keys() == {"drop"}:
            return newspipe.Drop(str(answer["drop"]))
        if answer.keys() == {"error"}:
            raise newspipe.StageError(str(answer["error"]))
        missing = [field for field in self.provides if field not in answer]
        if missing:
            raise newspipe.StageError(f"'{self.argv[0]}' answered without the field '{missing[0]}'")
        return {field: answer[field] for field in self.provides}

    def _end(self, *patience: float) -> None:
        if self._child:
            self._child.close(*patience)
        self._child = None
