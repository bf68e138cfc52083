"""Countries named in a passage, and those that a word for their people speaks of without meaning people."""

from palermo.domain.reports.reading.extraction import nations
from palermo.domain.reports.reading.extraction.context import Context
from palermo.domain.reports.reading.extraction.nationalities import of_people
from palermo.domain.reports.reading.extraction.phrases import listed
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item, Span

_SURE, _SMALL, _THING = 0.95, 0.65, 0.6
# Names that are also words, or first names, when no capital marks them, and what follows when no country is meant.
_ALSO_WORDS = listed(
    "turkey chile china jersey oman guinea peru cuba chad jordan america gana mali congo niger panama malta malte "
    "georgia tonga samoa man palau nauru iran irao ira mona guine guinee france monaco "
    "reunion reuniao dominique dominica salvador granada grenade"
)
_ALSO_NAMES = listed("dominique chad jordan georgia america france ira israel malta guinea benin")
_NOT_AFTER = {
    "benin": frozenset(("city",)),
    "niger": frozenset(("delta", "state")),
    "new": frozenset(("mexico",)),
    "guinea": frozenset(("pig", "fowl")),
    "mexico": frozenset(("city",)),
    "panama": frozenset(("city",)),
    "kuwait": frozenset(("city",)),
    "saara": frozenset(),
}
_NOT_BEFORE = {
    "jersey": "new",
    "england": "new",
    "mexico": "new",
    "guinea": "new",
    "guinee": "nouvelle",
    "guine": "nova",
}
_MEMBER = listed("de du da do of en in au to from vers para em a no na")


def find(passage: Passage, context: Context) -> list[Item]:
    """Return the countries named, with their alpha-2 codes; *Niger* and *Nigeria*, the Guineas and Congos kept apart."""
    found, words, names = [], passage.folded, nations.names()
    index, last = 0, len(words)
    while index < last:
        if words[index] in names.lengths and (match := names.at(words, index)):
            length, code = match
            score = _score(passage, index, length)
            if score:
                found.append(
                    _item(passage, index, index + length, _which(passage, code, words[index]), score)
                )
                index += length
                continue
        index += 1
    found += [
        _item(passage, each.first, each.after, each.country, _THING)
        for each in of_people(passage, context)
        if each.thing
    ]
    return found


def _item(passage: Passage, first: int, after: int, code: str, score: float) -> Item:
    span = Span(passage.starts[first], passage.ends[after - 1])
    return Item("country", code, {"country": code}, score, (span,))


def _score(passage: Passage, index: int, length: int) -> float:
    words, raw = passage.folded, passage.raw
    word, after = words[index], words[index + length : index + length + 1]
    written = raw[passage.starts[index] : passage.ends[index + length - 1]]
    if after and after[0] in _NOT_AFTER.get(word, ()):
        return 0.0
    if index and words[index - 1] == _NOT_BEFORE.get(word):
        return 0.0
    phrase = " ".join(words[index : index + length])
    if phrase in nations.in_capitals():
        return (
            _SURE
            if written.isupper() and (length > 1 or len(phrase) > 2 or written != "US")
            else _us(passage, index)
        )
    if length == 1 and word in _ALSO_NAMES and _beside_a_name(passage, index):
        return 0.0
    if written[0].isupper() or not written[0].isascii():
        return _SURE
    return _SMALL if len(phrase) > 4 and word not in _ALSO_WORDS else 0.0


def _us(passage: Passage, index: int) -> float:
    """Return how sure *US* or *us* means the country: in capitals, and not shouted among capitals."""
    raw, start = passage.raw, passage.starts[index]
    if raw[start : passage.ends[index]] != "US":
        return 0.0
    around = raw[max(0, start - 20) : start] + raw[start + 2 : start + 22]
    return _SURE if any(letter.islower() for letter in around) else 0.0


def _beside_a_name(passage: Passage, index: int) -> bool:
    """Return whether the word stands right before or after another capital, as a first name does."""
    raw, starts, ends = passage.raw, passage.starts, passage.ends
    if index and passage.words[index - 1] in _MEMBER:
        return False
    after = (
        index + 1 < len(starts)
        and raw[ends[index] : starts[index + 1]] == " "
        and raw[starts[index + 1]].isupper()
    )
    before = index > 0 and raw[ends[index - 1] : starts[index]] == " " and raw[starts[index - 1]].isupper()
    return after or before


def _which(passage: Passage, code: str, word: str) -> str:
    """Return the code that is meant; a bare *Congo* is the larger one unless the text speaks of Brazzaville."""
    if code == "CG" and word == "congo" and "brazzaville" not in passage.folded:
        return "CD"
    return code
