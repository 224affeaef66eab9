"""HTML: a file is the web page of an article."""

from newspipe.io.decoding import decode
from newspipe.reader import Reading, WholeFile


class Html(WholeFile):
    """A web page, which is the ``html`` of one article; `clean` takes the text from it."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")

    def article(self, record: bytes) -> Reading:
        """Return the article with its ``html``."""
        found = decode(record, is_html=True, encoding=self.encoding)
        return Reading({"html": found.text}, found.repaired)
