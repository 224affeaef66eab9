"""The page: one HTML file that holds its style, its script and its data, and asks for nothing else."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from importlib import resources

from newspipe_view.difference import Pair
from newspipe_view.packing import Packer

MARK = "<!doctype html><!-- made by newspipe view -->"
"""What a page begins with: only a file that does may be overwritten."""
# In the order in which they need each other: a browser gets one script, a type checker and a reader get modules.
MODULES = (
    "dom",
    "data",
    "days",
    "search",
    "filters",
    "marks",
    "changes",
    "list",
    "facets",
    "article",
    "timeline",
    "names",
    "main",
)
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class|let))", re.MULTILINE)
_POLICY = (
    "default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


def pieces(pairs: Iterable[Pair], compares: bool = False) -> Iterator[str]:
    """Yield the page in pieces, reading the pairs as it goes; without comparing, each is an article as it is."""
    style, program = _file("page.css"), script()
    policy = _POLICY.format(style=_hash(style), script=_hash(program))
    before, between, after = re.split("<!-- (?:data|script) -->\n", _file("page.html"))
    yield MARK + "\n" + before.replace("{policy}", policy).replace("{style}", style)
    packer = Packer(compares)
    for number, block in enumerate(packer.blocks(pairs)):
        yield f'<script type="text/plain" id="block{number}">{block}</script>\n'
    yield f'<script type="text/plain" id="index">{packer.index()}</script>\n'
    yield f"{between}<script>{program}</script>\n{after}"


def script() -> str:
    """Return the modules as one script: their imports are what stands above them."""
    modules = [_EXPORT.sub("", _IMPORT.sub("", _file(f"{name}.js"))) for name in MODULES]
    return '"use strict";\n{\n' + "\n".join(modules) + "}\n"


def _file(name: str) -> str:
    return resources.files("newspipe_view").joinpath("page", name).read_text("utf-8")


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
