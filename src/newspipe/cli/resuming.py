"""`-o FILE --resume`: whether a run is new, goes on, or is done already, and its outputs."""

import os

from newspipe.cli.console import tell
from newspipe.cli.options import Settings
from newspipe.errors import UsageError
from newspipe.io.outputs import Outputs
from newspipe.io.writers import ResumableOutput
from newspipe.pipeline.model import Pipeline
from newspipe.run.checkpoint import Checkpoint, Commit, inputs_identity
from newspipe.version import __version__


class Resuming:
    """The checkpoint of a run and its last commit, which has an ``exit_code`` where the run is done already."""

    def __init__(self, checked: Pipeline, settings: Settings, paths: list[str]) -> None:
        self._settings = settings
        self._names = [_output(settings), *filter(None, (settings.errors, settings.dropped))]
        for path in paths:
            if not os.path.isfile(path):
                name = "standard input" if path == "-" else path
                raise UsageError(f"--resume: {name} cannot be read again; name files")
        for path in self._names:
            if os.path.exists(path) and not os.path.isfile(path):
                raise UsageError(f"--resume: {path} is no file, so nothing can go on with it; name another output")
        if settings.unordered:
            raise UsageError("--resume: with --unordered there is no place to go on from; leave one of them out")
        self.checkpoint = Checkpoint(self._names, _identity(checked, settings, paths))
        commit = self.checkpoint.load(force=settings.force)
        self.commit = commit or Commit()
        if commit is None:
            self._say(f"a new run; commits go to {self.checkpoint.path}")
        elif commit.exit_code is not None:
            self._say(f"{self._names[0]} is complete; nothing to do")
            self._say(commit.report.line())
        else:
            self._say(f"going on after {commit.report.read} articles")

    def outputs(self) -> Outputs:
        """Open the outputs, cut back to what was committed."""
        opened = {path: ResumableOutput(path) for path in self._names}
        # Before the first byte is written: a run that is killed at once leaves something to go on with.
        self.checkpoint.save(self.commit)
        for path, output in opened.items():
            output.go_on_after(self.commit.lengths.get(path, 0))
        settings = self._settings
        return Outputs(opened[self._names[0]], opened.get(settings.errors or ""), opened.get(settings.dropped or ""))

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
    options = ("errors", "dropped", "limit", "skip", "batch_size", "strict")
    return {
        "newspipe": __version__,
        **{f"the version of the plugin of '{step.stage}'": step.version for step in checked.steps},
        **{f"the plugin {source.path}": source.text for source in checked.sources},
        "the pipeline": checked.fingerprint,
        "the list of inputs": paths,
        **{f"the input {path}": state for path, state in inputs_identity(paths).items()},
        **{f"--{option.replace('_', '-')}": getattr(settings, option) for option in options},
    }
