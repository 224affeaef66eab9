"""`-o FILE --resume`: whether a run is new, goes on, or is done already, and its outputs."""

from dataclasses import asdict

import newspipe
from newspipe.checkpoint import Checkpoint, Commit, inputs_identity
from newspipe.cli.console import leave, tell
from newspipe.cli.options import Settings
from newspipe.errors import UsageError
from newspipe.outputs import Outputs
from newspipe.pipeline import Pipeline
from newspipe.writers import ResumableOutput


class Resuming:
    """The checkpoint of a run and its last commit. Leaves, with the exit code of then, where the run is done already."""

    def __init__(self, checked: Pipeline, settings: Settings, paths: list[str]) -> None:
        self._settings = settings
        output = _output(settings)
        self._output = output
        if "-" in paths:
            raise UsageError("--resume: standard input cannot be read again; name FILEs")
        if settings.unordered:
            raise UsageError("--resume: with --unordered there is no place to go on from; leave one of them out")
        self.checkpoint = Checkpoint(output, _identity(checked, settings, paths))
        commit = self.checkpoint.load(force=settings.force)
        self.commit = commit or Commit()
        if commit is None:
            self._say(f"a new run; commits go to {self.checkpoint.path}")
        elif commit.exit_code is not None:
            self._say(f"{output} is complete; nothing to do")
            self._say(commit.report.line())
            leave(commit.exit_code)
        else:
            self._say(f"going on after {commit.report.read} articles")

    def outputs(self) -> Outputs:
        """Open the outputs, cut back to what was committed."""
        settings, lengths = self._settings, self.commit.lengths
        articles, errors, dropped = (
            ResumableOutput(path, lengths.get(path, 0)) if path else None
            for path in (self._output, settings.errors, settings.dropped)
        )
        assert articles is not None
        return Outputs(articles, errors, dropped)

    def _say(self, message: str) -> None:
        if not self._settings.quiet:
            tell(f"newspipe: {message}")


def _output(settings: Settings) -> str:
    if settings.output in (None, "-"):
        raise UsageError("--resume: name the output, as in -o out.jsonl --resume")
    assert settings.output is not None
    return settings.output


def _identity(checked: Pipeline, settings: Settings, paths: list[str]) -> dict[str, object]:
    """Return what must be the same for a run to go on, under the names by which a change is told."""
    return {
        "newspipe": newspipe.__version__,
        "a plugin's version": {step.stage: step.version for step in checked.steps},
        "a single-file plugin": [asdict(source) for source in checked.sources],
        "the pipeline": checked.fingerprint,
        "an input": inputs_identity(paths),
        "an option": [
            settings.errors,
            settings.dropped,
            settings.limit,
            settings.skip,
            settings.batch_size,
            settings.strict,
        ],
    }
