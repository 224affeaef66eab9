"""A single-file plugin of stages that behave well, badly or oddly, on demand of the article's own ``do`` field."""

import os
import sys

import newspipe


@newspipe.stage(name="echo", requires=())
def echo(article):
    """Add nothing."""
    return {}


@newspipe.stage(
    name="count-words", provides=["words"], options={"min_length": {"type": "integer", "minimum": 1, "default": 1}}
)
def count_words(article, *, min_length):
    """Count the words of ``text`` with at least ``min_length`` code points."""
    return {"words": sum(len(word) >= min_length for word in article["text"].split())}


@newspipe.stage(name="shout", provides=["text"])
def shout(article):
    """Rewrite ``text``, as `clean` does."""
    return {"text": article["text"].upper()}


@newspipe.stage(name="need-word", requires=("words",))
def need_word(article):
    """Drop articles without words."""
    return {} if article["words"] else newspipe.Drop("no words")


@newspipe.stage(name="obey", requires=(), provides=["obeyed"])
def obey(article):
    """Do what the article says in ``do``."""
    match article.get("do"):
        case "drop":
            return newspipe.Drop("told to")
        case "raise":
            raise ValueError("told to raise")
        case "say":
            raise newspipe.StageError("the article asks for it")
        case "none":
            return None
        case "undeclared":
            return {"obeyed": True, "extra": 1}
        case "incomplete":
            return {}
        case "set":
            return {"obeyed": {1, 2}}
        case "exit":
            sys.exit(7)
        case "print":
            print("a stray print")
            os.write(1, b"a stray write\n")
            os.system("echo a stray child")
        case "write":
            article["text"] = "changed"
    return {"obeyed": True}


class BatchObey(newspipe.Stage):
    """The same, a batch at a time."""

    name = "batch-obey"
    requires = ()
    provides = ("obeyed",)

    def process(self, article):
        return self.process_batch([article])[0]

    def process_batch(self, articles):
        if any(article.get("do") == "raise" for article in articles):
            raise ValueError("told to raise")
        if any(article.get("do") == "short" for article in articles):
            return []
        return [newspipe.Drop("told to") if a.get("do") == "drop" else {"obeyed": True} for a in articles]


class BadSetup(newspipe.Stage):
    """Cannot be set up."""

    name = "bad-setup"

    def setup(self):
        raise FileNotFoundError("no model; run `get-model` first")

    def process(self, article):
        return {}


class Lifecycle(newspipe.Stage):
    """Write to a log when it is set up and closed."""

    name = "lifecycle"
    requires = ()
    options = {"log": {"type": "string", "description": "Where to write."}}

    def __init__(self, *, log):
        self.log = log

    def note(self, word):
        with open(self.log, "a") as file:
            file.write(word + "\n")

    def setup(self):
        self.note("setup")

    def process(self, article):
        self.note("process")
        return {}

    def close(self):
        self.note("close")


@newspipe.hookimpl
def newspipe_stages():
    return [echo, count_words, shout, need_word, obey, BatchObey, BadSetup, Lifecycle]
