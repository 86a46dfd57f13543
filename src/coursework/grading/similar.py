"""Answers that look alike: a place to look, never a verdict.

Two right answers to a small question are alike by themselves. So what many have in common weighs little (TF-IDF), the
blank's own text nothing, and what is compared is all of a notebook's answers.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

ALIKE = 0.9
MOST = 50
_LONGEST = 30_000  # characters that are read of one notebook's answers: more is no answer, and takes minutes
_TOKEN = r"[^\W\d]\w*|\d+(?:\.\d+)?|[^\w\s]"
_ROWS = 256


def similar(answers: Mapping[str, Mapping[str, str]], blank: Mapping[str, str]) -> list[tuple[str, str, float]]:
    """Pairs of students whose answers to one notebook are nearly the same, the most alike first.

    Args:
        answers: of each student, by grade_id.
        blank: the master's answer cells, whose lines do not count.

    Returns:
        At most `MOST` pairs with their cosine similarity, from `ALIKE` to 1.
    """
    given = {line.strip() for source in blank.values() for line in source.splitlines()}
    texts = {
        student: "\n".join(
            line.strip() for name in sorted(sources) for line in sources[name].splitlines() if line.strip() not in given
        )[:_LONGEST]
        for student, sources in answers.items()
    }
    students = [student for student, text in texts.items() if text]
    if len(students) < 2:
        return []
    from sklearn.feature_extraction.text import TfidfVectorizer  # takes a second

    vectorizer = TfidfVectorizer(
        token_pattern=_TOKEN, ngram_range=(1, 3), lowercase=False, sublinear_tf=True, dtype=np.float32
    )
    try:
        weights = vectorizer.fit_transform(texts[student] for student in students)
    except ValueError:  # no word in any of them
        return []
    pairs = []
    for start in range(0, len(students), _ROWS):
        block = (weights[start : start + _ROWS] @ weights[start:].T).tocoo()
        for i, j, cosine in zip(block.row, block.col, block.data, strict=True):
            if i < j and cosine >= ALIKE:
                pairs.append((students[start + i], students[start + j], min(float(cosine), 1.0)))
    return sorted(pairs, key=lambda pair: -pair[2])[:MOST]
