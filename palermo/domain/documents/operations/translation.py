"""Issue a translation that came after the issue, or catches up with it: same sources, same readers."""

from django.db import transaction

from palermo.domain.documents import copies, rules
from palermo.domain.documents.errors import NotReady
from palermo.domain.documents.grounds import grounds_of
from palermo.domain.documents.models import IssueText
from palermo.domain.documents.operations.approved import checked, is_behind
from palermo.domain.documents.operations.common import latest_all
from palermo.domain.documents.operations.issue import issued_text, write_text
from palermo.domain.documents.operations.sanitise import open_questions
from palermo.domain.documents.sealed import issue_lock, lock_of, open_issue, open_text
from palermo.domain.documents.search_terms import issue_tokens, row_of
from palermo.domain.documents.states import after
from palermo.domain.documents.visible import find_document
from palermo.foundations import audit
from palermo.foundations.compartments import index
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Refused


def issue_translation(actor: Actor, *, reference: str, language: str) -> None:
    """Give readers an approved translation of what they have; raises Refused("not_approved"), NotReady as for the issue."""
    require(actor, Permission.DOCUMENT_WRITE)
    with transaction.atomic():
        document = find_document(actor, reference, lock=True)
        after("issue_translation", document.standing)
        row, lock = document.issue, lock_of(document)
        texts = checked(document, latest_all(document), lock)
        if row is None or language not in texts or language == document.language:
            raise Refused("not_approved")
        words = {one: said for one, (_, said) in texts.items()}
        grounds = grounds_of(actor, document, {language: words[language]}, lock)
        given = open_issue(row)
        named = [*given.units]
        found = [*grounds.problems, *rules.below(grounds.floor, level=row.level, handling=row.handling)]
        found += rules.outside(grounds.floor, level=row.level, to_all=given.to_all, units=named)
        found += open_questions(document, lock, confirmed=True)
        if found:
            raise NotReady(found)
        readers = issue_lock(row, texts=True)
        before = [(one.language, open_text(one, row, readers)) for one in IssueText.objects.filter(issue=row)]
        index.remove([(row_of(row), issue_tokens(row, given, before))])
        said = issued_text(words[language], grounds)
        write_text(row, language, said, readers, behind=is_behind(document, texts[language][0], lock))
        kept = [(one, text) for one, text in before if one != language]
        index.add([(row_of(row), issue_tokens(row, given, [*kept, (language, said)]))])
        row.changed_at = now()
        row.save(update_fields=["changed_at"])
        copies.note(row, "translated", code=language)
        audit.record(actor, "document.translation_issued", object=row.reference, language=language)
        reach("issue_translation.before_commit")
