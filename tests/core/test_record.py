"""The record: what no stage touches keeps its bytes, spans are code points, and batches never change a result."""

import json
from collections import Counter

import pytest
from conftest import ODD_STAGES
from hypothesis import given, settings
from hypothesis import strategies as st

import newspipe
from newspipe.batch import Batch, Job
from newspipe.engine.worker import Worker
from newspipe.pipeline import parsing
from newspipe.plugins import single_files
from newspipe.report import Report

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
free_keys = st.text().filter(lambda key: key not in {"id", "text", "html", "do", "obeyed", "words"})
own_keys = st.fixed_dictionaries({"text": st.text()}, optional={"do": st.sampled_from(["drop", "raise", "none"])})
articles = st.builds(lambda extra, own: {**extra, **own}, st.dictionaries(free_keys, json_values, max_size=5), own_keys)
lines = st.one_of(
    articles.map(lambda article: json.dumps(article, ensure_ascii=False).encode("utf-8", "surrogatepass")),
    st.binary(max_size=30).map(lambda data: data.replace(b"\n", b"")),
    st.sampled_from([b"", b"  ", b"[]", b"{}", b'{"text":7}', b"\xef\xbb\xbf{}", b"{", b'{"a":NaN}', b'"\\ud800"']),
)


def worker(*stages):
    sources = single_files.read_sources([str(ODD_STAGES)])
    steps = [{"stage": stage} for stage in stages]
    return Worker(Job(parsing.parse(json.dumps({"version": 1, "steps": steps}), "test", sources)))


@pytest.fixture(scope="module")
def obeying():
    return worker("count-words", "obey")


def run_in_batches(worker, lines, size):
    results = [worker.run(Batch("-", at + 1, lines[at : at + size])) for at in range(0, len(lines), size)]
    output = b"".join(result.output for result in results)
    errors = b"".join(result.errors for result in results)
    return output, errors, [result.report for result in results]


def is_blank(line):
    return not line.removeprefix(b"\xef\xbb\xbf").strip()


@settings(max_examples=200, deadline=None)
@given(lines=st.lists(lines, max_size=12), size=st.integers(1, 12))
def test_any_lines_in_any_batch_size_give_the_same_output_and_counts_that_add_up(obeying, lines, size):
    output, errors, reports = run_in_batches(obeying, lines, size)
    assert (output, errors) == run_in_batches(obeying, lines, 1)[:2]
    read = sum(report.read for report in reports)
    written, failed = output.count(b"\n"), errors.count(b"\n")
    dropped = sum((report.dropped for report in reports), Counter()).total()
    assert read == written + dropped + failed == sum(not is_blank(line) for line in lines)
    for line in (output + errors).splitlines():
        json.loads(line.decode("utf-8"))


@settings(max_examples=200, deadline=None)
@given(extra=st.dictionaries(free_keys, json_values, max_size=6))
def test_unknown_keys_pass_in_their_order_whether_the_line_is_extended_or_rewritten(extra):
    line = json.dumps({**extra, "text": "a b"}).encode()
    for stages, own in (
        (["count-words"], {"text": "a b", "words": 2}),
        (["shout", "count-words"], {"text": "A B", "words": 2}),
    ):
        output = worker(*stages).run(Batch("-", 1, [line])).output
        assert json.loads(output) == {**extra, **own}
        assert list(json.loads(output)) == [*extra, "text", "words"]


def test_untouched_lines_keep_their_bytes():
    line = b'{"n":12345678901234567890123, "f":1.0, "e":1E5 ,"s":"caf\\u00e9","text":"a"}'
    assert worker("echo").run(Batch("-", 1, [line])).output == line + b"\n"
    assert worker("count-words").run(Batch("-", 1, [line])).output == line[:-1] + b',"words":1}\n'


@pytest.mark.parametrize("number", ["12345678901234567890123", "-98765432109876543210987654321", "1" + "0" * 400])
def test_big_integers_survive_a_rewritten_article(number):
    line = b'{"n":%s,"deep":[{"m":%s}],"text":"a"}' % (number.encode(), number.encode())
    output = worker("shout").run(Batch("-", 1, [line])).output
    assert output == b'{"n":%s,"deep":[{"m":%s}],"text":"A"}\n' % (number.encode(), number.encode())


def test_deep_nesting_survives_a_rewritten_article():
    nested = "[" * 400 + "]" * 400
    output = worker("shout").run(Batch("-", 1, [f'{{"nested":{nested},"text":"a"}}'.encode()])).output
    assert output == f'{{"nested":{nested},"text":"A"}}\n'.encode()


def test_an_article_that_stays_as_it_is_in_the_error_record_keeps_its_big_integers():
    line = b'{"n":12345678901234567890123,"text":"a","do":"raise"}'
    errors = worker("count-words", "obey").run(Batch("-", 1, [line])).errors
    assert b'"article":{"n":12345678901234567890123,"text":"a","do":"raise","words":1}' in errors


texts = st.lists(
    st.sampled_from(
        [
            "Ola Nordmark met Dr. Vesna Kolar.",
            "👩‍👩‍👧",
            "é",
            "שלום עולם.",
            "مرحبا.",
            "on 5 May 2021",
            "\u200f",
            "…",
            "\n\n",
        ]
    )
    | st.text(max_size=8),
    max_size=12,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(text=texts)
def test_spans_of_the_five_stages_are_code_points_of_the_text(five, text):
    item = five.process(Batch("-", 1, [json.dumps({"text": text}).encode()]), Report(), [])[0]
    assert item.outcome is None or item.outcome.reason == "no text"
    article = item.article
    for field in ("paragraphs", "sentences", "entities", "dates"):
        for span in article.get(field, []):
            assert 0 <= span["start"] < span["end"] <= len(article["text"])
            if "text" in span:
                assert article["text"][span["start"] : span["end"]] == span["text"]


@pytest.fixture(scope="module")
def five():
    return worker("clean", "segment", "tag-entities", "extract-dates", "summarise")


def test_the_fields_of_the_five_stages_are_present_with_one_type_though_nothing_is_found(five):
    full, bare = (
        json.loads(five.run(Batch("-", 1, [json.dumps({"text": text}).encode()])).output)
        for text in ("Mayor Lena Marsh of Ardel resigned on 4 May 2021. The council meets on Monday.", "hm")
    )
    assert list(full) == list(bare)
    for field in ("sections", "paragraphs", "sentences", "entities", "dates", "summary", "summary_sentences"):
        assert type(full[field]) is type(bare[field]), field


def test_span_builds_a_span_and_refuses_one_outside_the_text():
    assert newspipe.span("a 👩 b", 2, 3, label="X") == {"start": 2, "end": 3, "text": "👩", "label": "X"}
    with pytest.raises(ValueError, match="not inside a text of 5 code points"):
        newspipe.span("a 👩 b", 2, 9)
