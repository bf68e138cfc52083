"""What the views of this room share: what went wrong in words, pages of a list, names of fields."""

from palermo.faces.kit import errors, lists
from palermo.faces.kit.forms import Form
from palermo.kernel.errors import Invalid, PalermoError

SIZE = 50


def add(form: Form, failure: PalermoError) -> int:
    """Put a failure beside its field, or on top of the form, and return the status of the answer."""
    field = failure.field if isinstance(failure, Invalid) and failure.field in form.fields else None
    form.add_error(field, errors.message(failure))
    return errors.status(failure)


def page(listing: lists.Listing, *, more: bool) -> lists.Page:
    """Return the neighbours of a page of a list that its query has cut already."""
    number = listing.number
    before = listing.address(page=number - 1 if number > 2 else None) if number > 1 else ""
    return lists.Page([], number, before, listing.address(page=number + 1) if more else "")


def start(listing: lists.Listing) -> int:
    """Return how many rows lie before a page of a list."""
    return (listing.number - 1) * listing.size
