"""A checkpoint that somebody has changed, with the right checksum: refused in words, whatever it says."""

import json
from hashlib import sha256

import orjson
import pytest

CHANGES = {
    "no place": lambda state: state.pop("place"),
    "a place in an input that is not": lambda state: state["place"].update(index=7),
    "a place before the beginning": lambda state: state["place"].update(offset=-1),
    "a place between two bytes": lambda state: state["place"].update(offset=1.0),
    "a field more": lambda state: state["place"].update(extra=1),
    "an end of an input that is not": lambda state: state["ends"].update({"9": state["place"]}),
    "a length of another file": lambda state: state["lengths"].update({"/etc/passwd": [1, 1]}),
    "a length that is none": lambda state: state["lengths"].update({"out.jsonl": [True, 0]}),
    "a length and nothing more": lambda state: state["lengths"].update({"out.jsonl": 5}),
    "counts that do not add up": lambda state: state["report"].update(read=10**6),
    "counts below nothing": lambda state: state["report"].update(read=-1, written=-1),
    "seconds without end": lambda state: state["report"].update(seconds=None),
    "tallies that are a list": lambda state: state["report"].update(dropped=["a"]),
    "an exit code of a failed run": lambda state: state.update(exit_code=4),
    "a budget in words": lambda state: state.update(recent=[["a", "b"]]),
    "identity that is a word": lambda state: state.update(identity="x"),
    "stats that are a number": lambda state: state.update(stats=3),
    "remembered by nobody": lambda state: state.update(states=[["echo", "not base64!"]]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_is_refused(shell, change):
    shell.write("in.jsonl", '{"id": "a"}\n')
    arguments = ["run", shell.pipeline("echo"), "in.jsonl", "-o", "out.jsonl", "--resume", "--workers", 0]
    assert shell(*arguments).code == 0
    path = shell.folder / "out.jsonl.checkpoint"
    state = json.loads(path.read_bytes())["state"]
    CHANGES[change](state)
    dumped = orjson.dumps(state)
    path.write_bytes(b'{"sha256":"%s","state":%s}' % (sha256(dumped).hexdigest().encode(), dumped))
    result = shell(*arguments)
    assert result.code == 2
    assert "out.jsonl.checkpoint is damaged" in result.err
    assert shell(*arguments, "--force").code == 0
