"""Standard output carries articles and nothing else, and standard input goes to nobody else, whatever a plugin does."""

import json

import pytest

LOUD = """
import os, stat, subprocess, sys
import newspipe

print("a print at import")
os.write(1, b"a write at import\\n")
os.system("echo a child at import")

@newspipe.stage(requires=[], provides=["heard"])
def loud(article):
    \"\"\"Write to whatever might be standard output, and read what might be standard input.\"\"\"
    print("a print")
    sys.__stdout__.write("another print\\n")
    sys.__stdout__.flush()
    os.write(1, b"a write\\n")
    with open("/dev/stdout", "w") as file:
        file.write("a write by name\\n")
    read = subprocess.run(["cat"], stdout=subprocess.PIPE).stdout + os.read(0, 100)
    if os.environ.get("OTHER_DESCRIPTORS"):
        for descriptor in map(int, os.listdir("/proc/self/fd")):
            try:
                if descriptor > 2 and stat.S_ISFIFO(os.fstat(descriptor).st_mode):
                    os.write(descriptor, b"a write to a pipe\\n")
            except OSError:
                pass
    return {"heard": read.decode()}

@newspipe.hookimpl
def newspipe_stages():
    return [loud]
"""


@pytest.mark.parametrize("workers", [0, 1, 2])
@pytest.mark.parametrize("count", [1, 30])
def test_what_a_plugin_prints_and_reads_never_touches_the_articles(bash, workers, count):
    """One article goes to a worker that is forked, thirty in batches of four to workers that are started."""
    (bash.directory / "loud.py").write_text(LOUD)
    articles = [{"id": str(number)} for number in range(count)]
    stdin = "".join(json.dumps(article) + "\n" for article in articles).encode()
    command = f"newspipe apply -p loud.py loud --workers {workers} --batch-size 4"
    done = bash(command, stdin, OTHER_DESCRIPTORS="1" if workers else "")
    assert done.code == 0
    assert done.articles == [{**article, "heard": ""} for article in articles]
    assert "a print at import" in done.err
    assert done.err.count("a write by name") == count


def test_listing_commands_keep_their_output_clean_too(bash):
    (bash.directory / "loud.py").write_text(LOUD)
    done = bash("newspipe run -p loud.py news.json | cat; test ${PIPESTATUS[0]} = 2")
    assert (done.code, done.out) == (0, b"")
