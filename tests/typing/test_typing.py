"""What users and plugin authors write is sound to mypy and to pyright, and a mistake is none."""

import subprocess
import sys
from pathlib import Path

import pytest

USERS = Path(__file__).with_name("users.py")
CHECKERS = {
    "mypy": ["-m", "mypy", "--strict", "--no-incremental"],
    "pyright": ["-m", "basedpyright", "--level", "error", "--pythonpath", sys.executable],
}


def check(checker, path, tmp_path):
    # In a folder of its own, the settings of this repository do not apply.
    (tmp_path / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict", "reportUnusedFunction": false}')
    return subprocess.run([sys.executable, *CHECKERS[checker], path], cwd=tmp_path, capture_output=True, text=True)


@pytest.mark.parametrize("checker", CHECKERS)
def test_what_users_write_is_sound(checker, tmp_path):
    copy = tmp_path / "users.py"
    copy.write_text(USERS.read_text("utf-8"))
    done = check(checker, "users.py", tmp_path)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("checker", CHECKERS)
@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('requires = ("text",)', "requires = 7"),
        ('output="out.jsonl"', "output=7"),
        ('print(record["message"])', 'print(record["mesage"])'),
        ("report.written", "report.writen"),
        ('entity["name"]', 'entity["nam"]'),
        ("return [WordCount, Untyped, shout]", "return [WordCount()]"),
    ],
)
def test_a_mistake_is_found(checker, right, wrong, tmp_path):
    source = USERS.read_text("utf-8")
    assert right in source
    (tmp_path / "users.py").write_text(source.replace(right, wrong))
    done = check(checker, "users.py", tmp_path)
    assert done.returncode != 0
    assert "users.py:" in done.stdout, done.stderr  # it is the checker that complains, of a line
