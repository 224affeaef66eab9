"""A single-file plugin whose stage does to its worker whatever the article's ``do`` says."""

import ctypes
import os
import signal
import sys
import time

import newspipe


def allocate():
    hoard = []
    while True:
        hoard.append(bytearray(20_000_000))


HOARD = []
DEEDS = {
    "raise": lambda: 1 / 0,
    "hang": lambda: time.sleep(3600),
    "spin": lambda: pow(3, 10**9),
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "segfault": lambda: ctypes.string_at(0),
    "os-exit": lambda: os._exit(3),
    "allocate": allocate,
    "garbage": lambda: [object()],
    "print": lambda: print("a stray print"),
    "exit": lambda: sys.exit(5),
}


def do(article):
    """Do what the article says, and return the result that a stage then gives."""
    deed = DEEDS.get(article.get("do"))
    outcome = deed() if deed else None
    return outcome if isinstance(outcome, list) else {"survived": True}


@newspipe.stage(name="chaos", requires=(), provides=["survived"])
def chaos(article):
    """Do what the article says."""
    return do(article)


class ChaosBatch(newspipe.Stage):
    """The same, a batch at a time."""

    name = "chaos-batch"
    requires = ()
    provides = ("survived",)

    def process(self, article):
        return self.process_batch([article])[0]

    def process_batch(self, articles):
        return [do(article) for article in articles]


class DiesInSetup(newspipe.Stage):
    """Takes the worker down while it is set up."""

    name = "dies-in-setup"

    def setup(self):
        os._exit(9)

    def process(self, article):
        return {}


@newspipe.stage(name="flaky", requires=(), provides=["tried"], options={"log": {"type": "string"}})
def flaky(article, *, log):
    """Fail with RetryableError as often as the article's ``fails`` says."""
    with open(log, "a+") as file:
        file.write("x")
        file.seek(0)
        tried = len(file.read())
    if tried <= article["fails"]:
        raise newspipe.RetryableError(f"no answer, try {tried}")
    return {"tried": tried}


@newspipe.stage(name="grow", requires=(), provides=["grown"])
def grow(article):
    """Keep 20 MB for each article, as a leaky library does."""
    HOARD.append(bytearray(os.urandom(1000) * 20_000))
    return {"grown": len(HOARD)}


@newspipe.stage(name="pid", requires=(), provides=["pid"])
def pid(article):
    """Tell which process it is."""
    return {"pid": os.getpid()}


@newspipe.stage(name="slow", requires=(), provides=["slept"])
def slow(article):
    """Take the seconds that the article says."""
    time.sleep(article.get("seconds", 0))
    return {"slept": True}


@newspipe.hookimpl
def newspipe_stages():
    return [chaos, ChaosBatch, DiesInSetup, flaky, grow, pid, slow]
