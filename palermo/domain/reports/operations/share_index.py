"""The masked copy of a share in the blind index: found by the units it is for, under what they may read."""

from palermo.domain.reports import bulk, search_terms
from palermo.domain.reports.models import Searchable, Share
from palermo.domain.reports.sealed import open_lent
from palermo.foundations.compartments import index


def share_tokens(share: Share) -> str:
    """Return the tokens of a share's masked copy."""
    lent = open_lent(share)
    scopes = [search_terms.share_scope(unit) for unit in lent.units]
    # A copy is indexed under the report's own key, so that known public text never meets the sensitive key.
    scope = share.report.index_scope
    return search_terms.tokens_of(lent.content, index_scope=scope, scopes=scopes)


def add_share(share: Share) -> None:
    """Make an active share searchable by its units, in the running transaction."""
    (row_id,) = bulk.reserve_ids(Searchable, 1)
    Searchable.objects.create(id=row_id, report=share.report, share=share)
    index.add([(row_id, share_tokens(share))])


def remove_share(share: Share) -> None:
    """Take a share out of the index, in the running transaction."""
    for row in Searchable.objects.filter(share=share):
        index.remove([(row.id, share_tokens(share))])
        row.delete()
