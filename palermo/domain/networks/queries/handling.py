"""Under which conditions a network leaves the house: the handling codes of the reports behind it; every export is recorded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from palermo.domain.networks.shapes import Network
from palermo.domain.reports.queries import reports_visible_to
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.foundations.vocabularies import vocabulary

LOOSEST = "H0"


@dataclass(frozen=True, slots=True)
class Handled:
    """The handling code of each report behind a network; the strictest governs the whole."""

    codes: Mapping[str, str]
    strictest: str
    words: str

    def of(self, reports: Iterable[str]) -> str:
        """Return the strictest code among some reports; that of the whole where none of them is known."""
        return max((self.codes[each] for each in reports if each in self.codes), default=self.strictest)


def handled(actor: Actor, network: Network, *, form: str) -> Handled:
    """Record that a network is exported in a form, and return the handling codes that go along."""
    require(actor, Permission.NETWORK_READ)
    audit.read(
        actor, "network.exported", objects=sorted(network.reports), form=form, nodes=len(network.nodes)
    )
    rows = reports_visible_to(actor).filter(reference__in=network.reports)
    codes = {reference: code or LOOSEST for reference, code in rows.values_list("reference", "handling")}
    strictest = max(codes.values(), default=LOOSEST)
    return Handled(
        codes, strictest, vocabulary("evaluation_and_handling", "handling")[strictest].label(actor.language)
    )
