"""The sections that a line of labels names: "WorldPolitics", "Home > World > Africa"."""

import re

from newspipe_clean.words import vocabulary

LONGEST = 80  # code points
PART = re.compile(r"(?:Middle East|North America|South America|Latin America|Asia Pacific|[A-Z]+(?![a-z])|[A-Z][a-z]+)")
CHAIN = re.compile(r" ?[>›»/|•·→❯▸] ?")


def section_names(line: str) -> list[str]:
    """Return the sections that a line of labels names: "WorldPolitics", "Home > World > Africa", "Politics"."""
    if len(line) > LONGEST:
        return []
    names = [name.strip() for name in CHAIN.split(line)]
    if len(names) == 1:
        names = PART.findall(line)
        if "".join(names) != line.replace(" ", ""):
            return []
    names = [name for name in names if name and name.lower() != "home"]
    sections = vocabulary("header", "sections")
    known = sum(name.lower().replace(" ", "-") in sections for name in names)
    short = all(name.count(" ") < 3 and name[0].isupper() for name in names)
    return names if known and short and 2 * known >= len(names) else []
