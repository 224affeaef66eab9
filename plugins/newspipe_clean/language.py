"""The language of an article, as a BCP 47 tag: the one that is declared, or the one that its words show."""

import re
from functools import cache
from typing import Any

from newspipe_clean.traits import FUNCTION_WORDS

TAG = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{1,8})*)")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
READ = 3000  # code points that are looked at
ENOUGH = 200  # code points of such lines
ENGLISH_SHARE = 0.25  # of English function words: other languages written with Latin letters stay below 0.1
ENGLISH_WORDS = 12  # in shorter texts the share says too little
SENTENCE = 7  # spaces: a line with as many is more than an item of a menu of languages
LETTERS = 20  # bytes of UTF-8: fewer say nothing about the language
CONFIDENCE = 0.35  # probability, as the model tempers it: below it the language is not known


def declared_tag(value: object) -> str | None:
    """Return a declared language as a tag ("en_us" as "en-US"); None if it is none ("English", "x", 3)."""
    found = TAG.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return None
    parts = [part for part in re.split("[-_]", found[2]) if part]
    return "-".join([found[1].lower(), *(part.upper() if len(part) == 2 else part for part in parts)])


def language_of(text: str) -> str | None:
    """Return the language that a text is written in, such as "en" or "de"; None if the text is too short to say.

    English is known by its function words. The model for the others takes 100 MB while it is loaded, so it is loaded
    with the first text that they do not settle.
    """
    head = text[: 10 * READ]
    sample = " ".join(line for line in head.splitlines() if line.count(" ") >= SENTENCE)[:READ]
    if len(sample) < ENOUGH:
        sample = head[:READ]
    words = WORD.findall(sample.lower())
    if len(words) >= ENGLISH_WORDS and sum(map(FUNCTION_WORDS.__contains__, words)) >= ENGLISH_SHARE * len(words):
        return "en"
    if len("".join(words).encode(errors="replace")) < LETTERS:
        return None
    language, confidence = _identifier().classify(sample)
    return str(language) if confidence >= CONFIDENCE else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # Lists of results in English are taken for Nigerian Pidgin ("pcm"), which so counts as English.
    identifier.set_languages([language for language in identifier.labels if language != "pcm"])
    return identifier
