"""What does the network see of a document? For each word what it is, and for each token how it stands in the text."""

import unicodedata
import zlib
from collections.abc import Mapping, Sequence

import numpy as np

from newspipe_entities import vocabulary
from newspipe_entities.chunks import is_headline
from newspipe_entities.tagger import LABELS, Mention
from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import load

Array = np.ndarray

# Rows of the tables of learnt vectors. A word is hashed into its row, so that unseen words have one too; row 0 is none.
TABLES = {"word": 1 << 14, "prefix": 1 << 12, "suffix": 1 << 12, "shape": 1 << 9}
GRAMS = 1 << 14  # rows of the table of letter groups, by which an unseen name looks like those of its language
GRAM_SIZES = (3, 4)
GRAMS_A_WORD = 20
LISTS = (
    *(
        load(name)
        for name in (
            "first_names",
            "last_names",
            "places",
            "towns",
            "regions",
            "demonyms",
            "organisations",
            "companies",
        )
    ),
    vocabulary.ORG_HEADS,
    vocabulary.PLACE_HEADS,
    vocabulary.MISC_HEADS,
    vocabulary.ORG_OPENERS,
    vocabulary.PLACE_OPENERS,
    vocabulary.MISC_OPENERS,
    vocabulary.MISC_NAMES,
    vocabulary.TITLES,
    vocabulary.TITLE_MODIFIERS,
    vocabulary.NAME_SUFFIXES,
    vocabulary.DIRECTIONS,
    vocabulary.DAYS_AND_MONTHS,
)
LOWER_LISTS = (
    load("words"),
    vocabulary.FUNCTION_WORDS,
    vocabulary.PARTICLES,
    vocabulary.SPEECH_VERBS,
    vocabulary.PLACE_PREPOSITIONS,
)
CASING = 10
WORD_FLAGS = len(LISTS) + len(LOWER_LISTS) + CASING
BEGINS, HEADLINE, CAPITALS, LOWER_ELSEWHERE, INSIDE_ELSEWHERE, GLUED = range(2 * len(LABELS), 2 * len(LABELS) + 6)
TOKEN_FLAGS = GLUED + 1
DIGITS = str.maketrans("123456789", "000000000")


def word_rows(words: Sequence[str], vocabulary: Mapping[str, int]) -> Array:
    """Return for each word its rows in the table of pretrained vectors and in `TABLES`: int32, (words, 5).

    ``vocabulary`` maps the lower-case words that have a pretrained vector to its row, from 1 on.
    """
    rows = np.zeros((len(words), 1 + len(TABLES)), np.int32)
    for i, word in enumerate(words):
        lower = word.lower()
        masked = lower.translate(DIGITS)
        known = vocabulary.get(lower) or vocabulary.get(masked) or vocabulary.get(lower.replace("’", "'"), 0)
        keys = (masked, masked[:3], masked[-3:], shape(word))
        rows[i] = (known, *(_row(key, size) for key, size in zip(keys, TABLES.values(), strict=True)))
    return rows


def gram_rows(words: Sequence[str]) -> Array:
    """Return for each word the rows of its groups of letters, 0 behind the last: int32, (words, `GRAMS_A_WORD`).

    Letters have no case and no accents here; "<" and ">" stand for the word's ends.
    """
    rows = np.zeros((len(words), GRAMS_A_WORD), np.int32)
    for i, word in enumerate(words):
        folded = "".join(c for c in unicodedata.normalize("NFKD", word[:40].lower()) if not unicodedata.combining(c))
        marked = f"<{folded}>".encode("utf-8", "replace")
        grams = [marked[at : at + size] for size in GRAM_SIZES for at in range(len(marked) - size + 1)][:GRAMS_A_WORD]
        rows[i, : len(grams)] = [zlib.crc32(gram) % (GRAMS - 1) + 1 for gram in grams]
    return rows


def word_flags(words: Sequence[str], vocabulary: Mapping[str, int]) -> Array:
    """Return for each word the lists that it is on, and how it is written: 0 and 1, float32, (words, `WORD_FLAGS`)."""
    flags = np.zeros((len(words), WORD_FLAGS), np.float32)
    for i, word in enumerate(words):
        lower, capital = word.lower(), word[:1].isupper()
        name = word.capitalize() if word.islower() or (len(word) > 3 and word.isupper()) else word
        flags[i] = (
            *(name in names for names in LISTS),
            *(lower in others for others in LOWER_LISTS),
            capital,
            len(word) > 1 and word.isupper(),
            word.islower(),
            any(map(str.isdigit, word)),
            word.isalpha(),
            len(word) == 1,
            lower in vocabulary,
            "-" in word,
            "." in word,
            capital and word[1:].islower(),
        )
    return flags


def token_flags(document: Document, mentions: Sequence[Mention]) -> Array:
    """Return what each token's place in the document tells: float32 from 0 to 1, (tokens, `TOKEN_FLAGS`).

    ``mentions`` are those that the rules found: their labels count with their scores.
    """
    words = document.words
    flags = np.zeros((len(words), TOKEN_FLAGS), np.float32)
    for first, stop, label, score in mentions:
        column = 2 * LABELS.index(label)
        flags[first, column] = score
        flags[first + 1 : stop, column + 1] = score
    flags[1:, GLUED] = np.array(document.starts[1:]) == np.array(document.ends[:-1])
    firsts = [first for first, stop in document.sentences if stop > first]
    flags[firsts, BEGINS] = 1
    for first, stop in document.sentences:
        sentence = words[first:stop]
        if is_headline(sentence):
            flags[first:stop, HEADLINE] = 1
        if sum(map(str.isupper, sentence)) > 0.8 * sum(map(str.isalpha, sentence)) > 1:
            flags[first:stop, CAPITALS] = 1
    present = set(words)
    opening = set(firsts)
    capitals = [i for i, word in enumerate(words) if word[0].isupper()]
    inside = {words[i] for i in capitals if i not in opening and not flags[i, HEADLINE]}
    flags[[i for i in capitals if words[i].lower() in present], LOWER_ELSEWHERE] = 1
    flags[[i for i in capitals if words[i] in inside], INSIDE_ELSEWHERE] = 1
    return flags


def shape(word: str) -> str:
    """Return how a word is written: X for capitals, x, d for digits, runs cut at two: "McDonald's" is "XxXxx'x"."""
    runs: list[str] = []
    for character in word[:40]:
        kind = "X" if character.isupper() else "x" if character.islower() else "d" if character.isdigit() else character
        if runs[-2:] != [kind, kind]:
            runs.append(kind)
    return "".join(runs)[:8]


def _row(key: str, size: int) -> int:
    return zlib.crc32(key.encode("utf-8", "replace")) % (size - 1) + 1
