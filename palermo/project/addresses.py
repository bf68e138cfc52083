"""Where the two inner entries and the public site listen, and the exact origin that a browser sees of each."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from types import MappingProxyType
from typing import Any

PLACES = ("public", "unit", "hub")
_HOSTS = {"public": "localhost", "unit": "unit.localhost", "hub": "hub.localhost"}
_PORTS = {"public": 8000, "unit": 8001, "hub": 8002}


@dataclass(frozen=True, slots=True)
class Address:
    """One listening place; `bind` is a numeric address, `origin` what stands in the browser's address bar."""

    host: str
    port: int
    bind: str
    origin: str

    @property
    def https(self) -> bool:
        """Say whether browsers reach the place through TLS, which a proxy in front of it ends."""
        return self.origin.startswith("https://")


def addresses(table: Mapping[str, Any], *, demo: bool) -> Mapping[str, Address]:
    """Return the address of `public`, `unit` and `hub`; raises ValueError where one is not usable.

    `PALERMO_PORTS=8000,8001,8002` (public, unit, hub) overrides the ports. A demo has known passwords, so it
    refuses every address beyond loopback.
    """
    ports = _ports_from_environment()
    found: dict[str, Address] = {}
    for place in PLACES:
        row = dict(table.get(place, {}))
        host = str(row.pop("host", _HOSTS[place]))
        port = ports.get(place) or int(row.pop("port", _PORTS[place]))
        row.pop("port", None)
        bind = str(row.pop("bind", "127.0.0.1"))
        origin = str(row.pop("origin", "") or f"http://{host}:{port}").rstrip("/")
        if row:
            raise ValueError(f"entries.{place}: unknown keys {', '.join(sorted(row))}")
        if demo and not (ip_address(bind).is_loopback and _is_local(host)):
            raise ValueError(f"entries.{place}: a demo listens on loopback only, not on {bind} as {host}")
        found[place] = Address(host, port, bind, origin)
    if len({address.host for address in found.values()}) < len(PLACES):
        raise ValueError(
            "entries: every entry needs a host name of its own, since browsers share cookies across ports"
        )
    return MappingProxyType(found)


def _is_local(host: str) -> bool:
    return host == "localhost" or host.endswith(".localhost")


def _ports_from_environment() -> dict[str, int]:
    text = os.environ.get("PALERMO_PORTS", "")
    if not text:
        return {}
    parts = text.split(",")
    if len(parts) != len(PLACES) or not all(part.strip().isdigit() for part in parts):
        raise ValueError(f"PALERMO_PORTS is {text!r}; it must be three ports: public, unit, hub")
    return dict(zip(PLACES, map(int, parts), strict=True))
