"""Trying one form against the domain: what it refuses stands beside the field, and nothing typed is lost."""

from collections.abc import Callable

from django import forms
from django.http import QueryDict

from palermo.faces.kit import errors
from palermo.kernel.errors import Invalid, Refused

DONE = 0


def attempt(form: forms.Form, work: Callable[[], object]) -> int:
    """Do the work if the form holds together; return DONE, or the status with which to show the form again."""
    if not form.is_valid():
        return errors.STATUS_INVALID
    try:
        work()
    except Invalid as failure:
        form.add_error(failure.field if failure.field in form.fields else None, errors.message(failure))
        return errors.status(failure)
    except Refused as failure:
        form.add_error(None, errors.message(failure))
        return errors.status(failure)
    return DONE


def retype(form: forms.Form, name: str, value: str) -> None:
    """Put a new value into a hidden box, so that the next sending is about what is seen now."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    data[name] = value
    form.data = data
