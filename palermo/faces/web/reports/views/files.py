"""Downloads of attachments: always a file to keep, never a page of ours."""

from django.http import StreamingHttpResponse

from palermo.domain.reports import queries
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.foundations.policy import Permission


@guard(Permission.REPORT_READ)
def attachment(request: ActorRequest, reference: str, uid: str) -> StreamingHttpResponse:
    """Give one file of a report, opened piece by piece."""
    opened = queries.open_file(request.actor, reference, uid)
    return StreamingHttpResponse(opened.chunks(), headers=opened.headers)
