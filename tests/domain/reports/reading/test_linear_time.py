"""No text makes the reader slow: every regular expression is linear, in shape and by the clock of its own work."""

import re
import time

import pytest

from tests.domain.reports.reading.regexes import ambiguities, patterns, pumped

# Short texts first: on those, exponential and cubic work ends too, and is seen by its sheer length.
LENGTHS = (16, 22, 150, 1_000, 4_000)
ENDLESS = 0.2
# Quadratic work on 4,000 characters takes at least this many seconds, linear work hardly ever; then growth decides.
SUSPICIOUS = 0.004
GROWTH = 8.0  # for four times the text: 4 when linear, 16 when quadratic


@pytest.mark.parametrize("evil", [r"(?:a+)+b", r"(?:\w+\s*)*!", r"(?:(?:x|y)+z?)*q", r"(?i:(?:A+a*)*)!"])
def test_the_check_of_shapes_finds_what_is_known_to_run_away(evil: str) -> None:
    assert ambiguities(evil, 0)


@pytest.mark.parametrize(
    "good", [r"(?:\s+\w+)*", r"\d{1,3}(?:,\d{3})*", r"[a-z]+(?:-[a-z]+){0,3}", r"(?:ab|cd)+"]
)
def test_the_check_of_shapes_lets_linear_ones_pass(good: str) -> None:
    assert ambiguities(good, 0) == []


@pytest.mark.parametrize("evil", [r"(?:a|a)*b", r"\d+kg", r"\s*\s*x"])
def test_the_clock_finds_what_the_shape_does_not_show(evil: str) -> None:
    assert _slow(evil, 0)


def test_no_repeat_within_a_repeat_is_ambiguous() -> None:
    found = {where: bad for where, pattern, flags in patterns() if (bad := ambiguities(pattern, flags))}
    assert found == {}


def test_time_grows_with_the_text_and_not_with_its_square() -> None:
    assert len(patterns()) > 20
    found = {
        where: (pattern[:80], text) for where, pattern, flags in patterns() if (text := _slow(pattern, flags))
    }
    assert found == {}


def _slow(pattern: str, flags: int) -> str:
    """Return the beginning of a text on which a pattern's work grows faster than the text, '' where there is none."""
    compiled = re.compile(pattern, flags)
    for texts in zip(*(pumped(pattern, flags, length) for length in LENGTHS), strict=True):
        if any(_work(compiled, text, 1) > ENDLESS for text in texts):
            return repr(texts[-1][:40])
        before, last = texts[-2:]
        if _work(compiled, last, 1) < SUSPICIOUS or (least := _work(compiled, last)) < SUSPICIOUS:
            continue
        if least > GROWTH * _work(compiled, before):
            return repr(last[:40])
    return ""


def _work(compiled: re.Pattern[str], text: str, times: int = 4) -> float:
    """Return the processor time in seconds of finding everything, the least of several, since others share the core."""
    least = float("inf")
    for _ in range(times):
        began = time.thread_time()
        for _match in compiled.finditer(text):
            pass
        least = min(least, time.thread_time() - began)
    return least
