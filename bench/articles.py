"""Made-up news articles to measure with: varied, always the same, of a length that is usual for news."""

import random
from typing import Any

PLACES = [
    "Port Merrow",
    "Castelar",
    "Tavora",
    "Ardel",
    "North Hallin",
    "Quessant",
    "the Lower Vey",
    "Saint-Orme",
    "Kolvary",
]
PEOPLE = [
    "Clara Benedetti",
    "Samuel Okonjo",
    "Adela Ruiz",
    "Tomas Brenner",
    "Lise Haugland",
    "Gen. Idris Vahl",
    "Dr. Mina Sato",
]
BODIES = [
    "the Merrow Harbour Company", "the United Dockers' Union (UDU)", "the Tavora Geological Institute",
    "Okonjo Rail Corp.", "Halvorsen & Brill Inc.", "the Ministry of Works",
    "the National Grain Board", "the Vey River Council",
]  # fmt: skip
DAYS = [
    "on Thursday", "last week", "on March 21, 2019", "in early 2017", "two days earlier", "since Monday", "on 4 May",
    "at 5:42 a.m. on Friday", "in the third quarter", "next month", "for the past two and a half years", "in the 1990s",
]  # fmt: skip
THINGS = [
    "a pay deal", "the flood gates", "a plan to widen the canal", "the sale of 14 ferries", "a loan of $3.5 million",
    "the grain tax", "an inquiry into the landslide", "the new timetable", "a 6.1 percent rise in harbour fees",
]  # fmt: skip
SENTENCES = [
    "{person} told reporters in {place} {day} that {body} had agreed to {thing} after a long night of talks.",
    "“We waited long enough,” said {person}, who has led the talks. “Nobody in this room has won anything.”",
    "{Body} said {day} that {thing} would cost about {number} million crowns, or {number} percent more than planned.",
    "The vote on {thing}, which {person} had asked for again and again, was put off; {number} members stayed away.",
    "In {place}, some {number},000 people marched against {thing}, though rain had been forecast for hours.",
    "But {person} called {thing} “fair, if late” and asked all sides to come back to the table.",
    "It was not clear whether anybody at {body} knew of {thing} before the meeting began.",
    "“Is that all?” asked a fisherman at the back of the hall when the figures were read out to them. Nobody answered.",
    "{Body}, which employs {number} people in {place}, lost $1.{number} million while the ice stayed.",
    "Prices fell by {number}.5 percent after {body} published its report on {thing}, and few hope for better soon.",
    "{person} (the U.N. envoy to {place} until last year) wrote that some of those who had left would never return.",
    "Trains to {place} were late, and the roads along the coast, narrow and steep, were full until the evening.",
    "Those who live near the water say that the noise is worse than it was, and that nobody asks them what they want.",
    "Others fear that the money will not last: the old wall, they point out, was never finished, and this is longer.",
    "A spokesman declined to say who had paid for the study or why it was kept in a drawer for so long.",
]
ANCHOR = "2019-04-11"


def articles(count: int = 20, size: int = 2600) -> list[dict[str, Any]]:
    """Return ``count`` articles of ``size`` code points or a few more, the same ones in each run."""
    choose = random.Random(2019)
    return [article(choose, number, size) for number in range(count)]


def article(choose: random.Random, number: int, size: int) -> dict[str, Any]:
    title = f"{choose.choice(PLACES).removeprefix('the ')} votes on {choose.choice(THINGS)}"
    text = f"{title}\n\nBy {choose.choice(PEOPLE[:5])}\n\n{choose.choice(PLACES[:4]).upper()}, April 11 —"
    while len(text) < size:
        paragraph = " ".join(sentence(choose) for _ in range(choose.randint(1, 4)))
        text += f" {paragraph}" if text.endswith("—") else f"\n\n{paragraph}"
    return {"id": f"article-{number}", "title": title, "published": ANCHOR, "text": text}


def sentence(choose: random.Random) -> str:
    body = choose.choice(BODIES)
    return choose.choice(SENTENCES).format(
        person=choose.choice(PEOPLE),
        place=choose.choice(PLACES),
        body=body,
        Body=body[0].upper() + body[1:],
        day=choose.choice(DAYS),
        thing=choose.choice(THINGS),
        number=choose.randint(2, 98),
    )


def copied_page(article: dict[str, Any]) -> dict[str, Any]:
    """Return an article as it is when somebody selects all of its web page and copies it."""
    before = "Skip to content\nLog in\nSubscribe\nHome\nWorld\nSport\nMost read\nShare this article"
    after = "Related Articles\nFerries to run late again\nSign up for our newsletter\nPrivacy Policy\nBack to top"
    return {"id": article["id"], "text": f"{before}\n{article['text']}\n{after}"}


def web_page(article: dict[str, Any]) -> dict[str, Any]:
    """Return an article as a web page."""
    title, *paragraphs = article["text"].split("\n\n")
    menu = "".join(f'<li><a href="/{name}">{name.title()}</a></li>' for name in ("world", "sport", "culture", "login"))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = (
        f"<!DOCTYPE html><html lang=en><head><title>{title}</title></head><body><nav><ul>{menu}</ul></nav>"
        f"<article><h1>{title}</h1>{body}</article><footer><p>Privacy Policy</p></footer></body></html>"
    )
    return {"id": article["id"], "html": html}
