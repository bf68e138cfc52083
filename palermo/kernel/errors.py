"""The few ways in which Palermo says no. Errors carry codes; faces turn them into sentences."""


class PalermoError(Exception):
    """Base of every expected failure; `code` is stable, `details` hold no content."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class Forbidden(PalermoError):
    """The actor may not; every face answers exactly as if the thing did not exist."""

    def __init__(self, code: str = "absent", **details: object) -> None:
        super().__init__(code, **details)


class Refused(PalermoError):
    """A rule of the trade says no here and now, to somebody who may know why."""


class Invalid(PalermoError):
    """What was given cannot be used; `field` names the place in the input."""

    def __init__(self, code: str, field: str = "", **details: object) -> None:
        super().__init__(code, **details)
        self.field = field


class SealBroken(PalermoError):
    """Sealed bytes do not open here: changed, moved, of another level, or of a key that is gone."""

    def __init__(self) -> None:
        super().__init__("seal_broken")
