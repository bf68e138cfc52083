"""One's own tokens for programs and devices: made, shown once, revoked."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from palermo.faces.kit import errors
from palermo.faces.kit.forms import Form
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.account.factors import fresh
from palermo.foundations.policy import Permission, Role
from palermo.foundations.staff import queries, tokens
from palermo.kernel.errors import Forbidden, Invalid

SCOPE_WORDS = {
    Permission.REPORT_WRITE: gettext_lazy("Write reports"),
    Permission.REPORT_READ: gettext_lazy("Read reports"),
    Permission.REPORT_SUBMIT: gettext_lazy("Submit reports to the hub"),
    Permission.REPORT_RECEIVE: gettext_lazy("Enter the hub’s own reports"),
    Permission.REPORT_IMPORT: gettext_lazy("Import files of reports"),
    Permission.REPORT_SEARCH: gettext_lazy("Search"),
    Permission.REPORT_EXPORT: gettext_lazy("Export"),
    Permission.REPORT_ASK: gettext_lazy("Ask a unit questions"),
    Permission.REPORT_ANSWER: gettext_lazy("Answer questions"),
    Permission.REPORT_CLASSIFY: gettext_lazy("Give crime classes"),
    Permission.REPORT_SHARE: gettext_lazy("Share reports"),
    Permission.REPORT_CONFIRM: gettext_lazy("Confirm sharing"),
    Permission.REPORT_CLOSE: gettext_lazy("Close reports"),
    Permission.REPORT_SHRED: gettext_lazy("Shred reports"),
    Permission.ROUTE_READ: gettext_lazy("Read routes and flows"),
    Permission.NETWORK_READ: gettext_lazy("See networks and their money"),
    Permission.NETWORK_LINK: gettext_lazy("Tie people and things, and record money"),
    Permission.REQUEST_READ: gettext_lazy("Read requests"),
    Permission.REQUEST_WRITE: gettext_lazy("Ask and answer requests"),
    Permission.COOPERATION_READ: gettext_lazy("See units, contacts, meetings and the calendar"),
    Permission.COOPERATION_WRITE: gettext_lazy("Record contacts, meetings and agreements"),
    Permission.PRACTICE_READ: gettext_lazy("Read practices"),
    Permission.PRACTICE_PROPOSE: gettext_lazy("Propose practices"),
    Permission.PRACTICE_JUDGE: gettext_lazy("Judge practices"),
    Permission.DOCUMENT_READ: gettext_lazy("Read documents"),
    Permission.DOCUMENT_WRITE: gettext_lazy("Write documents"),
    Permission.DOCUMENT_REVIEW: gettext_lazy("Review documents"),
    Permission.PUBLICATION_PROPOSE: gettext_lazy("Propose publications"),
    Permission.PUBLICATION_CONFIRM: gettext_lazy("Publish what others proposed"),
    Permission.AUDIT_READ: gettext_lazy("Read the audit"),
    Permission.STAFF_READ: gettext_lazy("See people and units"),
}
LIVES = ((30, gettext_lazy("30 days")), (90, gettext_lazy("90 days")), (365, gettext_lazy("one year")))


class TokenForm(Form):
    """What the token is called, what it may do, how long, and whether it is a device's."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=80,
        help_text=gettext_lazy("The program or device that will hold it"),
    )
    scopes = forms.MultipleChoiceField(label=gettext_lazy("It may"), widget=forms.CheckboxSelectMultiple)
    days = forms.TypedChoiceField(label=gettext_lazy("For"), coerce=int, choices=LIVES, initial=365)
    device = forms.BooleanField(
        label=gettext_lazy("A device of the unit: it acts as an officer, and I answer for it"), required=False
    )

    def __init__(self, role: Role, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scopes: Any = self.fields["scopes"]
        scopes.choices = [(str(one), SCOPE_WORDS.get(one, str(one))) for one in tokens.possible_scopes(role)]
        if role not in (Role.OFFICER, Role.HEAD):
            del self.fields["device"]


@guard(Permission.OWN_ACCOUNT)
@fresh
@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Make a token and show its text, this once."""
    person: Any = request.user
    form = TokenForm(Role(person.role), request.POST or None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            text = tokens.issue(
                request.actor, person, name=data["name"], scopes=data["scopes"], days=data["days"],
                device=data.get("device", False),
            )  # fmt: skip
        except Invalid as failure:
            form.add_error(failure.field if failure.field in form.fields else None, errors.message(failure))
        else:
            return render(request, "account/token_made.html", {"text": text, "name": data["name"]})
    return render(request, "account/token_new.html", {"form": form})


@guard(Permission.OWN_ACCOUNT)
@require_POST
def revoke(request: ActorRequest, uid: str) -> HttpResponse:
    """End one of one's own tokens for its next request."""
    row = queries.token(request.actor, uid)
    if row.person_id != request.actor.person:
        raise Forbidden
    if row.revoked_at is None:
        tokens.revoke(request.actor, row)
        messages.success(request, _("The token is revoked. Its next request will be refused."))
    return HttpResponseRedirect(reverse("account_home"))
