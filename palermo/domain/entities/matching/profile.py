"""What is compared: a profile as given, and the same read once into the forms that comparators need."""

from dataclasses import dataclass, field

from palermo.domain.entities.matching import accounts, birth, papers, phones, places, plates, traits
from palermo.domain.entities.matching.birth import Birth
from palermo.domain.entities.matching.names import Name, looks_like_company, read_name
from palermo.domain.entities.matching.names.aliases import apart
from palermo.domain.entities.matching.papers import Paper
from palermo.domain.entities.matching.phones import Phone

MOST_VALUES = 20
MOST_NAMES = 8
ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Profile:
    """A person, organisation, vehicle or vessel as one source gives it; everything but the names may be empty.

    `born` is a partial date (`1987`, `1987-04`, `~1989`) or text; `papers` are numbers, each perhaps written
    `type:country:number`; `nationalities` are alpha-2 or alpha-3 codes; `kind` is person, organisation or ''.
    """

    names: tuple[str, ...] = ()
    kind: str = ""
    born: str = ""
    sex: str = ""
    nationalities: tuple[str, ...] = ()
    birth_place: str = ""
    papers: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    plates: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A profile in compared form; made by `prepare`."""

    names: tuple[Name, ...] = ()
    born: Birth | None = None
    sex: str = ""
    nationalities: frozenset[str] = frozenset()
    birth_place: Name | None = None
    papers: tuple[Paper, ...] = ()
    phones: tuple[Phone, ...] = ()
    plates: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    profile: Profile = field(default_factory=Profile, compare=False, repr=False)


def prepare(profile: Profile) -> Prepared:
    """Return the profile in compared form; values that cannot be read are left out, nothing raises."""
    written = [name for name in profile.names[:MOST_NAMES] if name.strip()]
    company = profile.kind == ORGANISATION or (
        not profile.kind and any(looks_like_company(name[:160]) for name in written)
    )
    if not company:
        written = [name for line in written for name in apart(line)]
    names = (read_name(name[:160], company) for name in written[:MOST_NAMES])
    return Prepared(
        names=tuple(name for name in names if name.tokens),
        born=birth.read(profile.born),
        sex=traits.read_sex(profile.sex),
        nationalities=frozenset(filter(None, map(traits.read_country, profile.nationalities[:MOST_VALUES]))),
        birth_place=places.read(profile.birth_place),
        papers=tuple(filter(None, map(papers.read, profile.papers[:MOST_VALUES]))),
        phones=tuple(filter(None, map(phones.read, profile.phones[:MOST_VALUES]))),
        plates=tuple(filter(None, map(plates.read, profile.plates[:MOST_VALUES]))),
        accounts=tuple(filter(None, map(accounts.read, profile.accounts[:MOST_VALUES]))),
        profile=profile,
    )
