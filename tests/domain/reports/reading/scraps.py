"""Texts that look almost like what a parser reads."""

from hypothesis import strategies as st


def scraps(pieces: str) -> st.SearchStrategy[str]:
    """Return a strategy of any text, and of the blank-separated pieces thrown together."""
    several = st.lists(st.sampled_from(pieces.split(" ")), max_size=10)
    return st.one_of(st.text(max_size=60), several.map(" ".join), several.map("".join))
