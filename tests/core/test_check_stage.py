"""`check_stage`: each rule of the contract, and a stage that breaks it."""

import textwrap

import pytest

from newspipe.testing import BrokenRules, check_stage

HEAD = """
import time, sys
import newspipe

@newspipe.hookimpl
def newspipe_stages():
    return [tested]

"""
FINE = '''
@newspipe.stage(provides=["words"], options={"least": {"type": "integer", "default": 1, "description": "Letters."}})
def tested(article, *, least):
    """Count the words of ``text``."""
    return {"words": sum(len(word) >= least for word in article["text"].split())}
'''
KEPT = []


@pytest.fixture
def stage_of(tmp_path, monkeypatch):
    """Import a module of the given source, as an author's test does, and return its stage."""
    import importlib.util
    import sys

    def load(source):
        path = tmp_path / "authors_stage.py"
        path.write_text(HEAD + textwrap.dedent(source))
        spec = importlib.util.spec_from_file_location("authors_stage", path)
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, "authors_stage", module)
        spec.loader.exec_module(module)
        return module.tested

    return load


def test_a_stage_that_keeps_its_contract_passes(stage_of):
    check_stage(stage_of(FINE))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('"""Count the words of ``text``."""', "pass", "docstring: write a docstring"),
        ('"default": 1', '"default": "one"', "options: option 'least': its default \"one\" breaks its own schema"),
        ('"type": "integer"', '"type": "int"', "options: option 'least'.type: not a valid JSON Schema"),
        (', "description": "Letters."', "", "options: option 'least' has no \"description\""),
        ('"default": 1, ', "", "setup: give the options that have no default: least"),
        (
            'provides=["words"]',
            'provides={"words": {"type": "string", "description": "Words."}}',
            "field types: words breaks its schema for the article 'news': must be of type string, not a number",
        ),
        ('["words"]', '{"words": {"type": "integer"}}', "field types: the schema of 'words' has no \"description\""),
        ('["words"]', '{"words": {"type": "int"}}', "field types: the schema of 'words' is at fault: not a valid"),
        ('["words"]', '{"words": int}', "declaration: stage tested: provides must map each field's name"),
        ('provides=["words"]', 'provides=["id"]', "declaration: stage tested: it may not provide 'id'"),
        ('{"words": ', '{"wrods": 1, "words": ', "fields: the fields it returns for the article 'news' and those"),
        ('return {"words"', 'None and {"words"', "fields: it returns None for the article 'news'"),
        ("split())", "split()) / len(article['text'].split())", "fields: it raises ZeroDivisionError"),
        ("sum(", "float('nan') + sum(", "plain json: 'words' is not JSON for the article 'news'"),
        ("sum(", "article['text'] and sum(", "one type: 'words' is now a number and now a string"),
        ("sum(", "[{'start': 0, 'end': 9999}] or sum(", "spans: a span of 'words' is 0:9999 in a text of"),
        ("sum(", "[{'start': 0, 'end': 1, 'text': '?'}] or sum(", "spans: a span of 'words' says '?' where 'P' stands"),
        (
            "return",
            "article.get('published') == [] and article['published'].append(1)\n    return",
            "untouched input: it changes the article 'odd fields 3'",
        ),
        ("sum(", "time.perf_counter_ns() + sum(", "agreeing instances: it returns something else for the article"),
        ("return", "sys.kept = [*getattr(sys, 'kept', []), article]\n    return", "steady memory: memory grows by"),
        (
            "return",
            "for _ in range(len(article['text']) ** 2 // 500): pass\n    return",
            "worker: the text 'no space': passed its timeout",
        ),
        (
            "return",
            "'x' * 1000 in article['text'] and sys.exit(3)\n    return",
            "worker: the text 'no space': called sys.exit(3)",
        ),
    ],
)
def test_each_rule_finds_the_stage_that_breaks_it(stage_of, monkeypatch, old, new, complaint):
    monkeypatch.setattr("newspipe.testing.apart.TIMEOUT", 2)
    monkeypatch.setattr("newspipe.testing.apart.LARGE", {"no space": "x" * 1_000_000})
    source = FINE.replace(old, new)
    assert source != FINE
    with pytest.raises(BrokenRules) as caught:
        check_stage(stage_of(source))
    assert complaint in str(caught.value)


CLASS = '''
class tested(newspipe.Stage):
    """Count the words of ``text``."""

    name = "tested"
    provides = ("words",)

    def process(self, article):
        return {"words": len(article["text"].split())}
'''


@pytest.mark.parametrize(
    ("method", "complaint"),
    [
        (
            "def setup(self): raise OSError('no model at /models')",
            "setup: it cannot be set up: OSError says no model at",
        ),
        ("def setup(self): raise OSError", "setup: it cannot be set up: OSError says nothing; raise an exception that"),
        ("def process_batch(self, articles): return []", "agreeing batches: a batch of 2 articles gives 0 results"),
        (
            "def process_batch(self, articles): return [{'words': len(articles)} for _ in articles]",
            "agreeing batches: in a batch of 2 it returns something else for the article 'news'",
        ),
        (
            "def process_batch(self, articles): return [self.process(a) for a in articles][:len(articles) == 1 or 1/0]",
            "agreeing batches: a batch of 2 raises ZeroDivisionError",
        ),
    ],
)
def test_so_it_does_with_a_class(stage_of, method, complaint):
    with pytest.raises(BrokenRules) as caught:
        check_stage(stage_of(f"{CLASS}\n    {method}\n"))
    assert complaint in str(caught.value)


def test_a_stage_that_no_worker_can_find_is_told_what_to_do(stage_of):
    stage = stage_of(FINE)
    del __import__("authors_stage").newspipe_stages
    with pytest.raises(BrokenRules, match=r"worker: no worker can find it.*pip install -e"):
        check_stage(stage)


NEEDY = '''
@newspipe.stage(requires=["topics"], provides=["first_topic"])
def tested(article):
    """Name the first of ``topics``."""
    return {"first_topic": article["topics"][0]}
'''


def test_fields_that_nobody_provides_are_the_authors_to_give(stage_of):
    stage = stage_of(NEEDY)
    with pytest.raises(BrokenRules, match="no installed stage provides 'topics'; give articles that have it"):
        check_stage(stage)
    check_stage(stage, articles=[{"id": "a1", "topics": ["timber", "trade"]}])


MEMORY = '''
class tested(newspipe.Stage):
    """Number the articles."""

    name = "tested"
    provides = {"n": {"type": "integer", "description": "Its number."}}
    parallel = False

    def setup(self):
        self.n = 0

    def process(self, article):
        self.n += 1
        return {"n": self.n}

    def get_state(self):
        return bytes([self.n])

    def set_state(self, state):
        self.n = state[0]
'''


def test_a_stage_that_remembers_articles_must_say_so_and_save_what_it_remembers(stage_of):
    check_stage(stage_of(MEMORY))
    with pytest.raises(BrokenRules, match="a stage that must see all articles in order says parallel = False"):
        check_stage(stage_of(MEMORY.replace("parallel = False", "parallel = True")))
    with pytest.raises(BrokenRules, match=r"saved state: .* after set_state\(get_state\(\)\)"):
        check_stage(stage_of(MEMORY.replace("self.n = state[0]", "self.n = 0")))
