"""Addresses of one network in its different views; the state goes along with each."""

from django.urls import reverse

from palermo.faces.web.networks.state import State


def of(state: State, name: str = "network", anchor: str = "", **extra: str) -> str:
    """Return the address of a view of a network; `extra` are further parts of the path."""
    path = reverse(name, kwargs={"reference": state.starts[0], **extra})
    return path + (f"?{state.query}" if state.query else "") + (f"#{anchor}" if anchor else "")


def around(reference: str) -> str:
    """Return the address of the network around one entity."""
    return reverse("network", args=[reference])
