"""Who did, read and was refused what, and the proof that nobody edited that list.

Owns change entries (content database, in the caller's transaction), reads and refusals (each entry's own read log,
committed before the answer's first byte), the chain that one sequencer makes of them all, and its signed checkpoints.
`record`, `record_many`, `read` and `refusal` write; `head` goes into receipts, so every unit is a witness;
`sequencer` links, `verify` proves offline, `queries` answers the auditor.
"""

from palermo.foundations.audit import keys
from palermo.foundations.audit.chain import head
from palermo.foundations.audit.readers import readers_of
from palermo.foundations.audit.recording import Who, read, record, record_many, refusal

__all__ = ["Who", "head", "keys", "read", "readers_of", "record", "record_many", "refusal"]
