"""How secret something is. The level is not the crime class."""

from enum import IntEnum


class Level(IntEnum):
    """Public < sensitive < highly sensitive, in the order of a session's clearance."""

    PUBLIC = 0
    SENSITIVE = 1
    HIGHLY_SENSITIVE = 2

    @property
    def code(self) -> str:
        """Return the level's code as written in files and the API, such as `highly_sensitive`."""
        return self.name.lower()

    @classmethod
    def of(cls, code: str) -> "Level":
        """Return the level that a code names; raises ValueError for any other word."""
        try:
            return cls[code.upper()]
        except KeyError:
            raise ValueError(f"no level is called {code!r}") from None
