"""After a restore: what is issued goes into the blind index again, which a backup does not hold."""

from django.db import transaction

from palermo.domain.documents.models import Issue, IssueText
from palermo.domain.documents.sealed import issue_locks, open_issue, open_texts
from palermo.domain.documents.search_terms import issue_tokens, row_of
from palermo.domain.documents.states import State
from palermo.foundations.compartments import index


def index_again() -> int:
    """Index every issue that its readers can open, into an index that was built anew; return how many."""
    rows = list(Issue.objects.exclude(state=State.RECALLED).order_by("pk"))
    locks = issue_locks(rows, texts=False)
    done = 0
    for row in rows:
        texts = list(IssueText.objects.filter(issue=row).order_by("language"))
        opened = open_texts(texts, [row])
        said = [(one.language, opened[one.pk]) for one in texts if one.pk in opened]
        if row.pk not in locks or not said:
            continue
        with transaction.atomic():
            index.add([(row_of(row), issue_tokens(row, open_issue(row, locks[row.pk]), said))])
        done += 1
    return done
