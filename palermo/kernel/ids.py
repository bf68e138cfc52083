"""Random identifiers. Nothing that leaves the program is sequential, since a gap would tell of hidden rows."""

import secrets

# Crockford's base 32 leaves out I, L, O and U: read aloud over a bad line, nothing is mistaken.
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_uid() -> str:
    """Return 128 random bits as 22 characters that are safe in an address."""
    return secrets.token_urlsafe(16)


def new_reference(prefix: str) -> str:
    """Return a random reference such as `NER-7K2M-9QXD` (40 bits after the prefix)."""
    bits = secrets.randbits(40)
    letters = [CROCKFORD[(bits >> shift) & 31] for shift in range(35, -1, -5)]
    return f"{prefix}-{''.join(letters[:4])}-{''.join(letters[4:])}"


def plain_reference(text: str) -> str:
    """Return a reference as stored from one as typed (case, spaces, O for 0, I and L for 1), without signs that none has."""
    # PostgreSQL refuses to look for a text that holds a NUL.
    prefix, dash, rest = "".join(filter(str.isprintable, text.upper())).replace(" ", "").partition("-")
    return prefix + dash + rest.replace("O", "0").replace("I", "1").replace("L", "1")
