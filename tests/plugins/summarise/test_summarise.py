import pytest
from newspipe_summarise.stage import Summarise

SENTENCES = [
    "The harbour of Vellmar will close for two years while its sea wall is rebuilt.",
    "It was damaged by the storm of last March.",
    "The town council of Vellmar voted for the work on Tuesday evening after a long debate.",
    "Fishing boats will use the harbour of Ostrand, an hour to the north, until the sea wall stands again.",
]
TEXT = " ".join(SENTENCES)


def article(sentences=SENTENCES):
    text, spans = "", []
    for sentence in sentences:
        text += " " if text else ""
        spans.append({"start": len(text), "end": len(text) + len(sentence)})
        text += sentence
    return {"text": text, "sentences": spans}


@pytest.mark.parametrize("method", ["salience", "lead", "lexrank", "textrank"])
def test_the_summary_is_the_chosen_sentences_in_text_order(method):
    stage = Summarise(method=method, sentences=2, words=None, ratio=None)
    result = stage.process(article())
    chosen = result["summary_sentences"]
    assert len(chosen) == 2
    assert chosen == sorted(chosen)
    assert result["summary"] == " ".join(SENTENCES[index] for index in chosen)
