"""The reference report, and as many different ones as wanted, the same for the same seed. Everything is invented."""

import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import orjson

from palermo.domain.reports.content import Content, Paper, Person, Phone, Vehicle, When, Where

WORDS = 150
VOCABULARY = 30_000
# Lists written as words read better than as quotes and commas.
# ruff: noqa: SIM905
UNITS = "BEN BFA CPV CIV GMB GHA GIN GNB LBR MLI MRT NER NGA SEN SLE TGO".split()
_COUNTRY = dict(zip(UNITS, "BJ BF CV CI GM GH GN GW LR ML MR NE NG SN SL TG".split(), strict=True))
_SYLLABLES = [
    c + v for c in "b d f g k l m n p r s t v z ch tr gr".split() for v in "a e i o u an ou".split()
]
# Words that real reports are full of, so that "two common words" means what it says.
COMMON = (
    "chauffeur passagers contrôle route camion police frontière femmes hommes argent papiers pirogue village nuit "
    "véhicule passeur départ agent patrouille désert"
).split()


def vocabulary(size: int = VOCABULARY) -> list[str]:
    """Return invented words, the commonest first."""
    rng = random.Random(1)  # nosec B311
    words = dict.fromkeys(COMMON)
    while len(words) < size:
        words["".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4)))] = None
    return list(words)


def contents(count: int, seed: int = 1) -> Iterator[tuple[str, Content]]:
    """Yield (unit, content) pairs whose words follow Zipf's law, as words do."""
    rng = random.Random(seed)  # nosec B311
    words = vocabulary()
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    for _ in range(count):
        unit = rng.choice(UNITS)
        yield unit, _content(rng, unit, rng.choices(words, cum_weights=weights, k=WORDS))


def _content(rng: random.Random, unit: str, words: list[str]) -> Content:
    name = [rng.choice(_SYLLABLES).title() + "".join(rng.choices(_SYLLABLES, k=2)) for _ in range(4)]
    return Content(
        narrative=" ".join(words) + ".",
        language="fr",
        kind=rng.choice(["interception", "arrest", "seizure", "observation"]),
        when=When(start=f"{rng.randint(2019, 2026)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"),
        where=Where(country=_COUNTRY[unit], place=rng.choice(words).title()),
        people=[
            Person(
                ref="p1",
                role="driver",
                name=f"{name[0]} {name[1].upper()}",
                born=str(rng.randint(1960, 2004)),
            ),
            Person(ref="p2", role="suspect", name=f"{name[2]} {name[3].upper()}"),
        ],
        vehicles=[
            Vehicle(ref="v1", kind="minibus", plate=f"{rng.choice('ABCD')}B {rng.randint(1000, 9999)} RB")
        ],
        phones=[Phone(number=f"+2279{rng.randint(0, 9_999_999):07}", of="p1")],
        papers=[Paper(type="passport", number=f"P{rng.randint(0, 9_999_999):07}", of="p2")]
        if rng.random() < 0.1
        else [],
    )


def write_lines(path: Path, count: int, seed: int = 1) -> None:
    """Write reports as JSON lines for the mapping `reference`, each naming its unit and a source reference."""
    with path.open("wb") as stream:
        for number, (unit, content) in enumerate(contents(count, seed)):
            written = content.model_dump(mode="json", exclude_defaults=True)
            line = {"source_ref": f"bench/{seed}/{number}", "unit": unit, "content": written}
            stream.write(orjson.dumps(line) + b"\n")
