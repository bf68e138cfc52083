"""How fast texts of 150 words are read, on one core and on two, and what importing the reader costs."""

import random
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from bench.classify.sources import invented, sentences
from bench.figures import Figure, milliseconds, most, pair, rate
from palermo.domain.reports.reading.linear import Label, Model
from palermo.domain.reports.reading.linear.features import occurrences
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggesting import suggest

WORDS = 150
TEXTS = 600
CODES, WEIGHTS = 40, 2_000
_LEAST = 400.0
_IMPORT = 150.0
_MODULE = "palermo.domain.reports.reading.suggesting"
_TIMED = f"import time; began = time.perf_counter(); import {_MODULE}; print(time.perf_counter() - began)"


def measure() -> tuple[list[Figure], dict[str, Any]]:
    """Return rate on two processes, milliseconds on one, and the import."""
    texts = _texts()
    model = _filled(texts)
    times, _ = _times((texts[: TEXTS // 2], None))
    both, alone = _rate(texts, None)
    with_model, of_it = _rate(texts, model)
    imports = sorted(_import() for _ in range(5))
    figures = [
        rate(
            f"reports of {WORDS} words read, two processes, lexicon and extraction",
            both,
            least=_LEAST,
            note=_alone(alone),
        ),
        rate(f"the same with a model of {CODES} codes", with_model, least=_LEAST, note=_alone(of_it)),
        Figure("one report read in one process, p50/p95", pair(milliseconds(times))),
        most("importing the reader into a bare Python", imports[0] * 1000, "ms", _IMPORT, note="best of 5"),
    ]
    return figures, {"seconds_each": milliseconds(times), "imports": imports}


def _texts() -> list[tuple[str, str]]:
    """Return (text, language) made of whole sentences of the invented texts, different ones, the same at every run."""
    rng = random.Random(1)  # nosec B311
    pools: dict[str, list[str]] = {"en": [], "fr": [], "pt": [], "es": []}
    for part in ("open", "set_aside"):
        for sentence in sentences(part):
            pools[sentence["language"]].append(sentence["text"])
    for report in invented():
        pools[report["language"]] += [line for line in report["narrative"].split("\n") if line]
    found = []
    for number in range(TEXTS):
        language = ("fr", "en", "fr", "pt", "en", "es")[number % 6]
        words: list[str] = []
        while len(words) < WORDS:
            words += rng.choice(pools[language]).split()
        found.append((" ".join(words[:WORDS]), language))
    return found


def _alone(share: float) -> str:
    return f"{share:,.0f}/s by processor time alone, whatever else ran"


def _times(given: tuple[list[tuple[str, str]], Model | None]) -> tuple[list[float], float]:
    """Return the seconds that each text took, and the processor time of all together."""
    texts, model = given
    for text, language in texts[:12]:  # data files are read once a process
        suggest(text, language=language, country="NE", model=model)
    times, before = [], time.process_time()
    for text, language in texts:
        began = time.perf_counter()
        suggest(text, language=language, country="NE", model=model)
        times.append(time.perf_counter() - began)
    return times, time.process_time() - before


def _rate(texts: list[tuple[str, str]], model: Model | None) -> tuple[float, float]:
    """Return texts a second while two processes read half each, by the clock and by processor time.

    Starting the processes and reading the data files is not counted.
    """
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        spent = list(pool.map(_times, [(texts[::2], model), (texts[1::2], model)]))
    return len(texts) / max(sum(times) for times, _ in spent), len(texts) / max(work for _, work in spent)


def _filled(texts: list[tuple[str, str]]) -> Model:
    """Return a model as large as a real one becomes, all of whose features stand in these texts."""
    rng = random.Random(2)  # nosec B311
    features = sorted(
        {name for text, language in texts[:100] for name in occurrences(Passage(text, language))}
    )
    labels = tuple(Label("indicators", f"x{number}", -2.5, positives=50) for number in range(CODES))
    learned: dict[str, list[tuple[int, float]]] = {name: [] for name in features}
    for number in range(CODES):
        for name in rng.sample(features, min(WEIGHTS, len(features))):
            learned[name].append((number, rng.uniform(-1, 1)))
    kept = {name: tuple(pairs) for name, pairs in learned.items()}
    return Model(
        {name: 1.0 + rng.random() for name in features}, labels, kept, 2_000, ("en", "fr", "pt", "es")
    )


def _import() -> float:
    done = subprocess.run([sys.executable, "-c", _TIMED], capture_output=True, text=True, check=True)
    return float(done.stdout)
