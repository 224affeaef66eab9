"""Stages for bench/fuzz.py: they add, rewrite, drop and fail, as the article's own words decide."""

import newspipe


@newspipe.stage(name="echo", requires=(), provides=("echoed",), options={"times": {"type": "integer", "default": 1}})
def echo(article, *, times):
    """Repeat what is there, whatever that is."""
    return {"echoed": [article.get("text"), article.get("do")] * min(times, 3)}


@newspipe.stage(name="shout", provides=("text",))
def shout(article):
    """Rewrite ``text``."""
    return {"text": article["text"].upper()}


@newspipe.stage(name="moody", requires=(), provides=("mood",))
def moody(article):
    """Do what the article says in ``do``."""
    match article.get("do"):
        case "drop":
            return newspipe.Drop(str(article.get("why", "no reason")))
        case "fail":
            raise newspipe.StageError(str(article.get("why", "no reason")))
        case "raise":
            raise ValueError(article.get("why"))
        case "set":
            return {"mood": {1, 2}}
        case "none":
            return None
    return {"mood": article.get("why")}


@newspipe.hookimpl
def newspipe_stages():
    return [echo, shout, moody]
