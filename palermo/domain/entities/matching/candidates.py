"""One profile against many: a bound from words, dates and numbers settles most pairs, the rest are decided in full.

A pair is left out only when the sum of the most that each comparator could say stays below `possible`; so what is
returned is exactly what `model.decide` would say of every pair, in a fraction of the time.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from palermo.domain.entities.matching import phones, plates
from palermo.domain.entities.matching.evidence import NOT, POSSIBLE, Decision
from palermo.domain.entities.matching.model import AGREEING, agreement_bits, decide
from palermo.domain.entities.matching.names import Name, read_name
from palermo.domain.entities.matching.names.index import NameIndex
from palermo.domain.entities.matching.profile import Prepared
from palermo.domain.entities.matching.weights import Weights, bits_of_probability, stock

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SLACK = 1e-6  # bits: sums are taken in another order here than in the full decision
_HARD = ("paper", "phone", "plate", "account")
_SOFT = ("sex", "nationality", "birth_place", "born", *_HARD)
_PLATE_ENDS = 5


class Match(NamedTuple):
    """A candidate's number in the given order, with its full decision."""

    number: int
    decision: Decision


class Candidates:
    """Many prepared profiles, read for being asked often; asking never changes them."""

    def __init__(self, profiles: Sequence[Prepared], weights: Weights | None = None) -> None:
        import numpy as np

        self.profiles = profiles
        self.weights = weights or stock()
        self._limit = bits_of_probability(self.weights.thresholds[POSSIBLE]) - _SLACK
        # An organisation's name is read otherwise than a person's; two of a kind meet in the index of that kind.
        self._people = self._index(company=False)
        self._companies = self._index(company=True)
        self._all: tuple[NameIndex, NDArray[np.int32]] | None = None
        self._has = {code: np.array([bool(_value(p, code)) for p in profiles], dtype=bool) for code in _SOFT}
        self._nameless = np.array([not p.names for p in profiles], dtype=bool)
        born = [(p.born.year, p.born.month, p.born.day) if p.born else (0, 0, 0) for p in profiles]
        self._born = np.array(born, dtype=np.int16).reshape(-1, 3)
        self._keys = self._hard_keys()

    def matches(self, query: Prepared) -> list[Match]:
        """Return all candidates that are at least possible, likeliest first, each as `decide` says."""
        found = []
        for number in self.survivors(query):
            decision = decide(query, self.profiles[number], self.weights)
            if decision.verdict != NOT:
                found.append(Match(number, decision))
        found.sort(key=lambda match: (-match.decision.bits, match.number))
        return found

    def survivors(self, query: Prepared) -> list[int]:
        """Return the numbers of the candidates that the bound does not settle, in order."""
        import numpy as np

        bound = np.full(len(self.profiles), self.weights.prior_bits)
        self._add_names(query, bound)
        for code in ("sex", "nationality", "birth_place"):
            if _value(query, code):
                bound[self._has[code]] += _most(self.weights, code)
        self._add_born(query, bound)
        for code in _HARD:
            self._add_hard(query, code, bound)
        return [int(number) for number in np.flatnonzero(bound >= self._limit)]

    def _index(self, company: bool) -> "tuple[NameIndex, NDArray[np.int32]]":
        rows = [(i, name) for i, p in enumerate(self.profiles) for name in p.names if name.company == company]
        return self._rows(rows)

    def _rows(self, rows: Sequence[tuple[int, Name]]) -> "tuple[NameIndex, NDArray[np.int32]]":
        import numpy as np

        owners = np.array([owner for owner, _ in rows], dtype=np.int32)
        return NameIndex([name for _, name in rows], self.weights.sound), owners

    def _add_names(self, query: Prepared, bound: "NDArray[np.float64]") -> None:
        if not query.names:
            return
        import numpy as np

        table = self.weights.bits["name"]
        against = max(table[level] for level in ("replaced", "conflict", "different"))
        most = np.full(len(self.profiles), against)
        for name in query.names:
            index, owners = self._people if not name.company else self._companies
            self._raise(most, owners, *index.may_agree(name))
            # The one is an organisation and the other was not known to be: both are read as organisations.
            other, others = self._companies if not name.company else self._people_as_companies()
            self._raise(most, others, *other.may_agree(read_name(name.written, True)))
        most[self._nameless] = 0.0
        bound += most

    def _raise(
        self,
        most: "NDArray[np.float64]",
        owners: "NDArray[np.int32]",
        rows: "NDArray[np.int32]",
        shared: float,
    ) -> None:
        """Raise the bound of the owners of rows to what names that share so many bits can weigh."""
        import numpy as np

        best = max(bits for level, bits in self.weights.bits["name"].items() if level in AGREEING)
        cap = agreement_bits(best, shared, self.weights)
        cap = max(cap, *(self.weights.bits["name"][level] for level in ("longer", "numbered")))
        most[owners[rows]] = np.maximum(most[owners[rows]], cap)

    def _people_as_companies(self) -> "tuple[NameIndex, NDArray[np.int32]]":
        if self._all is None:
            rows = [
                (i, read_name(name.written, True))
                for i, p in enumerate(self.profiles)
                for name in p.names
                if not name.company
            ]
            self._all = self._rows(rows)
        return self._all

    def _add_born(self, query: Prepared, bound: "NDArray[np.float64]") -> None:
        """Add the most that two births can say: much when the day is one, little when the year is or nearly is."""
        born = query.born
        if born is None:
            return
        import numpy as np

        table = self.weights.bits["born"]
        year, month, day = self._born[:, 0], self._born[:, 1], self._born[:, 2]
        same_day = ((month == born.month) & (day == born.day)) | ((month == born.day) & (day == born.month))
        same_year = year == born.year
        top = max(table["same"], table["swapped"])
        either = max(table[level] for level in ("slip", "month", "year", "year_only", "year_differs"))
        rest = max(table["near"], table["different"])
        most = np.where(same_year & same_day, top, np.where(same_year | same_day, max(either, rest), rest))
        # A day or month of one year may be slipped, but a whole date without its day is only `month` or `year`.
        bound += np.where(self._has["born"], np.where(same_year, np.maximum(most, either), most), 0.0)

    def _add_hard(self, query: Prepared, code: str, bound: "NDArray[np.float64]") -> None:
        if not _value(query, code):
            return
        import numpy as np

        tables = [
            self.weights.level_bits(code, alone) for alone in ((False, True) if not query.names else (False,))
        ]
        top = max(max(table.values()) for table in tables)
        without_key = max(table[level] for table in tables for level in _WITHOUT_KEY[code])
        most = np.where(self._has[code], max(without_key, 0.0), 0.0)
        for key in _keys_of(query, code):
            if (numbers := self._keys[code].get(key)) is not None:
                most[numbers] = top
        if any("?" in str(_text(value)) for value in _value(query, code)):
            most[self._has[code]] = top
        elif (numbers := self._keys[code].get("?")) is not None:
            most[numbers] = top
        bound += most

    def _hard_keys(self) -> "dict[str, dict[Hashable, NDArray[np.int32]]]":
        import numpy as np

        found: dict[str, defaultdict[Hashable, list[int]]] = {code: defaultdict(list) for code in _HARD}
        for number, profile in enumerate(self.profiles):
            for code in _HARD:
                for key in set(_keys_of(profile, code)):
                    found[code][key].append(number)
        return {
            code: {key: np.array(numbers, dtype=np.int32) for key, numbers in keys.items()}
            for code, keys in found.items()
        }


# The levels that two values may reach without sharing a key.
_WITHOUT_KEY = {
    "paper": ("slip", "different"),
    "phone": ("slip", "different"),
    "plate": ("different",),
    "account": ("slip", "different"),
}
_FIELDS = {
    "sex": "sex", "nationality": "nationalities", "birth_place": "birth_place", "born": "born",
    "paper": "papers", "phone": "phones", "plate": "plates", "account": "accounts",
}  # fmt: skip


def _value(profile: Prepared, code: str) -> Sequence[object]:
    return getattr(profile, _FIELDS[code]) or ()


def _text(value: object) -> str:
    return value if isinstance(value, str) else str(getattr(value, "number", getattr(value, "digits", "")))


def _keys_of(profile: Prepared, code: str) -> Iterator[Hashable]:
    """Yield the keys of which two values that agree in full share one; ? for a value with gaps."""
    if code == "paper":
        yield from (paper.plain for paper in profile.papers)
        values: Iterable[str] = (paper.number for paper in profile.papers)
    elif code == "phone":
        yield from map(phones.ending, profile.phones)
        values = (phone.digits for phone in profile.phones)
    elif code == "plate":
        for plate in profile.plates:
            yield plates.plain(plate)
            yield "first", plate[:_PLATE_ENDS]
            yield "last", plate[-_PLATE_ENDS:]
        values = profile.plates
    else:
        yield from profile.accounts
        values = ()
    if any("?" in value for value in values):
        yield "?"


def _most(weights: Weights, code: str) -> float:
    return max(0.0, max(weights.bits[code].values()))
