# Development commands; `just` lists them. They use the virtual environment in .venv, which `just setup` makes.

export PATH := justfile_directory() / ".venv/bin:" + env("PATH")

[private]
default:
    @just --list

# Make .venv with newspipe, editable, and everything that the other recipes need
setup:
    python3 -m venv .venv
    pip install --quiet --upgrade 'pip>=25.1'
    pip install --quiet --editable . --group dev --group bench

# Everything that CI checks, in a fresh environment
ci:
    bash .ci/run

# The tests, or some of them: just test tests/pipes
test *arguments:
    pytest -n 2 {{ arguments }}

# Style
lint:
    ruff check .
    ruff format --check .

# Format the code, and repair what can be repaired
format:
    ruff format .
    ruff check --fix .

# Type checks
types:
    mypy

# Speed: the runner beside a bare loop and jq, start-up, each stage beside its usual library
bench:
    python bench/throughput.py
    python bench/startup.py
    python bench/stages.py

# kill -9 of the parent and of workers at 200 points each, then resume; prints its seed
chaos *arguments:
    python bench/chaos.py {{ arguments }}

# A million small articles: memory, descriptors and processes stay where they are
soak *arguments:
    python bench/soak.py {{ arguments }}

# Two workers beside one, and beside none
scaling *arguments:
    python bench/scaling.py {{ arguments }}

# Quality of each stage on the evaluation data in a folder
quality data:
    python bench/quality.py --data {{ quote(data) }}

# Build the wheel and the source distribution into dist/
build:
    python -m build
