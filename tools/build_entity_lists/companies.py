"""Write the names of listed companies, without their legal forms, one a line.

    pip install pytickersymbols==1.17.10
    python tools/build_entity_lists/companies.py plugins/newspipe_entities/en

The package (MIT) holds the constituents of twenty stock indices of America, Europe and Japan. A company of one word
that another list of the folder has (Gap, Rogers, Hartford) is left out.
"""

import re
import sys
from pathlib import Path

from pytickersymbols import PyTickerSymbols

FORMS = re.compile(
    r"(?:,? (?:Inc|Corp|Corporation|Co|Company|Companies|plc|Plc|PLC|Ltd|Limited|LLC|L\.P|LP|SE|AG|SA|S\.A|NV|N\.V|AB"
    r"|ASA|Oyj|SpA|S\.p\.A|KGaA|& Co|Group|Holdings|Holding|Trust)\.?)+$"
)
NOTE = re.compile(r"\s*\([^)]*\)")


def main() -> None:
    """Write ``companies.txt`` in the folder that is named on the command line."""
    folder = Path(sys.argv[1])
    others = set()
    for name in ("words", "first_names", "last_names", "places", "towns"):
        others |= {line.capitalize() for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines()}
    symbols = PyTickerSymbols()
    found = set()
    for index in symbols.get_all_indices():
        for stock in symbols.get_stocks_by_index(index):
            whole = NOTE.sub("", stock["name"]).removeprefix("The ").strip()
            for name in (whole, FORMS.sub("", whole).strip(" ,")):
                if len(name) > 2 and name[0].isupper() and name.capitalize() not in others:
                    found.add(name)
    header = "# Companies of stock indices, with and without their legal form; from pytickersymbols (MIT).\n"
    (folder / "companies.txt").write_text(header + "\n".join(sorted(found)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
