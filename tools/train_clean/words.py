"""Write the list of English words by which `clean` tells a broken word from one with a hyphen of its own.

    python tools/train_clean/words.py TEXTS.jsonl[.gz]… --out plugins/newspipe_clean/en/words.txt

TEXTS has a text a line, in `text`. A word enters with at least four letters and three occurrences, a compound with two.
"""

import argparse
import gzip
import json
import re
import textwrap
from collections import Counter
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
COMMON, COMMON_COMPOUND, SHORTEST = 3, 2, 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    for path in arguments.texts:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                counts.update(word for word in WORD.findall(json.loads(line)["text"]) if word[1:].islower())
    lowered: Counter[str] = Counter()
    for word, count in counts.items():
        lowered[word.lower()] += count
    words = [w for w, n in lowered.items() if n >= COMMON and w.isalpha() and w.isascii() and len(w) >= SHORTEST]
    compounds = [w for w, n in lowered.items() if n >= COMMON_COMPOUND and w.count("-") == 1 and w.isascii()]
    arguments.out.write_text(
        "# Words and compounds of English texts, made by tools/train_clean/words.py.\n\n[words]\n"
        + textwrap.fill("; ".join(sorted(words)), 118, break_long_words=False, break_on_hyphens=False)
        + "\n\n[compounds]\n"
        + textwrap.fill("; ".join(sorted(compounds)), 118, break_long_words=False, break_on_hyphens=False)
        + "\n",
        "utf-8",
    )


if __name__ == "__main__":
    main()
