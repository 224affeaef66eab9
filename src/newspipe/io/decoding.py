"""From the bytes of a text or an HTML file to its characters: by BOM, by what a page declares, by detection."""

import codecs
import re
from typing import NamedTuple

_BOMS = (  # the longer first: that of UTF-32 begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 1024  # bytes in which a page declares its charset (HTML Living Standard, "determining the character encoding")
_DECLARED = re.compile(rb"""<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# Labels that mean more than they say (WHATWG Encoding Standard, "names and labels").
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",  # a page whose declaration can be read byte by byte is not UTF-16
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}
# What news is kept in besides windows-1252; detection among all that Python knows takes rare encodings for common ones.
_LIKELY = [
    *("cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "iso8859_2", "koi8_r"),
    *("koi8_u", "mac_roman", "cp932", "euc_jp", "iso2022_jp", "gb18030", "big5", "cp949"),
]
_SAMPLE = 200_000  # bytes that are looked at


class Decoded(NamedTuple):
    """The characters of a file, and whether some bytes were none and became U+FFFD."""

    text: str
    repaired: bool


def decode(content: bytes, *, is_html: bool = False, encoding: str | None = None) -> Decoded:
    """Decode a whole file.

    ``encoding`` forces one. Else a byte order mark decides, then (HTML) what the page declares, then UTF-8 if the bytes
    are valid, then detection by charset-normalizer. Raises `LookupError` for an encoding that Python does not know.
    """
    if encoding:
        return _lossy(content, encoding)
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _lossy(content, name)
    declared = _DECLARED.search(content[:_HEAD]) if is_html else None
    for candidate in (known(declared[1].decode()) if declared else None, "utf-8"):
        if candidate:
            try:
                return Decoded(content.decode(candidate), False)
            except UnicodeDecodeError:
                continue
    found = _detected(content)
    return _lossy(content, found) if found else _lossy(content, "utf-8")


def known(label: str) -> str | None:
    """Return the Python codec that a label means, None if there is none."""
    try:
        return codecs.lookup(_MEANT.get(label.lower(), label)).name
    except LookupError:
        return None


def _lossy(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding), False)
    except UnicodeDecodeError:
        return Decoded(content.decode(encoding, errors="replace"), True)


def _detected(content: bytes) -> str | None:
    """Return the encoding of bytes that are not UTF-8, None if they look like a UTF-8 text with a few bad bytes."""
    text = content.decode("utf-8", errors="replace")
    valid = len(re.findall(r"[\u0080-\ufffc\U00010000-\U0010ffff]", text))
    if valid > 2 * text.count("\ufffd"):
        return None
    western = content[:_SAMPLE].decode("cp1252", errors="replace")
    if _NOT_ASCII.search(western) and not _NOT_WESTERN.search(western):
        return "cp1252"
    from charset_normalizer import from_bytes  # slow to import, and most files are UTF-8

    best = from_bytes(content[:_SAMPLE], cp_isolation=_LIKELY).best()
    return best.encoding if best else "cp1252"


# Read as windows-1252, a text of Western Europe has these letters and signs only, and the texts of other encodings have
# letters that no Western language uses, or signs inside words. Detection takes short ones of these for each other.
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_NOT_WESTERN = re.compile(
    r"[^\x00-\x7fÀ-ÏÑ-ÖØ-Üà-ïñ-öø-üßÿŒœŸ“”‘’„‚‹›«»–—…€£§°·•¿¡ªº©®™½¼¾²³\u00a0]"
    r"|[^\W\d_][¿¡³²ªº£§]+[^\W\d_]|[¿³£][a-zà-ÿ]{0,2}\b|õ(?!es?\b)|[À-ÖØ-öø-ÿ]{4}"
)
