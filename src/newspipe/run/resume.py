"""Continuing an interrupted run: whether it is new, continues, or is done already, and why it is refused."""

import os
from dataclasses import dataclass

from newspipe.errors import UsageError
from newspipe.io.outputs import Outputs
from newspipe.io.writers import ResumableOutput
from newspipe.pipeline.model import Pipeline
from newspipe.run.checkpoint import Checkpoint
from newspipe.run.commit import Commit
from newspipe.run.config import STANDARD, RunConfig
from newspipe.version import __version__

# The settings that must be the same for a run to continue.
OPTIONS = (
    "errors",
    "dropped",
    "limit",
    "skip",
    "batch_size",
    "strict",
    "max_line",
    "input_format",
    "encoding",
    "fields",
)


@dataclass
class Resumption:
    """The checkpoint of a run and its last commit, which has an ``exit_code`` if the run is done already."""

    config: RunConfig
    checkpoint: Checkpoint
    commit: Commit
    is_new: bool

    @classmethod
    def of(cls, pipeline: Pipeline, config: RunConfig) -> "Resumption":
        """Find out where a run stands. Raises `UsageError` with every reason why it cannot be resumed."""
        refuse(config)
        refuse_what_forgets(pipeline)
        checkpoint = Checkpoint(config.inputs, _names(config), _identity(pipeline, config))
        commit = checkpoint.load(force=config.force)
        return cls(config, checkpoint, commit or Commit(), commit is None)

    @property
    def done(self) -> bool:
        """Whether an earlier run has finished."""
        return self.commit.exit_code is not None

    def words(self) -> list[str]:
        """Say where the run stands."""
        if self.is_new:
            return [f"a new run; checkpoints go to {self.checkpoint.path}"]
        if self.done:
            return [f"{self.config.output} is complete; nothing to do", self.commit.report.line()]
        return [f"continuing after {self.commit.report.read} articles"]

    def outputs(self) -> Outputs:
        """Open the outputs, cut back to what was committed."""
        config = self.config
        opened = {path: ResumableOutput(path) for path in _names(config)}
        # Before the first byte is written: a run that is killed at once leaves something to continue from.
        self.checkpoint.save(self.commit)
        for path, output in opened.items():
            output.continue_after(*self.commit.lengths.get(path, (0, 0)))
        return Outputs(opened[config.output], opened.get(config.errors or ""), opened.get(config.dropped or ""))


def refuse(config: RunConfig) -> None:
    """Raise `UsageError` if a run of this kind can never be resumed."""
    if config.output == STANDARD:
        raise UsageError("--resume: name the output, as in -o out.jsonl --resume")
    if config.unordered:
        raise UsageError("--resume: with --unordered there is no place to continue from; leave one of them out")
    if config.append:
        raise UsageError("--resume: with --append there is no output to continue; leave one of them out")
    for path in config.inputs:
        if not os.path.isfile(path):
            name = "standard input" if path == STANDARD else path
            raise UsageError(f"--resume: {name} cannot be read again; name files")
    for path in _names(config):
        if os.path.exists(path) and not os.path.isfile(path):
            raise UsageError(f"--resume: {path} is no file, so nothing can continue it; name another output")


def refuse_what_forgets(pipeline: Pipeline) -> None:
    """Raise `UsageError` if a step remembers articles and cannot save what it remembers."""
    for step in pipeline.steps:
        if not step.resumable:
            raise UsageError(
                f"--resume: the step '{step.id}' remembers the articles before, and its stage '{step.stage}' cannot "
                "save that (it lacks get_state and set_state); run without --resume"
            )


def _names(config: RunConfig) -> list[str]:
    return [path for path in (config.output, config.errors, config.dropped) if path]


def _identity(pipeline: Pipeline, config: RunConfig) -> dict[str, object]:
    """Return what must be the same for a run to continue, under the names by which a change is reported."""
    return {
        "newspipe": __version__,
        **{f"the version of the plugin of '{step.stage}'": step.version for step in pipeline.steps},
        **{f"the plugin {source.path}": source.text for source in pipeline.sources},
        "the pipeline": pipeline.fingerprint,
        "the list of inputs": list(config.inputs),
        **{f"--{option.replace('_', '-')}": getattr(config, option) for option in OPTIONS},
    }
