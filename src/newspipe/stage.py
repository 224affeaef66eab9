"""The stage contract: what a plugin author writes, as a class or as a function.

A stage reads an article and returns the fields that it provides. It declares both, so that a pipeline is checked before
the first article is read, and it never changes the article itself, so that a stage that fails leaves no trace.
"""

import inspect
import re
from abc import ABC, ABCMeta, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from newspipe.errors import PluginError

Schema = dict[str, Any]
"""A JSON Schema (Draft 2020-12) of one value."""

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
RESERVED = frozenset({"id"})  # dead letters, `retry` and `explain --id` know an article by it


@dataclass(frozen=True, slots=True)
class Drop:
    """A stage's decision that an article stops here.

    ``reason`` is counted, so keep it short and the same; ``detail`` says more of this one article, after the reason, to
    those who keep what was dropped.
    """

    reason: str
    detail: str = ""


class Stage(ABC):
    """Base class of all stages.

    ``requires``  fields that must be in the article; ``"text|html"`` is met by either.
    ``provides``  fields that `process` returns, all of them, every time: each with the JSON Schema of its value, which
                  makes the article's schema, the reference page and tables. A tuple of names declares no types.
    ``options``   JSON Schema ``properties`` of the stage's options; one without ``"default"`` must be given.

    ``languages`` the languages that it knows, as BCP 47 primary tags; None where it works in any. An article that is
                  known to be in another one skips the step.
    ``parallel``  False for a stage that must see all articles in order, in one process: the run then uses one worker.
                  To be resumed it needs `get_state` and `set_state`.
    ``programs``  programs that the stage would run. A pipeline file is only data, so they run only where the command
                  line (``--allow-exec``) or the caller of `load` allows them.

    All but ``options`` may be set on the instance by ``__init__`` where an option changes them.
    """

    name: ClassVar[str]
    requires: tuple[str, ...] = ("text",)
    provides: Mapping[str, Schema] | tuple[str, ...] = {}
    languages: tuple[str, ...] | None = None
    parallel: bool = True
    options: ClassVar[dict[str, Schema]] = {}
    programs: tuple[str, ...] = ()

    def __init__(self, **options: Any) -> None:
        """Keep the options, all of them given and valid. No input or output here: that is for `setup`."""

    def setup(self) -> None:
        """Load what the stage needs. Called once a worker, before its first article; an exception ends the run."""

    @abstractmethod
    def process(self, article: Mapping[str, Any]) -> dict[str, Any] | Drop:
        """Return the provided fields for a read-only article, or a `Drop`. Raise `StageError` where it cannot."""

    def process_batch(self, articles: Sequence[Mapping[str, Any]]) -> Sequence[dict[str, Any] | Drop]:
        """Return one result for each article, in order. Override for speed; a batch that raises is re-run singly."""
        return [self.process(article) for article in articles]

    def get_state(self) -> bytes:
        """Return what a stage that is not ``parallel`` remembers of the articles so far, for a run that is resumed."""
        raise NotImplementedError

    def set_state(self, state: bytes) -> None:
        """Take up what `get_state` of an earlier run returned. Called after `setup`, before the first article."""
        raise NotImplementedError

    def close(self) -> None:
        """Release what `setup` took. Called once, also after a failed run."""


class _CalledAsFunction(ABCMeta):
    """The class of stages that were made of functions: called with an article, one is the function."""

    def __call__(cls, *article: Any, **options: Any) -> Any:
        return cls.__dict__["function"](*article, **options) if article else super().__call__(**options)


class FunctionStage(Stage, metaclass=_CalledAsFunction):
    """A stage that `stage` has made of a function."""

    function: ClassVar[Callable[..., Any]]

    def __init__(self, **options: Any) -> None:
        self.given = options

    def process(self, article: Mapping[str, Any]) -> dict[str, Any] | Drop:
        """Return what the function returns for an article and the options."""
        result: dict[str, Any] | Drop = type(self).function(article, **self.given)
        return result


def stage(
    *,
    name: str | None = None,
    requires: Sequence[str] = ("text",),
    provides: Mapping[str, Schema] | Sequence[str] = (),
    languages: Sequence[str] | None = None,
    options: Mapping[str, Schema] | None = None,
) -> Callable[[Callable[..., dict[str, Any] | Drop]], type[FunctionStage]]:
    """Make a stage of a function that takes the article and its options as keywords.

    The name is the function's with hyphens, the docstring its description. What is returned is a Stage class that can
    still be called as the function was, with an article. Raises `PluginError` where the function's parameters are not
    the declared options.
    """
    schema = dict(options or {})

    def decorate(function: Callable[..., dict[str, Any] | Drop]) -> type[FunctionStage]:
        _check_signature(function, schema)
        attributes = {
            "__doc__": function.__doc__,
            "__module__": function.__module__,
            "function": staticmethod(function),
            "name": name or function.__name__.replace("_", "-"),
            "requires": tuple(requires),
            "provides": dict(provides) if isinstance(provides, Mapping) else tuple(provides),
            "languages": None if languages is None else tuple(languages),
            "options": schema,
        }
        return _CalledAsFunction(function.__name__, (FunctionStage,), attributes)  # type: ignore[return-value]

    return decorate


def field_schemas(stage: Stage | type[Stage]) -> dict[str, Schema]:
    """Return the JSON Schema of each field that a stage provides; ``{}``, which takes any value, where it has none."""
    provides = stage.provides
    return dict(provides) if isinstance(provides, Mapping) else {field: {} for field in provides}


def keeps_state(stage: Stage | type[Stage]) -> bool:
    """Return whether a stage defines both `get_state` and `set_state`."""
    cls = stage if isinstance(stage, type) else type(stage)
    return cls.get_state is not Stage.get_state and cls.set_state is not Stage.set_state


def defaults(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the default of every option that has one."""
    return {key: schema["default"] for key, schema in options.items() if "default" in schema}


def check_declaration(candidate: object) -> type[Stage]:
    """Return ``candidate`` as the Stage class it is, or raise `PluginError` saying which rule it breaks."""
    if not (isinstance(candidate, type) and issubclass(candidate, Stage)):
        raise PluginError(f"{candidate!r} is not a Stage class; return classes, or functions marked with @stage")
    label = f"stage {candidate.__qualname__}"
    check_name(candidate, label, "word-count")
    if inspect.isabstract(candidate):
        raise PluginError(f"{label}: it does not define process()")
    if not _are_names(candidate.requires):
        raise PluginError(
            f'{label}: requires must be a tuple of field names, like ("text",), not {candidate.requires!r}'
        )
    if not _are_names(candidate.provides) and not _are_schemas(candidate.provides):
        raise PluginError(
            f"{label}: provides must map each field's name to the JSON Schema of its value, or be a tuple of names, "
            f'like {{"words": {{"type": "integer"}}}} or ("words",), not {candidate.provides!r}'
        )
    if taken := RESERVED.intersection(candidate.provides):
        field = sorted(taken)[0]
        raise PluginError(
            f"{label}: it may not provide '{field}', by which newspipe knows the article; rename the field"
        )
    if candidate.languages is not None and not (_are_names(candidate.languages) and candidate.languages):
        raise PluginError(
            f'{label}: languages must be a tuple of BCP 47 primary tags, like ("en",), or None for any, '
            f"not {candidate.languages!r}"
        )
    if not _are_schemas(candidate.options):
        raise PluginError(f"{label}: options must map each option's name to its JSON Schema")
    return candidate


def check_name(candidate: type, label: str, example: str) -> None:
    """Raise `PluginError` unless a class that a plugin offers has a ``name`` of the usual form."""
    name = getattr(candidate, "name", None)
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise PluginError(f'{label}: name must be lower-case words joined by hyphens, like "{example}", not {name!r}')


def _are_names(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(name, str) for name in value)


def _are_schemas(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(k, str) and isinstance(v, dict) for k, v in value.items())


def _check_signature(function: Callable[..., Any], options: Mapping[str, Any]) -> None:
    parameters = list(inspect.signature(function).parameters.values())[1:]
    if any(p.kind is p.VAR_KEYWORD for p in parameters):
        return
    names = {p.name for p in parameters}
    if names != set(options):
        wanted = ", ".join(sorted(options)) or "none"
        raise PluginError(
            f"stage function {function.__name__}(): its parameters after the article are {sorted(names)}, "
            f"its declared options are {wanted}; make them the same"
        )
