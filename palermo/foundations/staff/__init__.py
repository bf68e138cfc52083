"""People, units, appointments, grants, sign-in, second factor.

Owns who may come in, by which entry, and as what: `actor_for` turns a sealed row into an Actor, `tokens.resolve` a
bearer token. No row gives authority by itself: rows carry seals of the entry's key, and hub clearance stands in a
signed register outside the database (`grants`). `operations` changes people and units; `sessions` is Django's
session engine, sealed; `keys` takes the secrets from the wiring, since staff stands below compartments.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from palermo.foundations.staff.actors import actor_for, operator
    from palermo.foundations.staff.units import appointed_units

__all__ = ["actor_for", "appointed_units", "operator"]

_PLACES = {"actor_for": "actors", "operator": "actors", "appointed_units": "units"}


def __getattr__(name: str) -> object:
    # Models can only be imported once Django has loaded its apps, and this package is one of them.
    if name not in _PLACES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"palermo.foundations.staff.{_PLACES[name]}"), name)
