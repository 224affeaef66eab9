"""Texts that break programs: nothing, strange characters, and far too much of one thing."""


def much(piece: str, size: int = 1_000_000) -> str:
    """Repeat a piece until it has ``size`` code points, or less by a part of the piece."""
    return piece * (size // len(piece))


def many(piece: str) -> str:
    """Repeat a piece until it has 200,000 code points: enough to show time that grows with the square of the length."""
    return much(piece, 200_000)


SMALL = {
    "empty": "",
    "white space": " \t\r\n\u00a0\u3000\u2028 ",
    "NUL": "The mill\0closed.\0\0\n\0",
    "controls": "".join(map(chr, range(32))) + "The mill closed." + "\x7f\x85\x9b",
    "emoji": "👩‍👩‍👧‍👦 met 🇳🇴 in 🏴󠁧󠁢󠁳󠁣󠁴󠁿. 👍🏽! Ada 😀 left on Monday 😀. 😀",
    "right to left": "אדה הגיעה לנמל ביום שני. وصلت آدا إلى الميناء. \u202eThe mill closed.\u202c",
    "combining marks": "Z\u0351\u036b\u0343a\u0317\u032al\u0348g\u031fo\u0321 Ru\u0308iz left on Mo\u0301nday. \u0301",
    "line separators": "The mill closed.\u2028The gates opened.\u2029Ada left.\u0085Then\x0bnothing\x0cmore.",
    "no letters": "?! ... --- 12/13/14/15 (((]]] $$$ %%% ###",
    "beyond the plane": "\U0001d54b\U0001d559\U0001d556 mill \U00020000 closed on 4 May \U0010ffff\ufffe\uffff.",
    "case without a pair": "İSTANBUL ſtraße ŉ ǅ ﬃ ΐ ᾼ on 3 MAYıs.",
    "strange digits": "On ٤ May ２０１９, ①②③ people, ४ years and Ⅻ days ago, at 𝟛:𝟜𝟝 p.m.",
    "replacement": "\ufffd\ufffd The \ufffdmill\ufffd closed\ufffd",
    "wild dates": "On 99/99/9999, February 31, 0000 and the 999999999999999999999th century, 1e9 years ago.",
}
LARGE = {
    "no space": much("x"),
    "stops": much("."),
    "stops and spaces": many(". "),
    "digits": much("7"),
    "list numbers": many("1. "),
    "slashes": many("/"),
    "numbers with slashes": many("1/"),
    "hyphens": many("-"),
    "brackets": much("("),
    "pairs of brackets": many("()[]"),
    "quotes": much('"'),
    "curly quotes": many("“Is it?” "),
    "apostrophes": many("'s "),
    "newlines": "x" + much("\n") + "x",
    "line ends of two kinds": many("\r\n \n"),
    "short lines": many("x\n"),
    "spaces": "x" + much(" ") + "x",
    "initials": many("A. "),
    "capitals": many("Ada "),
    "acronyms": many("(LNA) "),
    "the last": many("the last "),
    "dates": many("In 1999, 2000. "),
    "marks on one letter": "a" + many("\u0301"),
    "families": many("👩‍👩‍👧‍👦"),
    "zero width": many("\u200b"),
    "mojibake": many("â€™"),
    "nested HTML": much("<div><p>") + "x" + "</p></div>" * 9,
    "angles": many("<"),
    "entities of entities": "&" + many("amp;") + "lt;",
    "menus": many("Home > World > Related Articles\n"),
}
