"""Which elements of trafficking and of smuggling a text supports, by which words, and which are missing.

Trafficking in an adult needs act, means and purpose, in a child act and purpose (Trafficking Protocol art. 3 (a), (c));
smuggling needs procurement of the illegal entry of somebody foreign to the State, for a benefit (Smuggling Protocol
art. 3 (a)). What is shown here is a reading aid: it says what to ask next, never that an offence was committed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from palermo.domain.reports.reading.suggestion import Reading, Span, Suggestion

# Element of trafficking and the facet whose codes support it.
_TRAFFICKING: Mapping[str, str] = {"act": "acts", "means": "means", "purpose": "purposes"}
# Elements of smuggling are codes of one facet; entry and benefit decide, foreignness is most often understood.
_SMUGGLING = ("procurement", "illegal_entry", "benefit", "foreign")
_UNDERSTOOD = frozenset(("foreign",))
# What in a smuggling report says that somebody is being exploited or is about to be.
_TURNING: frozenset[tuple[str, str]] = frozenset(
    (
        ("aggravations", "exploitation"),
        ("indicators", "g_debt"),
        ("indicators", "g_no_papers_held"),
        ("indicators", "g_works_against_will"),
        ("indicators", "g_cannot_leave"),
        ("indicators", "g_oath"),
        ("indicators", "s_other_collects"),
        ("indicators", "x_one_holds_all_papers"),
        ("means", "debt_bondage"),
        ("means", "documents_withheld"),
        ("means", "oath_or_ritual"),
        ("means", "abduction"),
    )
)
NEEDED, NOT_NEEDED, UNLESS_CHILD = "needed", "not_needed", "unless_child"


@dataclass(frozen=True, slots=True)
class Support:
    """One suggested code that speaks for an element, with how sure it is and the words behind it."""

    facet: str
    code: str
    score: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Element:
    """One element of an offence: what supports it, and whether it is needed (`needed`, `not_needed`, `unless_child`)."""

    name: str
    need: str
    supports: tuple[Support, ...] = ()

    @property
    def supported(self) -> bool:
        """Return whether anything in the text speaks for it."""
        return bool(self.supports)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return every stretch of text behind it, in order, each once."""
        return tuple(sorted({span for support in self.supports for span in support.spans}))


@dataclass(frozen=True, slots=True)
class Standing:
    """How one offence stands in a text: its elements in the order of the Protocol; `crime` is `tip` or `som`."""

    crime: str
    elements: tuple[Element, ...]
    child: bool | None = None

    @property
    def spoken_of(self) -> bool:
        """Return whether any element is supported, so that the page need show it."""
        return any(element.supported for element in self.elements)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the needed elements that nothing supports: what to ask or look for next."""
        return tuple(
            element.name for element in self.elements if element.need == NEEDED and not element.supported
        )

    @property
    def open(self) -> tuple[str, ...]:
        """Return unsupported elements whose need hangs on whether the person is a child."""
        return tuple(
            element.name
            for element in self.elements
            if element.need == UNLESS_CHILD and not element.supported
        )


@dataclass(frozen=True, slots=True)
class Elements:
    """Both offences side by side, and the signs that smuggling is turning into trafficking."""

    trafficking: Standing
    smuggling: Standing
    turning: tuple[Support, ...] = ()


def standing(found: Reading | Iterable[Suggestion], *, child: bool | None) -> Elements:
    """Return how the elements stand in a text's suggestions; `child` is True, False, or None where nobody knows.

    With None the means are `unless_child`: needed for an adult, recorded but not needed for a child.
    """
    suggestions = tuple(found.suggestions if isinstance(found, Reading) else found)
    return Elements(
        Standing("tip", tuple(_of_trafficking(suggestions, child)), child),
        Standing("som", tuple(_of_smuggling(suggestions))),
        _turning(suggestions),
    )


def _of_trafficking(suggestions: tuple[Suggestion, ...], child: bool | None) -> Iterable[Element]:
    means = {True: NOT_NEEDED, False: NEEDED, None: UNLESS_CHILD}[child]
    for name, facet in _TRAFFICKING.items():
        need = means if name == "means" else NEEDED
        yield Element(name, need, _supports(each for each in suggestions if each.facet == facet))


def _of_smuggling(suggestions: tuple[Suggestion, ...]) -> Iterable[Element]:
    for code in _SMUGGLING:
        need = NOT_NEEDED if code in _UNDERSTOOD else NEEDED
        yield Element(
            code,
            need,
            _supports(each for each in suggestions if each.facet == "elements" and each.code == code),
        )


def _turning(suggestions: tuple[Suggestion, ...]) -> tuple[Support, ...]:
    """Return signs of exploitation, only where the text speaks of smuggling in the first place."""
    if not any(each.facet == "classes" and each.kind == "som" for each in suggestions):
        return ()
    return _supports(
        each for each in suggestions if each.facet == "purposes" or (each.facet, each.code) in _TURNING
    )


def _supports(suggestions: Iterable[Suggestion]) -> tuple[Support, ...]:
    ordered = sorted(suggestions, key=lambda each: -each.score)
    return tuple(Support(each.facet, each.code, each.score, each.spans) for each in ordered)
