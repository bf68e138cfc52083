"""One link with who says so: recorded from an entity's network, withdrawn with a reason, restored."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.networks import operations, queries
from palermo.domain.networks.shapes import Node
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.networks import addresses, shown
from palermo.faces.web.networks.forms import LinkForm, ReportForm, whys
from palermo.faces.web.reports.views.answering import go, say
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Forbidden, Invalid, Refused

# Where an operation's field stands in the form.
FIELDS = {"right": "other", "left": "other"}


@guard(Permission.NETWORK_LINK)
def record(request: ActorRequest, reference: str) -> HttpResponse:
    """Record a link between this entity and another."""
    node = queries.find_node(request.actor, reference)
    form = LinkForm(
        request.POST or None, auto_id="link-%s", initial={"other": request.GET.get("other", "")[:24]}
    )
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        ends = [node.reference, given.pop("other")]
        left, right = ends if given.pop("way") == "out" else ends[::-1]
        try:
            row = operations.link(request.actor, left=left, right=right, **given)
        except Forbidden:
            # Either the other entity or the report is absent or hidden, which nobody can tell apart.
            form.add_error(
                None, _("There is no such entity or report, or not for you. Check both references.")
            )
        except (Invalid, Refused) as failure:
            add(form, failure)
        else:
            say(request, _("The link is recorded. You can take it back on its page."))
            return go(reverse("network_link", args=[row.uid]))
    return page(
        request,
        node,
        form,
        _("Record a link"),
        _("A link is what somebody says, with the report that says so. It changes no report."),
    )


@guard(Permission.NETWORK_READ)
def link(request: ActorRequest, uid: str) -> HttpResponse:
    """Show one link."""
    return _shown(request, uid)


@guard(Permission.NETWORK_LINK)
def withdraw(request: ActorRequest, uid: str) -> HttpResponse:
    """Withdraw a link, with the reason."""
    return _changed(request, uid, restore=False)


@guard(Permission.NETWORK_LINK)
def restore(request: ActorRequest, uid: str) -> HttpResponse:
    """Bring a withdrawn link back."""
    return _changed(request, uid, restore=True)


def page(request: ActorRequest, node: Node, form: ReportForm, title: str, hint: str) -> HttpResponse:
    """Answer with a form that records something about an entity."""
    context = {
        "node": node, "name": shown.name(node), "form": form, "title": title, "hint": hint,
        "back": addresses.around(node.reference), "reports": node.reports,
    }  # fmt: skip
    return render(request, "networks/record.html", context, status=422 if form.is_bound else 200)


def add(form: ReportForm, failure: Invalid | Refused) -> None:
    """Put a failure beside the field that it is about, else on top."""
    field = FIELDS.get(failure.field, failure.field) if isinstance(failure, Invalid) else ""
    form.add_error(field if field in form.fields else None, errors.message(failure))


def _changed(request: ActorRequest, uid: str, *, restore: bool) -> HttpResponse:
    if request.method != "POST":
        return go(reverse("network_link", args=[uid]))
    try:
        if restore:
            operations.restore_link(request.actor, uid=uid)
            say(request, _("The link stands again."))
        else:
            operations.withdraw_link(request.actor, uid=uid, why=request.POST.get("why", ""))
            say(request, _("The link is withdrawn: kept, and left out of every network."))
    except (Invalid, Refused) as failure:
        return _shown(request, uid, wrong=errors.message(failure), status=errors.status(failure))
    return go(reverse("network_link", args=[uid]))


def _shown(request: ActorRequest, uid: str, *, wrong: str = "", status: int = 200) -> HttpResponse:
    opened = queries.open_tie(request.actor, uid)
    context = {
        "opened": opened, "tie": opened.tie, "wrong": wrong, "whys": whys(),
        "left": shown.name(opened.left), "right": shown.name(opened.right),
        "days": shown.span(opened.tie.first, opened.tie.last),
    }  # fmt: skip
    return render(request, "networks/link.html", context, status=status)
