"""One installation: what `$PALERMO_HOME/config.toml` says, read once, checked loudly, frozen."""

import os
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from palermo.project.addresses import Address, addresses

ENTRIES = ("unit", "hub", "tool")


class ConfigurationError(Exception):
    """The installation cannot be used as it is configured; the message says where to look."""


@dataclass(frozen=True, slots=True)
class Mail:
    """How the alerts leave. Mail never carries content, so a relay needs no trust beyond delivery."""

    host: str = ""
    port: int = 25
    sender: str = ""
    duty: tuple[str, ...] = ()
    webhook: str = ""


@dataclass(frozen=True, slots=True)
class Instance:
    """The installation as one entry sees it; `settings.PALERMO` is this object."""

    home: Path
    entry: str
    initialised: bool
    demo: bool
    hub: str
    hub_names: Mapping[str, str]
    territories: Mapping[str, str | Mapping[str, str]]
    languages: tuple[str, ...]
    addresses: Mapping[str, Address]
    mail: Mail = field(default_factory=Mail)
    key_backup_days: int = 30
    contact: str = ""  # shown on the public site
    least_persons: int = 5  # below it a flow is summarised, not drawn

    @property
    def units(self) -> tuple[str, ...]:
        """Return the codes of the units, in the order of the configuration."""
        return tuple(self.territories)

    def unit_name(self, code: str, language: str) -> str:
        """Return a unit's name in a language: CLDR's for a country, the configuration's own for anything else."""
        if code == self.hub:
            return self.hub_names.get(language) or self.hub
        territory = self.territories.get(code, code)
        if not isinstance(territory, str):
            return territory.get(language) or next(iter(territory.values()), code)
        from babel import Locale  # Babel is slow to import, and few processes name countries before a page

        return str(Locale.parse(language).territories.get(territory, code))

    def host(self, entry: str) -> str:
        """Return the exact host name of `unit`, `hub` or `public`."""
        return self.addresses[entry].host

    def port(self, entry: str) -> int:
        """Return the port on which `unit`, `hub` or `public` listens."""
        return self.addresses[entry].port

    def origin(self, entry: str) -> str:
        """Return the origin (scheme, host, port) that browsers see of `unit`, `hub` or `public`."""
        return self.addresses[entry].origin

    def secrets(self, entry: str) -> Path:
        """Return the folder of an entry's sealed secrets; the tool opens the hub's."""
        return self.home / self.side(entry) / "secrets"

    def side(self, entry: str) -> str:
        """Return the folder name of an entry: `unit` or `hub`."""
        return "unit" if entry == "unit" else "hub"

    @property
    def public(self) -> Path:
        """Return the folder of the public site's static files."""
        return self.home / "public"


def home_from_environment() -> Path:
    """Return `$PALERMO_HOME` as an absolute path, `./var` when it is not set."""
    return Path(os.environ.get("PALERMO_HOME") or "var").absolute()


def keep_private(home: Path) -> None:
    """Let new files be their owner's only, or also the group's where `home` is shared by two users of one group."""
    shared = home.exists() and home.stat().st_mode & stat.S_IWGRP
    os.umask(0o007 if shared else 0o077)


def load(home: Path | None = None, entry: str | None = None) -> Instance:
    """Return the instance at `home` seen from `entry`; raises ConfigurationError for anything unclear."""
    home = home or home_from_environment()
    entry = entry or os.environ.get("PALERMO_ENTRY") or "tool"
    if entry not in ENTRIES:
        raise ConfigurationError(f"PALERMO_ENTRY is {entry!r}; it must be one of {', '.join(ENTRIES)}")
    path = home / "config.toml"
    initialised = path.is_file()
    source = path if initialised else Path(__file__).parent / "config.template.toml"
    try:
        data = tomllib.loads(source.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{source}: {error}") from None
    try:
        return _instance(data, home, entry, initialised)
    except (KeyError, TypeError, ValueError) as error:
        raise ConfigurationError(f"{source}: {type(error).__name__}: {error}") from None


def _instance(data: dict[str, Any], home: Path, entry: str, initialised: bool) -> Instance:
    unknown = set(data) - {"demo", "languages", "hub", "units", "entries", "mail", "keys", "routes"}
    if unknown:
        raise ValueError(f"unknown keys {', '.join(sorted(unknown))}")
    demo = data.get("demo", False)
    if not isinstance(demo, bool):
        raise TypeError("demo must be true or false")
    languages = tuple(data["languages"])
    if not languages or not set(languages) <= {"en", "fr", "pt"}:
        raise ValueError("languages must be some of en, fr, pt")
    units = dict(data["units"])
    hub = dict(data["hub"])
    if not units or hub["code"] in units:
        raise ValueError("name at least one unit, and none with the code of the hub")
    mail = dict(data.get("mail", {}))
    mail["duty"] = tuple(mail.get("duty", ()))
    least = int(data.get("routes", {}).get("least_persons", 5))
    if least < 3:
        raise ValueError("least_persons must be 3 or more: below it a sum of two tells both")
    return Instance(
        home=home,
        entry=entry,
        initialised=initialised,
        demo=demo,
        hub=str(hub.pop("code")),
        contact=str(hub.get("contact", "")),
        hub_names=MappingProxyType(hub.get("name", {})),
        territories=MappingProxyType(units),
        languages=languages,
        addresses=addresses(data.get("entries", {}), demo=demo),
        mail=Mail(**mail),
        key_backup_days=int(data.get("keys", {}).get("backup_days", 30)),
        least_persons=least,
    )
