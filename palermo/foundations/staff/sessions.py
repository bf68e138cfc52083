"""Django's session engine, sealed: the row holds a keyed digest of the cookie and an envelope, bound to each other.

The key is the entry's own, so one entry's session is noise at the other, and a row that is forged, swapped with
another or given a longer life does not open.
"""

from datetime import timedelta
from hashlib import blake2b
from typing import Any

import orjson
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, router, transaction

from palermo.foundations.crypto import envelopes
from palermo.foundations.staff import keys
from palermo.foundations.staff.models.sign_in import Session
from palermo.kernel.clock import now
from palermo.kernel.errors import SealBroken
from palermo.kernel.levels import Level


class SessionStore(SessionBase):
    """Sessions of this entry."""

    def load(self) -> dict[str, Any]:
        """Return the session's data; an unknown, expired or tampered one is empty and gets a new key."""
        row = self._row(self.session_key)
        if row is not None:
            try:
                plain = envelopes.open(_key(), bytes(row.payload), bind=_bind(row))
                data: dict[str, Any] = orjson.loads(plain)
                return data
            except SealBroken:
                pass
        self._session_key = None
        return {}

    def exists(self, session_key: str) -> bool:
        """Say whether a session with this key is kept."""
        return self._row(session_key) is not None

    def create(self) -> None:
        """Take a new random key and save under it."""
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """Seal and keep the data; raises UpdateError when the session ended meanwhile."""
        if self.session_key is None:
            self.create()
            return
        data = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        moment = now().replace(microsecond=0) + timedelta(seconds=self.get_expiry_age())
        row = Session(digest=_digest(self.session_key), expires_at=moment)
        row.payload = envelopes.seal(_key(), orjson.dumps(data), key_id="session", bind=_bind(row))
        if not must_create:
            kept = {"payload": row.payload, "expires_at": row.expires_at}
            if not Session.objects.filter(digest=row.digest).update(**kept):
                raise UpdateError
            return
        try:
            with transaction.atomic(using=router.db_for_write(Session)):
                row.save(force_insert=True)
        except IntegrityError:
            raise CreateError from None

    def delete(self, session_key: str | None = None) -> None:
        """End the session at once."""
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(digest=_digest(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        """Remove the rows of sessions that ran out."""
        Session.objects.filter(expires_at__lte=now()).delete()

    def _row(self, session_key: str | None) -> Session | None:
        if session_key is None:
            return None
        return Session.objects.filter(digest=_digest(session_key), expires_at__gt=now()).first()


def _key() -> bytes:
    return keys.held().entry_key(keys.here(), "sessions")


def _digest(session_key: str) -> str:
    key = keys.held().entry_key(keys.here(), "session names")
    return blake2b(session_key.encode(), key=key, digest_size=32).hexdigest()


def _bind(row: Session) -> bytes:
    place = f"{row.digest} {int(row.expires_at.timestamp())}"
    return envelopes.binding("staff_session", "payload", place, Level.SENSITIVE)
