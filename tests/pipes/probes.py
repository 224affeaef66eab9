"""A single-file plugin with small stages that start fast and misbehave on demand."""

import os
import subprocess
import sys
import time

import newspipe


@newspipe.stage(requires=[], provides=["seen"])
def mark(article):
    """Mark an article as seen."""
    return {"seen": True}


@newspipe.stage(requires=[], provides=["seen"])
def slow(article):
    """Take the ``seconds`` that the article names, or a hundredth of one."""
    time.sleep(article.get("seconds", 0.01))
    return {"seen": True}


@newspipe.stage(requires=[], provides=["seen"])
def noisy(article):
    """Write to standard output in every way there is."""
    print("stray print", flush=True)
    sys.__stdout__.write("stray sys.__stdout__\n")
    os.write(1, b"stray descriptor\n")
    subprocess.run(["echo", "stray subprocess"], check=True)
    return {"seen": True}


@newspipe.stage(provides=["words"])
def words(article):
    """List the words of ``text`` as spans."""
    spans = []
    end = 0
    for word in article["text"].split():
        start = article["text"].index(word, end)
        end = start + len(word)
        spans.append({"start": start, "end": end, "text": word})
    return {"words": spans}


@newspipe.hookimpl
def newspipe_stages():
    return [mark, slow, noisy, words]
