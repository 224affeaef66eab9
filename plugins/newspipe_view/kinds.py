"""Which kind of name a label stands for: our labels, and those of spaCy and CoNLL."""

KINDS = ("person", "organisation", "place", "other")
_PERSON, _ORGANISATION, _PLACE, _OTHER = range(4)
_KIND = {
    "PERSON": _PERSON,
    "PER": _PERSON,
    "ORG": _ORGANISATION,
    "LOC": _PLACE,
    "GPE": _PLACE,
    "FAC": _PLACE,
}


def kind(label: str) -> int:
    """Return the kind of a label as an index into `KINDS`."""
    return _KIND.get(label.upper(), _OTHER)
