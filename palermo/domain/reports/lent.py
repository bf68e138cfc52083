"""What a share seals: the masked copy together with the decision, so that no row alone can widen it. Pure."""

from palermo.domain.reports.content import Content, Part


class Lent(Part):
    """A masked copy, the units that it is for, and whose word it had or still needs; `active` once all was given."""

    content: Content
    units: list[str]
    version: int
    proposed_by: str
    needs_owner: bool = False
    needs_second: bool = False
    owner_by: str = ""
    confirmed_by: str = ""
    active: bool = False

    @property
    def decided(self) -> bool:
        """Say whether everybody who has a say has said yes."""
        return not ((self.needs_owner and not self.owner_by) or (self.needs_second and not self.confirmed_by))
