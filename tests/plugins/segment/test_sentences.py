from newspipe.testing import run_stage
from newspipe_segment.stage import Segment


def test_titles_and_initials_do_not_end_a_sentence() -> None:
    text = "Gen. Odo B. Marrin left for the U.S. Tuesday. He did not speak."
    article = run_stage(Segment, {"text": text})
    assert [text[s["start"] : s["end"]] for s in article["sentences"]] == [
        "Gen. Odo B. Marrin left for the U.S. Tuesday.",
        "He did not speak.",
    ]
