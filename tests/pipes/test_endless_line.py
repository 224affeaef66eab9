"""A line without an end costs one article, and no more memory than --max-line allows."""

import json
import subprocess
import sys
import zlib

import pytest

MEASURED = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([done.returncode, done.stdout.decode(), done.stderr.decode(), kilobytes / 1000]))
"""


@pytest.mark.parametrize("workers", ["0", "1"])
@pytest.mark.parametrize("packed", [True, False])
def test_memory_stays_bounded(bash, packed, workers):
    """300 MB of one line between two articles; gzip makes 300 kB of it."""
    pack = zlib.compressobj(1, wbits=31) if packed else None
    path = bash.directory / ("in.jsonl.gz" if packed else "in.jsonl")
    with open(path, "wb") as file:
        for block in [b'{"id": "first"}\n{"text": "', *[b"x" * 10_000_000] * 30, b'"}\n{"id": "last"}\n']:
            file.write(pack.compress(block) if pack else block)
        file.write(pack.flush() if pack else b"")
    command = ["newspipe", "apply", "mark", path.name, "--max-line", "1M", "--workers", workers]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *command],
        cwd=bash.directory,
        env=bash.environment,
        capture_output=True,
        check=True,
        timeout=120,
    )
    code, out, err, megabytes = json.loads(done.stdout)
    assert code == 3
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["first", "last"]
    assert "the line is longer than --max-line allows" in err
    assert megabytes < 150
