"""Whose word a share needs."""

from hypothesis import given
from hypothesis import strategies as st

from palermo.domain.reports.sharing import needs, strictest


@given(st.sampled_from(["H0", "H1", "H2", "H3"]), st.integers(1, 16), st.integers(0, 5))
def test_the_hub_never_goes_alone_beyond_one_unit_or_beyond_the_handling(
    code: str, units: int, unmasked: int
) -> None:
    wanted = needs(by_owner=False, handling=code, units=units, unmasked=unmasked)
    assert wanted.second == (units > 1 or unmasked > 0)
    assert wanted.owner == (code in ("H2", "H3"))
    assert needs(by_owner=True, handling=code, units=units, unmasked=unmasked).nothing


@given(st.lists(st.sampled_from(["", "H0", "H1", "H2", "H3"])))
def test_the_strictest_code_governs(codes: list[str]) -> None:
    assert strictest(*codes) == max([code for code in codes if code] or ["H0"])
