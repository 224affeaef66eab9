"""What leaves a page above, inside and below its article, and what stays."""

import pytest
from newspipe_clean.stage import Clean

from newspipe.testing import run_stage

TITLE = "Harbour council of Port Amara closes the lighthouse road"
STORY = [
    "The harbour council of Port Amara voted on Tuesday to close the old lighthouse road for two months, after "
    "engineers found that the winter storms had washed out the ground beneath it.",
    "“We could not wait for the next storm,” said Ina Okoro, who leads the council. The work will begin on Monday.",
    "Shopkeepers along the road asked for a shorter closure. Most of the trade is done before the regatta.",
    "The council promised to pay for a bus between the quay and the market while the road is closed.",
]
ARTICLE = "\n\n".join([TITLE, *STORY])


def clean(*lines, **options):
    return run_stage(Clean, {"text": "\n\n".join(lines)}, **options)


@pytest.mark.parametrize(
    "footer",
    [
        ["Sign up for our newsletter", "Your e-mail address", "By signing up you agree to our terms.", "© 2021"],
        ["Topics: Roads | Storms", "Comments (3)", "Cy Reader: I do not agree with any of it, nor does my wife."],
        ["More from Local", "Ferry fares to rise", "Regatta finds a sponsor", "© 2021 The Courier"],
        ["Tags: roads, storms", "Download our app", "Follow us on Facebook"],
        ["Share this article", "Leave a comment", "Your email address will not be published."],
        ["Read next: Ferry fares to rise", "About us", "Contact", "Privacy Policy"],
        ["(Reporting by Ana Example; Editing by Bo Lindqvist)", "Our Standards: The principles"],
        ["Ana Example is a freelance writer in Port Amara.", "Related Stories", "Ferry fares to rise"],
        ["This article is for subscribers only.", "To continue reading, subscribe", "Cancel anytime"],
        ["ae/bl", "12 March 2021"],
    ],
)  # fmt: skip
def test_every_footer_goes_and_the_last_paragraph_stays(footer):
    assert clean(TITLE, "By Ana Example", *STORY, *footer)["text"] == ARTICLE


@pytest.mark.parametrize(
    "line",
    [
        "READ ALSO: Ferry fares to rise",
        "Related: Regatta finds a sponsor",
        "[Read: nine things to do in the storm]",
        "WATCH | Drone pictures of the road: 1:02",
        "Advertisement",
        "Sign up to our daily newsletter",
        "Join our WhatsApp channel",
        "The road on Monday. Photograph: Ana Example/The Courier",
        "(Image credit: Getty Images)",
        "Facebook Twitter WhatsApp",
    ],
)
def test_what_stands_inside_and_is_no_text_goes(line):
    assert clean(TITLE, STORY[0], STORY[1], line, *STORY[2:])["text"] == ARTICLE


@pytest.mark.parametrize(
    "line",
    [
        "What the council wants",
        "16:40",
        "CRICKET",
        "- The road closes on Monday",
        "Amara 2 Velmar 1",
        "Q: Will you have a plan for the summer?",
        "Do you have a plan?",
        "Call the hotline before you leave home.",
        "Photographs of the damage were shown to the council.",
        "“Follow us,” the captain said.",
        "Read it twice, she told the meeting.",
    ],
)
def test_what_stands_inside_and_is_text_stays(line):
    assert line in clean(TITLE, STORY[0], STORY[1], line, *STORY[2:])["text"]


def test_the_header_goes_but_its_lists_stay():
    above = ["THE AMARA COURIER", "News | Sport | Weather", "Skip to content"]
    below = [
        "The road is closed from Monday",
        "By Ana Example",
        "12 March 2021",
        "4 min read",
        "- Bus every 10 minutes",
    ]
    assert clean(*above, TITLE, *below, *STORY)["text"] == "\n\n".join([TITLE, below[-1], *STORY])


@pytest.mark.parametrize(
    "banner",
    [
        ["We value your privacy", "We and our 12 partners store information on a device, such as cookies.", "AGREE"],
        ["Cookies", "We use some essential cookies to make this page work.", "Accept cookies", "View cookies"],
        [
            "This site uses cookies to give you the best of it. By going on you accept our use of cookies.",
            "Accept",
        ],
    ],
)
def test_a_banner_above_the_title_goes(banner):
    article = clean(*banner, TITLE, *STORY)
    assert (article["title"], article["text"]) == (TITLE, ARTICLE)


def test_an_article_about_cookies_stays():
    lines = ["EU wants fewer cookie banners", *(line.replace("road", "cookie banner") for line in STORY)]
    assert clean(*lines)["text"] == "\n\n".join(lines)


def test_a_brief_of_one_paragraph_stays():
    assert clean(TITLE, STORY[0], "Share", "Comments", "© 2021 The Courier")["text"] == f"{TITLE}\n\n{STORY[0]}"
