"""`newspipe test`: the tests in a pipeline file."""

import json
from xml.etree import ElementTree as ET

import pytest

INPUT = {"id": "a1", "text": "The mill closed on May 4, 2021.", "published": "2021-05-06"}
PASSING = [
    {"name": "counts words", "input": INPUT, "to": "count-words", "expect": {"words": 7}},
    {"name": "finds the date", "input": INPUT, "from": "segment", "expect": {"dates": [{"value": "2021-05-04"}]}},
    {
        "name": "a number of words",
        "input": INPUT,
        "matches": {"properties": {"words": {"minimum": 5}}, "required": ["words"]},
    },
    {"name": "is told to go", "input": {"do": "drop", "text": "x"}, "dropped": "told to"},
    {"name": "says why", "input": {"do": "say", "text": "x"}, "fails": "the article asks for it"},
]
STEPS = ["count-words", "segment", "extract-dates", "obey"]


def test_tests_that_hold_pass(shell):
    result = shell("test", shell.pipeline(*STEPS, tests=PASSING))
    assert result.out.decode() == (
        "ok counts words\nok finds the date\nok a number of words\nok is told to go\nok says why\n5 passed\n"
    )
    assert (result.code, result.err) == (0, "")


@pytest.mark.parametrize(
    ("test", "said"),
    [
        ({"expect": {"words": 8}}, ["words:", "  - 8", "  + 7"]),
        ({"expect": {"wrods": 7}}, ["wrods: is missing"]),
        ({"expect": {"obeyed": 1}}, ["obeyed:", "  - 1", "  + true"]),
        ({"matches": {"properties": {"words": {"type": "string"}}}}, ["words: must be of type string, not a number"]),
        ({"dropped": "told to"}, ["the article came out; expected: dropped: told to"]),
        ({"fails": "no"}, ["the article came out; expected: fails: no"]),
        ({"input": {"do": "drop", "text": "x"}, "expect": {}}, ["the article was dropped: told to"]),
        ({"input": {"do": "drop", "text": "x"}, "dropped": "bored"}, ["the article was dropped: told to"]),
        (
            {"input": {"do": "say", "text": "x"}, "fails": "nothing to say"},
            ["the article failed: the article asks for it; expected a failure that says: nothing to say"],
        ),
        (
            {"expect": {"dates": [{"value": "2021-05-05", "start": 19}]}},
            ["dates[0].value:", "    in the span 'May 4, 2021' at 19:30", '  - "2021-05-05"', '  + "2021-05-04"'],
        ),
        (
            {"expect": {"dates": []}},
            [
                "dates:",
                "  + 19:30 …The mill closed on [May 4, 2021].… "
                '{"type": "DATE", "value": "2021-05-04", "mod": null, "quant": null, "fr…',
            ],
        ),
    ],
)
def test_one_that_does_not_hold_says_where_and_in_what(shell, test, said):
    path = shell.pipeline(*STEPS, tests=[{"name": "it holds", "input": INPUT, **test}])
    result = shell("test", path)
    line = 1 + path.read_text().splitlines().index("    {")
    assert result.code == 1
    assert result.out.decode().splitlines() == [
        f"FAILED {path}:{line}: it holds",
        *(f"  {line}" for line in said),
        "0 passed, 1 failed",
    ]


def test_update_writes_what_came_out_and_leaves_all_else_as_it_is(shell):
    text = """{"version": 1,   "steps": [{"stage": "count-words"}],
  "tests": [
    {"name": "one line", "input": {"text": "a b"}, "expect": {"words": 99}},
    {"name": "spread", "input": {"text": "a  b c"},
     "expect": {
       "words": 98
     }},
    {"name": "right",   "input": {"text": "a"}, "expect": { "words":1 }},
    {"name": "dropped", "input": {"text": "a"}, "dropped": "never"}
  ]}
"""
    path = shell.write("p.json", text)
    result = shell("test", path, "--update")
    assert result.out.decode().splitlines()[-1] == "2 updated, 1 failed in a way that --update does not mend"
    assert result.code == 1
    assert path.read_text() == text.replace("99", "2").replace(
        '{\n       "words": 98\n     }', '{\n       "words": 3\n     }'
    )
    assert shell("test", path, "-k", "line").code == 0


def test_junit_xml_tells_a_ci_server_what_failed_and_where(shell):
    failing = {"name": "wrong <count>", "input": INPUT, "expect": {"words": 1}}
    path = shell.pipeline(*STEPS, tests=[*PASSING, failing])
    assert shell("test", path, "--junit", "results.xml").code == 1
    suite = ET.parse(shell.folder / "results.xml").getroot()
    assert (suite.tag, suite.get("tests"), suite.get("failures")) == ("testsuite", "6", "1")
    (case,) = [case for case in suite if case.find("failure") is not None]
    assert case.get("name") == "wrong <count>"
    assert path.read_text().splitlines()[int(case.get("line")) - 1] == "    {"
    assert case.find("failure").text == "words:\n  - 1\n  + 7"


@pytest.mark.parametrize(
    ("test", "problem"),
    [
        (
            {"to": "count-wrods", "expect": {}},
            "tests[0].to: there is no step 'count-wrods'; did you mean 'count-words'?",
        ),
        (
            {"from": "obey", "to": "segment", "expect": {}},
            "tests[0].to: this step comes before that of 'from'; swap them",
        ),
        ({}, "say what is to come of the input: expect, matches, dropped or fails"),
        ({"expcet": {}}, "tests[0].expcet: unknown key 'expcet'; did you mean 'expect'?"),
        ({"matches": {"type": "strin"}}, "tests[0].matches.type: not a valid JSON Schema"),
    ],
)
def test_a_test_that_is_no_test_is_refused_with_its_place(shell, test, problem):
    result = shell("test", shell.pipeline(*STEPS, tests=[{"name": "it", "input": INPUT, **test}]))
    assert result.code == 2
    assert "pipeline.json:" in result.err
    assert problem in result.err


def test_names_are_not_given_twice_and_a_file_without_tests_says_so(shell):
    twice = shell("test", shell.pipeline(*STEPS, tests=[PASSING[0], PASSING[0]]))
    assert (twice.code, "two tests are called 'counts words'; rename one" in twice.err) == (2, True)
    none = shell("test", shell.pipeline(*STEPS))
    assert (none.code, 'has no tests; add them under "tests"' in none.err) == (2, True)


def test_tests_are_no_part_of_a_run_and_do_not_stand_in_the_way_of_resuming(shell):
    shell.write("in.jsonl", '{"text":"a b"}\n')
    path = shell.pipeline("count-words", tests=PASSING[:1])
    assert shell("run", path, "in.jsonl", "-o", "out.jsonl", "--resume").code == 0
    value = json.loads(path.read_text())
    value["tests"][0]["name"] = "renamed"
    path.write_text(json.dumps(value))
    assert shell("run", path, "in.jsonl", "-o", "out.jsonl", "--resume").code == 0
