"""The language of phrases, held to a plain reading of its rules by an oracle that tries every way."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.domain.reports.reading.lexicon.matcher import Matcher
from palermo.domain.reports.reading.lexicon.phrases import LONG, SHORT, rows
from palermo.domain.reports.reading.passage import Passage


def plain(word):
    return word


def found(phrase, text, groups=None):
    matcher = Matcher(groups or {})
    matcher.add("it", rows(phrase, plain))
    passage = Passage(text, "en")
    passage.roots = list(passage.folded)
    return matcher.find(passage).get("it", [])


@pytest.mark.parametrize(
    ("phrase", "text", "yes"),
    [
        ("red house", "the red house", True),
        ("red house", "the red old house", False),
        ("red … house", "the red old big house", True),
        ("red … house", "red a b c d house", True),
        ("red … house", "red a b c d e house", False),
        ("red …… house", "red a b c d e f g h i j house", True),
        ("red …… house", "red a b c d e f g h i j k house", False),
        ("red … house", "It is red. The house stands.", False),
        ("(red | dark blue) house", "a dark blue house", True),
        ("(red | dark blue) house", "a dark house", False),
        ("red big? house", "red house", True),
        ("red big? house", "red big house", True),
        ("red (very | most)? house", "red most house", True),
        ("@colour house", "green house", True),
        ("@colour house", "tall house", False),
        ("paid @number", "paid 3,000", True),
        ("aged @age", "aged 17", True),
        ("aged @age", "aged 18", False),
        ("a (b (c | d e) | f) g", "a b d e g", True),
        ("a (b (c | d e) | f) g", "a b d g", False),
        ("a … b … c", "a x b x x c", True),
    ],
)
def test_a_phrase_is_found_where_its_rules_say(phrase, text, yes):
    assert bool(found(phrase, text, {"colour": frozenset(("green", "blue"))})) is yes


@pytest.mark.parametrize("phrase", ["(a | b", "a)", "", "…", "()"])
def test_a_phrase_that_cannot_be_read_is_refused(phrase):
    with pytest.raises(ValueError):
        list(rows(phrase, plain))


LETTERS = st.sampled_from("abcd")


@st.composite
def parts(draw):
    """A phrase as a list of (gap before, choice of words), and the same written out."""
    steps = draw(
        st.lists(st.tuples(st.sampled_from((0, SHORT, LONG)), st.sets(LETTERS, min_size=1)), min_size=1)
    )
    written = []
    for number, (gap, words) in enumerate(steps):
        if gap and number:
            written.append("…" if gap == SHORT else "……")
        written.append("(" + " | ".join(sorted(words)) + ")")
    return [(gap if number else 0, words) for number, (gap, words) in enumerate(steps)], " ".join(written)


def stands(steps, words, at):
    """Whether the steps can be met from word `at` on, tried in every way."""
    if words[at] not in steps[0][1]:
        return False
    reach = {at}
    for gap, choice in steps[1:]:
        reach = {
            place
            for last in reach
            for place in range(last + 1, min(last + 2 + gap, len(words)))
            if words[place] in choice
        }
    return bool(reach)


@given(parts(), st.lists(st.sampled_from("abcdx"), max_size=25))
def test_the_tree_finds_a_phrase_exactly_where_every_way_of_trying_does(made, words):
    steps, phrase = made
    got = found(phrase, " ".join(words))
    assert bool(got) == any(stands(steps, words, at) for at in range(len(words)))
    for first, _ in got:
        assert stands(steps, words, first)
    assert all(one[1] < two[0] for one, two in pairwise(got))
