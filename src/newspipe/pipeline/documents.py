"""From a file to a `Document`: the one place that knows in which languages a pipeline may be written."""

from importlib import import_module
from pathlib import Path as FilePath

from newspipe.errors import PipelineError, Problem
from newspipe.pipeline.positions import Document, NotParsed, NotSupported, format_path, line_column

JSON, YAML, TOML = "JSON", "YAML", "TOML"
_READERS = {JSON: "json_text", YAML: "yaml_text", TOML: "toml_text"}  # imported when they are needed
_SUFFIXES = {".yaml": YAML, ".yml": YAML, ".toml": TOML}  # all others are JSON
# Suffixes of what people name in place of a pipeline file.
ARTICLES = (".jsonl", ".ndjson", ".txt", ".html", ".htm", ".gz", ".zst")


def language(path: str) -> str:
    """Return in which language a pipeline file is written, by its suffix."""
    return _SUFFIXES.get(FilePath(path).suffix.lower(), JSON)


def read(path: str) -> Document:
    """Read and parse a pipeline file. Raises `PipelineError`."""
    if FilePath(path).suffix.lower() in ARTICLES:
        fix = "name the pipeline first: newspipe run PIPELINE FILE"
        raise PipelineError([Problem(path, 1, 1, "", "holds articles, not a pipeline", fix)])
    try:
        text = FilePath(path).read_text("utf-8-sig")
    except OSError as error:
        raise PipelineError([Problem(path, 1, 1, "", f"cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError as error:
        raise PipelineError([Problem(path, 1, 1, "", f"is not UTF-8 (byte {error.start})")]) from None
    return parse(text, path)


def parse(text: str, name: str, written_in: str | None = None) -> Document:
    """Parse the text of a pipeline file; if no language is given, the suffix of ``name`` says it.

    Raises `PipelineError`.
    """
    written_in = written_in or language(name)
    reader = import_module(f"newspipe.pipeline.{_READERS[written_in]}")
    try:
        document: Document = reader.parse(text)
        return document
    except NotParsed as error:
        line, column = line_column(text, error.offset)
        what = str(error) if isinstance(error, NotSupported) else f"not {written_in}: {error}"
        raise PipelineError([Problem(name, line, column, format_path(error.path), what, error.fix)]) from None
