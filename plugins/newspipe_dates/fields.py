"""What the stage `extract-dates` gives: the attributes of TIMEX3 in TimeML 1.2.1."""

import newspipe

_OR_NULL = ["string", "null"]
RULE = {"type": "string", "description": "The name of the rule that found it."}


def fields(explain: bool) -> dict[str, newspipe.Schema]:
    """Return the schemas of the fields; with ``explain`` each date has a ``rule``."""
    return {
        "dates": newspipe.spans_schema(
            "The temporal expressions, as TimeML's TIMEX3, in the order of the text.",
            text={"type": "string", "description": "The expression as it stands in the text."},
            type={"enum": ["DATE", "TIME", "DURATION", "SET"], "description": "What it is, by TimeML."},
            value={
                "type": "string",
                "description": "The ISO 8601 value, as TimeML extends it: 2019-04-11, 2019-W14, P3D, PRESENT_REF.",
            },
            mod={"type": _OR_NULL, "description": "BEFORE, AFTER, APPROX, START, MID, END, LESS_THAN and the like."},
            quant={"type": _OR_NULL, "description": "Of a SET, how it is quantified: EVERY, EACH."},
            freq={"type": _OR_NULL, "description": "Of a SET, how often: 2X."},
            anchor={"type": _OR_NULL, "description": "The day from which a relative expression was counted."},
            **({"rule": RULE} if explain else {}),
        )
    }
