from newspipe_segment.sentences import sentence_spans


def test_titles_and_initials_do_not_end_a_sentence() -> None:
    text = "Gen. Odo B. Marrin left for the U.S. Tuesday. He did not speak."
    assert [text[s:e] for s, e in sentence_spans(text)] == [
        "Gen. Odo B. Marrin left for the U.S. Tuesday.",
        "He did not speak.",
    ]
