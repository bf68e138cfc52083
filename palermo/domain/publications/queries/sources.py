"""Which published pages stand on something that does not stand any more: a practice withdrawn, a document recalled."""

from palermo.domain.documents import queries as documents
from palermo.domain.practices import queries as practices
from palermo.domain.publications.models import Publication
from palermo.domain.publications.queries.visible import may_see, publications_visible_to
from palermo.domain.publications.sealed import keys_of, open_standing
from palermo.domain.publications.states import State
from palermo.foundations.policy import Actor
from palermo.kernel.errors import SealBroken


def bereft(actor: Actor) -> list[str]:
    """Return the references of published pages whose source was withdrawn or recalled, in order."""
    if not may_see(actor):
        return []
    ties = {
        row.reference: tie
        for row, tie in _ties(list(publications_visible_to(actor).filter(state=State.PUBLISHED)))
    }
    of_kind = {kind: {tie[1] for tie in ties.values() if tie[0] == kind} for kind in ("document", "practice")}
    gone = {("document", one) for one in documents.recalled(actor, of_kind["document"])}
    gone |= {("practice", one) for one in practices.fallen(actor, of_kind["practice"])}
    return sorted(reference for reference, tie in ties.items() if tie in gone)


def shown_from(kind: str, reference: str) -> bool:
    """Say whether a page that is published now was made from this; for the program's own letters, not for people."""
    rows = list(Publication.objects.filter(state=State.PUBLISHED))
    return any(tie == (kind, reference) for _, tie in _ties(rows))


def _ties(rows: list[Publication]) -> list[tuple[Publication, tuple[str, str]]]:
    keys, found = keys_of(rows), []
    for row in rows:
        try:
            tie = open_standing(keys[row.data_key], row).tie
        except (SealBroken, KeyError):
            continue  # the writer of the site stops at such a row, and says so
        found.append((row, (str(tie.kind), tie.reference)))
    return found
