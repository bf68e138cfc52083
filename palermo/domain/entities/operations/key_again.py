"""After a restore: give every present mention its blind keys anew, since a backup holds none."""

from collections.abc import Callable

from django.db import transaction

from palermo.domain.entities import blind
from palermo.domain.entities.models import BlindKey, Mention
from palermo.domain.entities.sealed import open_mentions

BATCH = 200
Progress = Callable[[int, int], None]


def key_again(progress: Progress = lambda done, total: None) -> int:
    """Key every present mention that still opens, and return how many; runs with nobody else at work, safe to repeat."""
    rows = Mention.objects.filter(present=True).select_related("report").order_by("pk")
    total, last, done = rows.count(), 0, 0
    while page := list(rows.filter(pk__gt=last)[:BATCH]):
        last = page[-1].pk
        words = open_mentions(page)
        with transaction.atomic():
            BlindKey.objects.filter(mention__in=page).delete()
            BlindKey.objects.bulk_create(
                BlindKey(token=token, mention=row)
                for row in page
                if row.pk in words
                for token in sorted(
                    blind.tokens(row.kind, words[row.pk], scope=row.report.index_scope, unit=row.unit)
                )
            )
        done += len(page)
        progress(done, total)
    return done
