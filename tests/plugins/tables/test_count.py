"""`newspipe count`: the table that people ask for first."""

import json

from made_up_run import TEXT, article, entity


def june(number):
    return article(number, published="2024-06-09T08:00:00Z", entities=[entity(TEXT, "Acme", "ORG")])


def test_names_are_counted_with_the_articles_that_have_them(shell):
    out = shell("count", stdin=[article("a1"), june("a2")]).out.decode()
    assert out == "name         mentions  articles\nAcme                2         2\nLena Stroud         2         1\n"


def test_other_keys_and_several_of_them(shell):
    out = shell("count", "--by", "month,label", "--to", "csv", stdin=[article("a1"), june("a2")]).out.decode()
    assert out.splitlines() == [
        "month,label,mentions,articles",
        "2024-05,PERSON,2,1",
        "2024-05,ORG,1,1",
        "2024-06,ORG,1,1",
    ]


def test_a_key_across_makes_columns(shell):
    out = shell("count", "--across", "month", "--to", "tsv", stdin=[article("a1"), june("a2"), june("a3")]).out.decode()
    assert out.splitlines() == [
        "name\t2024-05\t2024-06\ttotal",
        "Acme\t1\t2\t3",
        "Lena Stroud\t2\t0\t2",
    ]


def test_dates_are_counted_by_value_and_articles_by_their_own_fields(shell):
    rows = json.loads(shell("count", "--by", "value", "--to", "json", stdin=[article()]).out)
    assert rows == [{"value": "2024-05-03", "mentions": 1, "articles": 1}]
    given = [article("a1", sections=["News", "Local"]), article("a2", sections=[]), article("a3", sections=["News"])]
    rows = shell("count", "--by", "sections", "--to", "jsonl", stdin=given).articles
    assert rows == [
        {"sections": "News", "articles": 2},
        {"sections": "Local", "articles": 1},
        {"sections": None, "articles": 1},
    ]


def test_only_what_is_asked_for_is_counted(shell):
    given = [article("a1"), june("a2")]
    assert shell("count", "--where", "label=PERSON", "--to", "jsonl", stdin=given).articles == [
        {"name": "Lena Stroud", "mentions": 2, "articles": 1}
    ]
    assert shell("count", "--where", "month=2024-06", "--to", "jsonl", stdin=given).articles == [
        {"name": "Acme", "mentions": 1, "articles": 1}
    ]
    assert len(shell("count", "--top", "1", "--to", "jsonl", stdin=given).articles) == 1


def test_a_name_is_one_line_and_wide_letters_keep_the_columns(shell):
    text = "東京\n都 and \x1b[2J."
    given = article(text=text, entities=[entity(text, "東京\n都", "LOC"), entity(text, "\x1b[2J", "MISC")])
    out = shell("count", stdin=[given]).out.decode().splitlines()
    assert out[0] == "name     mentions  articles"
    assert "東京 都         1         1" in out
    assert "\x1b" not in "".join(out)


def test_nothing_to_count_is_said(shell):
    result = shell("count", "--by", "desk", stdin=[article()])
    assert result.code == 3
    assert result.err == "newspipe: no article has 'desk', to count by desk\n"
    result = shell("count", "--by", "month", stdin=[article(published=None)])
    assert "no article has 'published', to count by month" in result.err
    assert shell("count", stdin="").out.decode() == "name  mentions  articles\n"


def test_mistakes_are_refused(shell):
    assert "write KEY=VALUE" in shell("count", "--where", "label", stdin=[article()]).err
    assert shell("count", "--by", ",", stdin=[article()]).code == 2
    assert "a key is named twice" in shell("count", "--by", "name,name", stdin=[article()]).err


def test_odd_values_are_no_traceback(shell):
    odd = [entity(TEXT, "Acme", "ORG") | {"name": {"full": ["Acme"]}, "label": None}, entity(TEXT, "Acme", 7)]
    rows = shell("count", "--by", "name,label", "--to", "jsonl", stdin=[article(entities=odd, published=5)]).articles
    assert rows == [
        {"name": "Acme", "label": 7, "mentions": 1, "articles": 1},
        {"name": '{"full":["Acme"]}', "label": None, "mentions": 1, "articles": 1},
    ]
