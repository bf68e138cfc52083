"""Lists of words as a person writes them."""


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text, parted by blanks, as a set."""
    return frozenset(text.split())
