"""Lines of page furniture: share buttons, newsletter boxes, links to other articles."""

import re

from newspipe_clean.lines import Line

FURNITURE = re.compile(
    r"(?:related (?:articles?|stories|posts?|topics|content)|back to top(?: button)?|read (?:more|next|also)|see also|more from .{1,40}"
    r"|share(?: (?:this|on|via|with) .{1,40}| this)?|follow us(?: on .{1,40})?|(?:sign up|subscribe)\b.{0,80}|advertisements?"
    r"|(?:most )?(?:popular|read|viewed)|trending(?: now)?|skip to (?:main )?content|leave a (?:comment|reply)"
    r"|cookie (?:policy|settings)|privacy policy|terms (?:of (?:use|service)|and conditions)|(?:©|copyright\b).{0,120}"
    r"|facebook|twitter|whatsapp|linkedin|pinterest|print|e-?mail|copy link|comments?|menu|search|home)[:.]?",
    re.IGNORECASE,
)
LONGEST = 130  # code points


def article_lines(lines: list[Line]) -> list[Line]:
    """Return the lines that are not furniture."""
    return [line for line in lines if len(line.text) > LONGEST or not FURNITURE.fullmatch(line.text)]
