"""What is asked, answered and agreed, as it is sealed. Pure shapes."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from palermo.domain.reports.content import Part, Short
from palermo.kernel.text import clean

Text = Annotated[str, StringConstraints(max_length=8000), AfterValidator(clean)]


class Asked(Part):
    """A request in words: what is asked, why, what was tried, and the records that it is about."""

    title: Short = ""
    text: Text = ""
    reason: Text = ""
    tried: Text = ""
    case: Short = ""
    reports: list[Short] = []


class Written(Part):
    """One letter about a request, or one step of an undertaking; what is the hub's alone says so inside the seal too."""

    text: Text = ""
    answer: Text = ""
    hub_only: bool = False


class Agreed(Part):
    """An undertaking in words, with its parties: rows say the same, but rows can be changed by whoever writes to them."""

    title: Short = ""
    place: Short = ""
    plan: Text = ""
    results: Text = ""
    clause: Text = ""
    posts: Short = ""
    parties: list[Short] = []


class Reached(Part):
    """Whom to call, and how."""

    name: Short = ""
    office: Short = ""
    phone: Short = ""
    email: Short = ""
    hours: Short = ""
