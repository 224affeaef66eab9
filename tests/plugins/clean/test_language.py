"""The language of an article."""

import subprocess
import sys

import pytest
from newspipe_clean.language import declared_tag, language_of
from newspipe_clean.stage import Clean

from newspipe.testing import run_stage

ENGLISH = (
    "The council voted on Tuesday to close the road for two months, and the ferry office will stay open until then."
)
GERMAN = "Der Rat hat am Dienstag beschlossen, die Straße für zwei Monate zu sperren, sagte die Bürgermeisterin."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        ("Le conseil a décidé mardi de fermer la route pendant deux mois.", "fr"),
        ("De raad besloot dinsdag om de weg twee maanden te sluiten, zei de burgemeester.", "nl"),
        ("市議会は火曜日、道路を二か月閉鎖することを決めた。", "ja"),
        ("Road closed", None),
        ("12:30", None),
        ("", None),
    ],
)
def test_the_language_of_a_text(text, language):
    assert language_of(text) == language


def test_a_menu_of_languages_does_not_hide_the_articles():
    menu = "Deutsch\nFrançais\nEspañol\nNederlands\nSvenska\nPolski\n"
    assert language_of(menu * 5 + ENGLISH * 3) == "en"


@pytest.mark.parametrize(
    ("declared", "tag"),
    [
        ("en", "en"),
        ("en_us", "en-US"),
        ("pt-BR", "pt-BR"),
        ("zh-Hans", "zh-Hans"),
        ("English", None),
        ("", None),
        (5, None),
    ],
)
def test_declared_languages(declared, tag):
    assert declared_tag(declared) == tag


def test_a_declared_language_is_believed_unless_told_otherwise():
    article = {"text": GERMAN, "language": "en"}
    assert run_stage(Clean, article)["language"] == "en"
    assert run_stage(Clean, article, language="detected")["language"] == "de"
    assert run_stage(Clean, {"text": GERMAN})["language"] == "de"


def test_the_model_is_not_loaded_for_english():
    code = (
        "import sys; from newspipe_clean.stage import Clean; from newspipe.testing import run_stage;"
        f"run_stage(Clean, {{'text': {ENGLISH!r}}}); print('py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "False"
