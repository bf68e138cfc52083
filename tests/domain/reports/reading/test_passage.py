"""Sentences: an initial, a title or U.S. does not end one; a full stop before a capital otherwise does."""

from itertools import pairwise

import pytest

from palermo.domain.reports.reading.passage import Passage


@pytest.mark.parametrize(
    ("text", "language", "sentences"),
    [
        ("He was stopped by U.S. Border Patrol agents. He fled.", "en", 2),
        ("They lived in the U.S. The driver had crossed before.", "en", 2),
        ("Mr. J. Doe met Dr. Kofi at St. Louis. Both were paid.", "en", 2),
        ("M. Diallo a payé. Le passeur est parti.", "fr", 2),
        ("Il avait env. Trois cents litres, véh. Toyota, tél. Orange.", "fr", 1),
        ("O Sr. Mendes chegou às 6. Depois partiu.", "pt", 2),
        ("She said no. Then she left.", "en", 2),
        ("12 kg. The second bag was empty.", "en", 2),
        ("He asked: Who paid? Nobody!", "en", 3),
        ("U.S", "en", 1),
        (". A", "en", 1),
    ],
)
def test_sentences_end_where_they_end(text, language, sentences):
    passage = Passage(text, language)
    assert len(set(passage.sentences)) == sentences


@pytest.mark.parametrize("text", ["", ".", "U.S. Border", "a. B. C. D", "\0. X", "É. A.\n\nB"])
def test_spans_cover_the_text_in_order(text):
    spans = Passage(text, "en").sentence_spans
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    assert all(before[1] == after[0] for before, after in pairwise(spans))
