"""`newspipe new-stage` and `newspipe check-plugin`: from nothing to a stage that works."""

import subprocess
import sys
import tomllib

import pytest


def test_a_file_works_as_it_is(shell):
    shell.write("word_count.py", shell("new-stage", "word-count").out)
    result = shell("apply", "word-count", "-p", "word_count.py", stdin=[{"text": "The mill closed."}, {"text": ""}])
    assert [article["word_count"] for article in result.articles] == [3]
    assert "1 dropped (no words)" in result.err


def test_its_own_tests_pass(shell):
    path = shell.write("word_count.py", shell("new-stage", "word-count").out)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", path]
    done = subprocess.run(command, capture_output=True, text=True, cwd=shell.folder)
    assert "2 passed" in done.stdout, done.stdout


@pytest.mark.parametrize("name", ["class", "import", "x", "a1-b2"])
def test_any_name_does(shell, name):
    shell.write("mine.py", shell("new-stage", name).out)
    assert shell("apply", name, "-p", "mine.py", stdin=[{"text": "One."}]).code == 0


def test_check_plugin_tells_each_rule(shell):
    shell.write("word_count.py", shell("new-stage", "word-count").out)
    result = shell("check-plugin", "word_count.py")
    lines = result.out.decode().splitlines()
    assert (result.code, lines[0], len(lines)) == (0, "word-count", 16)
    assert all(line.startswith("  ok      ") for line in lines[1:])
    assert shell("check-plugin", "word-count", "-p", "word_count.py").code == 0


def test_check_plugin_tells_what_is_broken_and_how_to_mend_it(shell):
    source = shell("new-stage", "word-count").out.decode().replace('{"word_count": len(words)}', "None")
    shell.write("word_count.py", source)
    result = shell("check-plugin", "word_count.py")
    assert result.code == 1
    assert "  BROKEN  fields: For any article it returns a dict" in result.out.decode()
    assert "it returns None for the article 'news'; return a dict, or a Drop" in result.out.decode()


def test_check_plugin_takes_options_and_articles(shell):
    shell.write("articles.jsonl", '{"id": "a1", "words": 3}\n')
    assert shell("check-plugin", "need-word", "--article", "articles.jsonl").code == 0
    assert "no stage 'need-wrod'; did you mean 'need-word'?" in shell("check-plugin", "need-wrod").err
    bad = shell("check-plugin", "count-words", "--set", "min_length=0")
    assert (bad.code, b"0 is less than the minimum of 1" in bad.out) == (1, True)


def test_a_package_has_all_that_publishing_needs_and_nothing_is_overwritten(shell):
    assert shell("new-stage", "word-count", "--package", "pkg").code == 0
    files = sorted(
        str(path.relative_to(shell.folder / "pkg")) for path in (shell.folder / "pkg").rglob("*.*") if path.is_file()
    )
    assert files == [
        ".github/workflows/test.yml",
        "README.md",
        "pyproject.toml",
        "src/newspipe_word_count/__init__.py",
        "src/newspipe_word_count/stage.py",
        "tests/test_word_count.py",
    ]
    again = shell("new-stage", "word-count", "--package", "pkg")
    assert (again.code, again.err) == (2, "newspipe: pkg/pyproject.toml: exists already; name a new folder\n")


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        (
            "Word_Count",
            "'Word_Count' is no name for a stage; write lower-case words joined by hyphens, like word-count",
        ),
        ("segment", "there is a stage 'segment' already, of plugin newspipe_segment"),
    ],
)
def test_a_name_that_cannot_be_is_refused(shell, name, complaint):
    result = shell("new-stage", name)
    assert result.code == 2
    assert complaint in result.err


def test_a_refused_package_leaves_nothing_behind(shell):
    shell.write("pkg/tests/test_word_count.py", "mine")
    result = shell("new-stage", "word-count", "--package", "pkg")
    assert (result.code, result.err) == (
        2,
        "newspipe: pkg/tests/test_word_count.py: exists already; name a new folder\n",
    )
    assert [str(path) for path in (shell.folder / "pkg").rglob("*.*")] == [
        str(shell.folder / "pkg/tests/test_word_count.py")
    ]


def test_a_package_depends_on_our_distribution_and_installs_with_an_old_pip(shell):
    shell("new-stage", "word-count", "--package", "pkg")
    project = tomllib.loads((shell.folder / "pkg" / "pyproject.toml").read_text())["project"]
    assert project["dependencies"][0].startswith("newspipe-text>=")
    assert project["optional-dependencies"] == {"test": ["pytest"]}
