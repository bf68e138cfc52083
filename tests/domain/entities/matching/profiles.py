"""Strategies for profiles: invented people with slips, and any text at all."""

from hypothesis import strategies as st

from palermo.domain.entities.matching.profile import Profile

NAMES = [
    "Moussa Ouedraogo",
    "Musa Wedraogo",
    "Mamadou Diallo",
    "Mamadu Djaló",
    "Momodou Jallow",
    "Aïssatou Baldé",
    "El Hadj Oumar Tall",
    "J. Mensah",
    "Kofi Agbeko",
    "Koffi Agbéko",
    "Abd al-Rahman Sow",
    "Abderrahmane Sow",
    "محمد جالو",
    "عبد الله سو",
    "Владимир Орлов",
    "Wladimir Orlow",
    "Jean-Marie Kone",
    "Jeanmarie Koné",
    "Mohamed Ould Ahmed",
    "Ahmed Ould Mohamed",
    "Sgt Seydou Konaté",
    "Ly",
    "N'Diaye",
    "Awa",
    "SOTRA SARL",
    "Sotra Ltd",
    "Lobito Fund II LP",
    "Lobito Fund III LP",
    "Diallo",
    "cheikh Sow",
    "Sow Cheikh Anta",
]
BORN = (
    "",
    "1990-08-15",
    "1990-15-08",
    "15/08/90",
    "1990",
    "~1991",
    "1990-01-01",
    "1909-08-15",
    "1988-03-04",
    "1990-08",
)
PHONES = (
    "+220 300 01 23",
    "300 0123",
    "+22790000216",
    "+22790000261",
    "90 00 02 1?",
    "12",
    "0022670000147",
    "70 00 01 47",
)
PAPERS = (
    "passport:GIN:O00481516",
    "000481516",
    "B00417725",
    "B00417752",
    "B004177255",
    "national_id:GMB:1234567",
    "B0?417725",
)
PLATES = ("AB 7342 RB", "AB7342", "A8 7342 RB", "AB 73?2 RB", "1 B 4471", "1B 4477", "no plate")
ACCOUNTS = ("GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432", "12345678901", "12345678902", "x")


def _some(values: tuple[str, ...] | list[str], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    known = st.sampled_from(list(values))
    return st.lists(st.one_of(known, known, known, st.text(max_size=30)), max_size=most).map(tuple)


def profiles() -> st.SearchStrategy[Profile]:
    """Return a strategy of profiles that often agree with one another, and sometimes hold anything."""
    return st.builds(
        Profile,
        names=_some(NAMES),
        kind=st.sampled_from(["", "", "person", "organisation", "vessel", "nonsense"]),
        born=st.one_of(st.sampled_from(BORN), st.text(max_size=20)),
        sex=st.sampled_from(["", "M", "féminin", "?", "\ud800"]),
        nationalities=_some(["GIN", "GM", "Sénégal", "Niger", "zz"]),
        birth_place=st.sampled_from(["", "Ouagadougou", "Wagadugu", "Saint-Louis", "\x00", "São Domingos"]),
        papers=_some(PAPERS),
        phones=_some(PHONES),
        plates=_some(PLATES),
        accounts=_some(ACCOUNTS),
    )
