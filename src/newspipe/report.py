"""What a run did: counts and seconds that add up with ``+``."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Self

from newspipe.durations import Durations
from newspipe.errors import InternalError
from newspipe.pipeline.model import Pipeline
from newspipe.version import __version__


@dataclass
class StepReport:
    """What one step did: articles it saw, seconds it took in all and by article, articles it failed on and dropped."""

    articles: int = 0
    seconds: float = 0.0
    errors: int = 0
    drops: int = 0
    durations: Durations = field(default_factory=Durations)

    def __iadd__(self, other: "StepReport") -> Self:
        self.articles += other.articles
        self.seconds += other.seconds
        self.errors += other.errors
        self.drops += other.drops
        self.durations.update(other.durations)
        return self

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as the report's schema names them."""
        return {
            "articles": self.articles,
            "seconds": round(self.seconds, 6),
            "errors": self.errors,
            "drops": self.drops,
            "p50": round(self.durations.quantile(0.5), 9),
            "p95": round(self.durations.quantile(0.95), 9),
            "p99": round(self.durations.quantile(0.99), 9),
        }


@dataclass
class Report:
    """The counts of a batch or of a run.

    ``dropped`` counts by reason, ``failed`` by the step's id or by what is wrong with the line, ``kept`` (articles
    that went on without a failed step's fields) by step, ``skipped`` (articles that went past a step) by why.
    ``bytes`` is the size of the lines read, ``seconds`` the wall time of the run.
    """

    read: int = 0
    written: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    repaired: int = 0
    bytes: int = 0
    seconds: float = 0.0
    peak_memory: int = 0
    steps: dict[str, StepReport] = field(default_factory=dict)

    def __iadd__(self, other: "Report") -> Self:
        self.read += other.read
        self.written += other.written
        self.dropped.update(other.dropped)
        self.failed.update(other.failed)
        self.kept.update(other.kept)
        self.skipped.update(other.skipped)
        self.repaired += other.repaired
        self.bytes += other.bytes
        self.seconds += other.seconds
        self.peak_memory = max(self.peak_memory, other.peak_memory)
        for name, step in other.steps.items():
            own = self.steps.setdefault(name, StepReport())
            own += step
        return self

    def __add__(self, other: "Report") -> "Report":
        total = Report()
        total += self
        total += other
        return total

    @classmethod
    def from_dict(cls, value: dict[str, Any]) -> "Report":
        """Return the report that `dataclasses.asdict` and JSON made ``value`` of."""
        steps = {
            name: StepReport(**{**step, "durations": Durations({int(k): n for k, n in step["durations"].items()})})
            for name, step in value["steps"].items()
        }
        tallies = {name: Counter(value[name]) for name in ("dropped", "failed", "kept", "skipped")}
        return cls(**{**value, **tallies, "steps": steps})

    def check(self) -> None:
        """Raise `InternalError` unless read = written + dropped + failed."""
        if self.read != self.written + self.dropped.total() + self.failed.total():
            raise InternalError(f"the counts do not add up: {self.line()}; please report this as a bug of newspipe")

    def line(self) -> str:
        """Return the summary line of a run.

        ``3 read = 1 written + 1 dropped (too short) + 1 failed (clean) in 0.1 s``.
        """
        dropped, failed = _tally(self.dropped), _tally(self.failed)
        repaired = f"; {self.repaired} with characters that could not be read (now U+FFFD)" if self.repaired else ""
        return (
            f"{self.read} read = {self.written} written + {self.dropped.total()} dropped{dropped}"
            f" + {self.failed.total()} failed{failed} in {self.seconds:.1f} s{repaired}"
        )

    def skipped_line(self) -> str | None:
        """Return a line for people that says how many articles went past a step, and why; None for none."""
        if not self.skipped:
            return None
        total = self.skipped.total()
        return f"{total} skipped steps that do not know their language{_tally(self.skipped)}"

    def as_dict(self, pipeline: Pipeline, exit_code: int) -> dict[str, Any]:
        """Return the report as `newspipe schema report` describes it."""
        return {
            "newspipe": __version__,
            "pipeline": pipeline.name,
            "pipeline_sha256": pipeline.fingerprint,
            "exit_code": exit_code,
            "read": self.read,
            "written": self.written,
            "dropped": dict(self.dropped),
            "failed": dict(self.failed),
            "kept": dict(self.kept),
            "skipped": dict(self.skipped),
            "repaired": self.repaired,
            "bytes": self.bytes,
            "seconds": round(self.seconds, 6),
            "articles_per_second": round(self.read / self.seconds, 1) if self.seconds else 0.0,
            "megabytes_per_second": round(self.bytes / 1e6 / self.seconds, 3) if self.seconds else 0.0,
            "peak_memory": self.peak_memory,
            "steps": [
                {"step": step.id, "stage": step.stage, "version": step.version}
                | self.steps.get(step.id, StepReport()).as_dict()
                for step in pipeline.steps
            ],
        }


def _tally(counts: Counter[str]) -> str:
    if not counts:
        return ""
    if len(counts) == 1:
        return f" ({next(iter(counts))})"
    return f" ({', '.join(f'{name} {count}' for name, count in counts.most_common())})"
