"""Plain text: a file is an article."""

from newspipe.io.decoding import decode
from newspipe.reader import Reading, WholeFile


class Text(WholeFile):
    """A text file, which is the ``text`` of one article."""

    name = "text"
    suffixes = (".txt", ".text", ".md", ".markdown")

    def article(self, record: bytes) -> Reading:
        """Return the article with its ``text``."""
        return Reading({"text": (found := decode(record, encoding=self.encoding)).text}, found.repaired)
