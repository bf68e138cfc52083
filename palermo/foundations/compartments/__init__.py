"""Which entry holds which key, and what is kept under each.

Owns the sealed secrets of both entries, the store of wrapped data keys (one data key a dossier), and the
blind index. `keyring()` is what this process may open; `datakeys` makes, opens and shreds data keys; `index`
finds rows by keyed tokens; `receipts` proves receipts offline; `lifecycle`, `rotation` and `escrow` are the
life of the keys.
"""

from palermo.foundations.compartments.receipts import verify_manifest, verify_receipt
from palermo.foundations.compartments.ring import Keyring
from palermo.foundations.compartments.unlocking import keyring, reset

__all__ = ["Keyring", "keyring", "reset", "verify_manifest", "verify_receipt"]
