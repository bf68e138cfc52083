"""The keys that the audit needs and does not own: `project/wiring.py` hands them in at start.

The audit stands below the compartments and must not import them. What it needs is small: seal a query's text to
the auditor, open it again at the hub, and sign a checkpoint as the hub signs a receipt, so that anyone who has the
hub's public key can prove it.
"""

from collections.abc import Callable
from typing import Any, Protocol


class Provider(Protocol):
    """What the compartments' keyring offers."""

    @property
    def hub_public(self) -> bytes:
        """Return the hub's public root key."""
        ...

    def seal_for_auditor(self, plaintext: bytes, *, info: bytes) -> bytes:
        """Return the plaintext sealed to the auditor's key."""
        ...

    def open_for_auditor(self, blob: bytes, *, info: bytes) -> bytes:
        """Return what was sealed to the auditor; raises Forbidden away from the hub, SealBroken if changed."""
        ...

    def sign_receipt(self, payload: dict[str, Any]) -> dict[str, Any]:
        """Return the payload with this entry's signature and the hub's certificate of it."""
        ...


Verifier = Callable[[dict[str, Any], bytes], None]
_held: list[tuple[Callable[[], Provider], Verifier]] = []


def use(provider: Callable[[], Provider], verify_receipt: Verifier) -> None:
    """Take keys from `provider()`, asked at each use, and prove signed documents with `verify_receipt`."""
    _held[:] = [(provider, verify_receipt)]


def provider() -> Provider:
    """Return the keys of this process; raises RuntimeError when none were handed in."""
    if not _held:
        raise RuntimeError("audit.keys.use(...) has not been called")
    return _held[0][0]()


def prove(document: dict[str, Any]) -> None:
    """Return if the hub's root key vouches for the whole signed document; raises SealBroken if not."""
    _held[0][1](document, provider().hub_public)
