"""The order of imports, that stages have no privileges, and that nothing happens at import."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import newspipe

ROOT = Path(__file__).parents[2]
LAYERS = """
    __init__ __main__
    cli
    testing
    run
    executors
    engine
    io
    batch
    report
    durations
    pipeline
    plugins
    hookspecs
    reader
    stage
    logs
    article errors version printable
"""


def imports(path):
    """Yield the modules a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_modules_import_only_from_the_layers_below_them():
    layers = [line.split() for line in LAYERS.strip().splitlines()]
    depth = {module: at for at, layer in enumerate(layers) for module in layer}
    source = ROOT / "src" / "newspipe"
    for path in source.rglob("*.py"):
        own = path.relative_to(source).with_suffix("").parts[0]
        assert own in depth, f"{path.name}: name its layer here"
        for name in imports(path):
            package, _, rest = name.partition(".")
            if package != "newspipe":
                continue
            other = rest.partition(".")[0]
            assert other in depth, f"{path.name} imports {name}: import from the module that defines it, not the root"
            assert other == own or depth[own] < depth[other], f"{path.name} must not import {name}"


def test_a_plugin_imports_only_its_own_package_and_public_names():
    public = {f"newspipe.{name}" for name in newspipe.__all__} | {"newspipe"}
    packages = list((ROOT / "plugins").glob("newspipe_*"))
    assert len(packages) >= 5
    for package in packages:
        for path in package.rglob("*.py"):
            for name in imports(path):
                is_ours = name.split(".")[0].startswith("newspipe")
                assert not is_ours or name in public or name.split(".")[0] == package.name, f"{path}: {name}"


def test_the_core_knows_no_stage():
    for path in (ROOT / "src").rglob("*.py"):
        for name in imports(path):
            assert not name.startswith("newspipe_"), f"{path}: {name}"


def test_importing_newspipe_and_its_stages_loads_nothing_heavy():
    code = """
import sys, newspipe
from newspipe.plugins import loading
registry = loading.load(None)
heavy = {"numpy", "trafilatura", "lxml", "ftfy", "spacy", "rich", "jsonschema", "duckdb"} & set(sys.modules)
print(sorted(heavy), registry.broken)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[] {}\n"


def test_files_are_small_and_named_for_a_question():
    for folder in ("src", "plugins", "tests", "bench", "tools"):
        for path in (ROOT / folder).rglob("*.py"):
            assert len(path.read_text("utf-8").splitlines()) <= 400, path
            assert path.stem not in {"utils", "helpers", "common", "misc"}, path


def test_the_files_in_which_contributors_are_told_to_look_are_there():
    rows = re.findall(r"^\| Wh.*?\| (.*) \|$", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)
    files = [name for row in rows for name in re.findall(r"`([^`]+)`", row)]
    assert len(files) >= 18
    folders = (ROOT, ROOT / "src" / "newspipe")
    assert [name for name in files if not any((folder / name).exists() for folder in folders)] == []


def test_most_files_are_small_and_none_is_large():
    sizes = {
        str(path.relative_to(ROOT)): path.read_text("utf-8").count("\n")
        for folder in ("src", "plugins")
        for path in (ROOT / folder).rglob("*.py")
    }
    assert {name: size for name, size in sizes.items() if size > 400} == {}
    assert sum(size < 250 for size in sizes.values()) >= 0.9 * len(sizes)
