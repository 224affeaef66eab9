"""What page furniture says of itself: whole lines and beginnings of lines, by the reason that a report gives."""

import re

# A line that is one of these, whatever its case, digits and closing punctuation.
WHOLE: dict[str, str] = {
    "menu": """
        home; menu; main menu; search; search for; search this site; close; close menu; close search; open menu; more;
        about; about us; about me; contact; contact us; get in touch; connect; follow; log in; login; log out; sign in;
        sign up; register; my account; account; create account; cart; shop; store; blog; blogs; news; latest; latest
        news; events; resources; products; services; our services; solutions; pricing; careers; jobs; company; support;
        help; help center; community; partners; faq; faqs; sitemap; site map; categories; archives; topics; quick links;
        popular topics; all posts; all articles; view all; see all; next; previous; back; submit; go; toggle navigation;
        toggle child menu; main navigation; breadcrumb; post navigation; select page; expand; table of contents; on this
        page; contents; loading; skip; print; download; learn more; get started; apply now; book now; shop now; buy now;
        download now; book a demo; get a demo; start free trial; request info; read less; newsroom; press room; press
        releases; videos; photos; podcasts; webinars; case studies; our team; our story; donate; deals; en; español;
        français; deutsch; italiano; português; 日本語; 한국어; send; save; cancel; apply; clear; ×; edit; live; watch;
        listen; read; explore; discover; top stories; watch live""",
    "navigation": """
        skip to content; skip to main content; skip to navigation; skip to main; back to top; scroll to top; back to top
        button; to the top; return to top; back to blog; back to home; next post; previous post; next article; previous
        article; older posts; newer posts; older comments; newer comments; go back; jump to content; load more; show
        more; view more; see more; more stories; continue reading; click here; read full story; read the full story;
        read more; read article; read full article; view original""",
    "share": """
        share; share this; share this article; share this post; share this story; share this page; share article; share
        on; share via; share on facebook; share on twitter; share on x; share on linkedin; share on whatsapp; facebook;
        twitter; instagram; linkedin; youtube; pinterest; whatsapp; telegram; reddit; bluesky; mastodon; threads;
        tiktok; medium; rss; rss feed; tweet; like this; like loading; copy link; link copied; copied; e-mail; email;
        email this; email this article; print this; print this article; save this; bookmark; messenger; pocket;
        flipboard; tumblr; follow us; follow us on; follow me; connect with us; social media; stay connected; gift
        this article; click to share; facebook messenger; x (twitter); twitter x; add us on google;
        listen to this article""",
    "newsletter": """
        newsletter; newsletters; subscribe; subscribe now; subscribe today; subscribe to our newsletter; sign up for our
        newsletter; newsletter sign up; newsletter signup; join our newsletter; join our mailing list; type your email;
        email address; your email address; your email; enter your email; get the app; stay up to date; start your
        substack; stay informed; get our newsletter; become a member; become a patron; ready for more; subscribe to
        continue reading; already a subscriber; this is a subscriber-only article; try it free""",
    "related": """
        related; related articles; related posts; related stories; related content; related topics; related news;
        related links; related coverage; related reading; related video; related videos; read next; read also; also
        read; see also; up next; you might also like; you may also like; you may also be interested in; more like this;
        more on this story; more on this topic; more on this; more from author; more from this author; more news; more
        stories; recent posts; recent articles; recent news; latest posts; latest articles; latest stories; popular
        posts; popular articles; popular stories; trending; trending now; trending stories; most popular; most read;
        most viewed; most recent; most shared; editors' picks; editor's picks; editor's pick; recommended; recommended
        for you; recommended reading; recommended stories; featured articles; featured stories; featured posts; don't
        miss; what to read next; keep reading; further reading; other articles; other news; around the web; from the
        web; watch next; more in this section; more headlines; related tags; in case you missed it; promoted content;
        promoted stories""",
    "comments": """
        comment; comments; leave a comment; leave a reply; reply; add a comment; post a comment; post comment; view
        comments; show comments; hide comments; join the conversation; join the discussion; 0 comments; 0 comment; no
        comments; no comments yet; comments are closed; comments (0); 0 replies; be the first to comment; cancel reply;
        discussion about this post; write a comment; name; name *; email *; email*; comment *; website; message; report;
        flag; submit comment; restacks; expand full comment; what do you think; 0 thoughts on; report a typo; report an
        error""",
    "legal": """
        privacy policy; privacy; privacy notice; privacy statement; privacy overview; cookie policy; cookies; cookie
        settings; cookie preferences; cookie notice; manage cookies; manage consent; terms; terms of use; terms of
        service; terms & conditions; terms and conditions; legal; legal notice; disclaimer; disclosure; accessibility;
        accessibility statement; your privacy choices; do not sell my personal information; imprint; impressum; do not
        sell or share my personal information; accept; accept all; accept cookies; reject all; i agree; got it; decline;
        always enabled; necessary; functional; save & accept; all rights reserved; copyright; code of conduct; editorial
        guidelines; editorial policy; corrections policy; affiliate disclosure; masthead""",
    "advertisement": """
        advertisement; advertisements; advertising; advertise; advertise with us; ad; ads; sponsored; promoted;
        sponsored content; sponsored links; advertorial; paid content; paid post; story continues below advertisement;
        article continues below; article continues below advertisement; advertisement - continue reading below;
        advertisement - scroll to continue; scroll to continue; continue reading below; skip advertisement; ad feedback;
        remove ads; this ad will end in 0 seconds; story continues below; article continues after ad""",
    "author": """
        about the author; about the authors; about author; written by; author; meet the author; posted by; author bio;
        view all posts by author; view author archive; see all posts; our reporters; reviewed by; edited by; fact
        checked by""",
}
# A short line that begins with one of these.
BEGINNING: dict[str, str] = {
    "share": """
        share on; share to; share via; share this; follow us; follow me on; click to share; click to email; tweet this;
        like us on""",
    "newsletter": """
        sign up for; sign up to; sign up and; subscribe to; subscribe for; subscribe now; get the latest; join our; join
        over; get our; enter your email; thanks for subscribing; thank you for subscribing; by signing up; by
        subscribing; by submitting; want more stories; get unlimited; download our app; download the app; already a
        subscriber""",
    "related": """
        read more:; read also:; also read:; read next:; see also:; related:; more:; watch:; recommended:; up next:;
        don't miss:; you may also; more from; more on; more stories; read our; you might also; related article; related
        stor""",
    "comments": """
        your email address will not be; save my name; this site uses akismet; you must be logged in; please log in; log
        in to; sign in to; leave a comment; join the discussion; required fields are""",
    "legal": """
        ©; (c) 0; copyright ©; copyright 0; all rights reserved; we use cookies; this site uses cookies; this website
        uses cookies; our site uses cookies; by clicking; by continuing; by using this; we may earn; this material may
        not be; do not sell; we and our partners; this field is for validation; manage your""",
    "advertisement": """
        advertisement; sponsored by; presented by; story continues; article continues; paid for by; sponsored
        content""",
    "navigation": """
        skip to; back to top; return to; continue reading; scroll down; click here; view all; view more; read full""",
    "author": """
        about the author; written by; posted by; follow the author; view all posts; more posts by; meet the""",
}
LONGEST = 140  # code points: beyond it a line is prose, however it begins
CLOSING = " :.…!?»›>→↗-–—|•*"
DIGITS = re.compile(r"\d+")


def _table(source: dict[str, str]) -> dict[str, str]:
    return {" ".join(phrase.split()): reason for reason, phrases in source.items() for phrase in phrases.split(";")}


_WHOLE = _table(WHOLE)
_BEGINNING = _table(BEGINNING)
_STARTS = tuple(_BEGINNING)
REASONS = tuple(WHOLE)


def phrase_reason(line: str) -> str | None:
    """Return the reason of the furniture phrase that ``line`` is, or begins with; None where it is none."""
    if len(line) > LONGEST:
        return None
    lowered = line.lower().replace("’", "'")
    if not lowered.isalpha():
        lowered = DIGITS.sub("0", lowered)
    reason = _WHOLE.get(lowered.strip(CLOSING)) or _WHOLE.get(lowered)
    if reason is None and lowered.startswith(_STARTS):
        reason = next(_BEGINNING[start] for start in _STARTS if lowered.startswith(start))
    return reason
