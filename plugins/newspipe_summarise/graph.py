"""LexRank and TextRank: a sentence is important when important sentences resemble it."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

# A graph of sentences has a number of edges that is quadratic in them. A longer article is ranked by its opening.
MOST_SENTENCES = 400
DAMPING = 0.85
TOLERANCE = 1e-5
MOST_ITERATIONS = 100

Edges = dict[tuple[int, int], float]


def lexrank(stems: Sequence[Sequence[str]]) -> list[float]:
    """Return the continuous LexRank of each sentence, from 0 to 1 (Erkan and Radev, JAIR 22, 2004, section 3.3).

    Edges are cosines of tf-idf vectors; the idf is over the sentences of the article. Of an article of more than 400
    sentences the first 400 are ranked, and the others get 0.
    """
    stems, others = stems[:MOST_SENTENCES], stems[MOST_SENTENCES:]
    frequency = Counter(stem for sentence in stems for stem in set(sentence))
    idf = {stem: math.log((len(stems) + 1) / count) for stem, count in frequency.items()}
    vectors: list[dict[str, float]] = []
    for sentence in stems:
        vector = {stem: count * idf[stem] for stem, count in Counter(sentence).items()}
        norm = math.sqrt(sum(weight * weight for weight in vector.values()))
        vectors.append({stem: weight / norm for stem, weight in vector.items()})
    return pagerank(len(stems), _dot_products(vectors)) + [0.0] * len(others)


def textrank(stems: Sequence[Sequence[str]]) -> list[float]:
    """Return TextRank for each sentence, from 0 to 1 (Mihalcea and Tarau, EMNLP 2004, section 4).

    Edges are the number of stems that two sentences share over the sum of the logarithms of their lengths. Of an
    article of more than 400 sentences the first 400 are ranked, and the others get 0.
    """
    stems, others = stems[:MOST_SENTENCES], stems[MOST_SENTENCES:]
    log_length = [math.log(len(sentence) + 1) for sentence in stems]
    shared = _dot_products([dict.fromkeys(sentence, 1.0) for sentence in stems])
    edges = {(one, other): count / (log_length[one] + log_length[other]) for (one, other), count in shared.items()}
    return pagerank(len(stems), edges) + [0.0] * len(others)


def pagerank(nodes: int, edges: Edges) -> list[float]:
    """Return the PageRank of each node of an undirected weighted graph by power iteration; they add up to 1."""
    if not nodes:
        return []
    strength = [0.0] * nodes
    neighbours: list[list[tuple[int, float]]] = [[] for _ in range(nodes)]
    for (one, other), weight in edges.items():
        strength[one] += weight
        strength[other] += weight
        neighbours[one].append((other, weight))
        neighbours[other].append((one, weight))
    ranks = [1 / nodes] * nodes
    for _ in range(MOST_ITERATIONS):
        out = [rank / total if total else 0.0 for rank, total in zip(ranks, strength, strict=True)]
        loose = sum(rank for rank, total in zip(ranks, strength, strict=True) if not total)
        base = (1 - DAMPING + DAMPING * loose) / nodes
        new = [base + DAMPING * sum(weight * out[other] for other, weight in near) for near in neighbours]
        moved = sum(abs(now - before) for now, before in zip(new, ranks, strict=True))
        ranks = new
        if moved < TOLERANCE:
            break
    return ranks


def _dot_products(vectors: Sequence[dict[str, float]]) -> Edges:
    """Return the dot product of each two vectors that share a stem, by way of the stems that they share."""
    holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for index, vector in enumerate(vectors):
        for stem, weight in vector.items():
            holders[stem].append((index, weight))
    products: defaultdict[tuple[int, int], float] = defaultdict(float)
    for pairs in holders.values():
        for (one, weight), (other, other_weight) in combinations(pairs, 2):
            products[one, other] += weight * other_weight
    return products
