"""The stage `spacy`, with a small pipeline that is trained here."""

import json
import subprocess
import sys

import pytest
import spacy
from conftest import NEWSPIPE
from newspipe_spacy.stage import Spacy
from spacy.training import Example

from newspipe.errors import SetupError, UsageError
from newspipe.testing import check_stage, run_stage

SENTENCES = [
    ("Ada Stone left Port Amara on Monday.", [(0, 9, "PERSON"), (15, 25, "GPE")]),
    ("The Quibble Company hired Omar Ruiz.", [(4, 19, "ORG"), (26, 35, "PERSON")]),
    ("Omar Ruiz lives in Castelar.", [(0, 9, "PERSON"), (19, 27, "GPE")]),
    ("😀 Omar Ruiz lives in Castelar.", [(2, 11, "PERSON"), (21, 29, "GPE")]),
    ("In May the Norther Timber Company closed.", [(3, 6, "DATE"), (11, 33, "ORG")]),
]
TEXT = "  Ada Stone left Port Amara on Monday.\n\nOmar Ruiz lives in Castelar. 😀 Omar Ruiz lives in Castelar.\n"


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """Train a pipeline of a sentencizer and a named entity recogniser, and return its folder."""
    spacy.util.fix_random_seed(1)
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("ner")
    examples = [Example.from_dict(nlp.make_doc(text), {"entities": spans}) for text, spans in SENTENCES]
    nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples)
    folder = tmp_path_factory.mktemp("model")
    nlp.to_disk(folder)
    return str(folder)


def test_it_fills_sentences_and_entities(model):
    article = run_stage(Spacy, {"id": "a1", "text": TEXT}, model=model)
    assert [TEXT[span["start"] : span["end"]] for span in article["sentences"]] == [
        "Ada Stone left Port Amara on Monday.",
        "Omar Ruiz lives in Castelar.",
        "😀 Omar Ruiz lives in Castelar.",
    ]
    found = [(entity["text"], entity["label"], entity["id"]) for entity in article["entities"]]
    assert found == [
        ("Ada Stone", "PERSON", "e1"),
        ("Port Amara", "LOC", "e2"),
        ("Omar Ruiz", "PERSON", "e3"),
        ("Castelar", "LOC", "e4"),
        ("Omar Ruiz", "PERSON", "e3"),
        ("Castelar", "LOC", "e4"),
    ]
    assert {(entity["name"] == entity["text"], entity["score"]) for entity in article["entities"]} == {(True, 1.0)}


def test_labels_say_what_is_kept_and_how_it_is_called(model):
    article = run_stage(Spacy, {"text": TEXT}, model=model, labels={"GPE": "MISC"})
    assert {(entity["text"], entity["label"]) for entity in article["entities"]} == {
        ("Port Amara", "MISC"),
        ("Castelar", "MISC"),
    }


def test_it_keeps_the_contract(model):
    texts = [TEXT, "", " \n", "\0\u2028", "אדה הגיעה לנמל. Zá\u0301! 👩‍👩‍👧‍👦", "x" * 5000]
    check_stage(Spacy, options={"model": model}, articles=[{"text": text} for text in texts])


def test_a_pipeline_file_uses_it_before_summarise(model, shell):
    path = shell.pipeline({"stage": "spacy", "options": {"model": model}}, "extract-dates", "summarise")
    result = shell("run", path, stdin=[{"id": "a1", "text": TEXT, "published": "2021-05-06"}])
    assert result.code == 0, result.err
    (article,) = result.articles
    assert [date["value"] for date in article["dates"]] == ["2021-05-03"]


def test_the_model_must_be_named():
    with pytest.raises(UsageError, match="'model' is missing"):
        run_stage(Spacy, {"text": TEXT})


def test_one_that_is_not_there_is_told_how_to_get_it():
    with pytest.raises(SetupError, match=r"no spaCy pipeline 'en_no_such'.*python -m spacy download en_no_such"):
        run_stage(Spacy, {"text": TEXT}, model="en_no_such")


@pytest.mark.parametrize(("pipe", "lacks"), [("sentencizer", "finds no names"), ("ner", "finds no sentences")])
def test_one_that_cannot_do_it_is_told_what_it_lacks(tmp_path, pipe, lacks):
    nlp = spacy.blank("en")
    nlp.add_pipe(pipe)
    nlp.initialize()
    nlp.to_disk(tmp_path)
    with pytest.raises(SetupError, match=lacks):
        run_stage(Spacy, {"text": TEXT}, model=str(tmp_path))


def test_without_spacy_it_says_what_to_install(tmp_path):
    (tmp_path / "spacy.py").write_text("raise ImportError('none here')")
    command = [NEWSPIPE, "apply", "spacy", "--set", "model=en_core_web_sm"]
    env = {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, input=json.dumps({"text": TEXT}), capture_output=True, text=True, env=env)
    assert done.returncode == 1
    assert "spaCy is not installed; pip install 'newspipe-text[spacy]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_it_is_listed_without_importing_spacy():
    code = """
import sys
from newspipe.plugins import loading
print(loading.load(['spacy']).offers.keys(), 'spacy' in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "dict_keys(['spacy']) False\n"
