from hypothesis import given
from hypothesis import strategies as st
from newspipe_summarise.document import document
from newspipe_summarise.features import PROSE_FEATURES, REPORT_FEATURES, Numbers
from newspipe_summarise.stage import Summarise

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
WORDS = st.sampled_from(
    ["the", "harbour", "of", "Vellmar", "he", "“we", "wall”", '"', "boat's", "1999", "но", "城", "🚢", "\n"]
)
ENDS = st.sampled_from([".", "?", "…”", "", ":", '."'])
SENTENCE = st.builds(lambda words, end: " ".join(words) + end, st.lists(WORDS, max_size=30), ENDS)
METHODS = st.sampled_from(["salience", "lead", "lexrank", "textrank"])


@st.composite
def articles(draw):
    text, spans = "", []
    for piece in draw(st.lists(SENTENCE | ANY_TEXT, max_size=12)):
        text += draw(st.sampled_from(["", " ", "\n\n"]))
        spans.append({"start": len(text), "end": len(text) + len(piece)})
        text += piece
    found = {"text": text, "sentences": spans}
    title = draw(st.none() | ANY_TEXT)
    return found if title is None else {**found, "title": title}


@st.composite
def lengths(draw):
    return {
        "sentences": draw(st.none() | st.integers(1, 20)),
        "words": draw(st.none() | st.integers(1, 60)),
        "ratio": draw(st.none() | st.floats(0.01, 1)),
    }


def summariser(**options):
    stage = Summarise(separator="\n", **options)
    stage.setup()
    return stage


@given(articles(), METHODS, lengths())
def test_indices_are_valid_sorted_and_unique_and_the_summary_is_their_sentences(article, method, length):
    result = summariser(method=method, **length).process(article)
    chosen = result["summary_sentences"]
    assert chosen == sorted(set(chosen))
    assert all(0 <= index < len(article["sentences"]) for index in chosen)
    spans = [article["sentences"][index] for index in chosen]
    lines = [" ".join(article["text"][span["start"] : span["end"]].split()) for span in spans]
    summary = result["summary"].split("\n") if chosen else []
    assert len(summary) == len(lines)
    assert all(line.endswith(said) for line, said in zip(lines, summary, strict=True))  # less a dateline


@given(articles(), METHODS, lengths())
def test_no_limit_is_exceeded(article, method, length):
    result = summariser(method=method, **length).process(article)
    count = len(result["summary_sentences"])
    if length["sentences"]:
        assert count <= length["sentences"]
    if length["words"]:
        assert len(result["summary"].split()) <= length["words"]
    if length["ratio"]:
        assert count <= length["ratio"] * len(article["sentences"]) + 1


@given(st.lists(articles(), max_size=4), METHODS)
def test_a_batch_is_the_articles_one_by_one(batch, method):
    stage = summariser(method=method, sentences=2, words=None, ratio=None)
    fresh = [summariser(method=method, sentences=2, words=None, ratio=None) for _ in batch]
    assert stage.process_batch(batch) == [one.process(article) for one, article in zip(fresh, batch, strict=True)]


@given(articles())
def test_each_sentence_has_every_feature_and_all_are_finite(article):
    read = document(article)
    numbers = Numbers(read, list(range(len(read.sentences))))
    for rows, names in ((numbers.report(), REPORT_FEATURES), (numbers.prose(), PROSE_FEATURES)):
        assert len(rows) == len(article["sentences"])
        assert all(len(row) == len(names) and all(abs(value) < 100 for value in row) for row in rows)


@given(articles(), st.randoms(use_true_random=False))
def test_the_order_of_a_set_changes_no_feature(article, random):
    """Strings hash differently in each process, so a set's order differs between workers; the output must not."""

    class Shuffled(frozenset):
        def __iter__(self):
            return iter(random.sample(sorted(frozenset.__iter__(self)), len(self)))

    read, shuffled = document(article), document(article)
    for sentence in shuffled.sentences:
        sentence.says = Shuffled(sentence.says)
    indices = list(range(len(read.sentences)))
    assert Numbers(shuffled, indices).report() == Numbers(read, indices).report()
    assert Numbers(shuffled, indices).prose() == Numbers(read, indices).prose()
