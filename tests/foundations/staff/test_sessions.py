"""Sessions: unreadable, bound to cookie, expiry and entry."""

import base64
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.backends.base import UpdateError

from palermo.foundations.staff.models import Session
from palermo.foundations.staff.sessions import SessionStore
from palermo.kernel.clock import held_at, now

AsEntry = Callable[[str], Any]
pytestmark = pytest.mark.django_db


def stored(**data: str) -> SessionStore:
    session = SessionStore()
    session.update(data)
    session.save()
    return session


def test_it_keeps_and_forgets(as_entry: AsEntry) -> None:
    session = stored(word="maquis")
    assert SessionStore(session.session_key)["word"] == "maquis"
    session.flush()
    assert "word" not in SessionStore(session.session_key)


def test_nothing_is_readable() -> None:
    session = stored(word="maquis")
    row = Session.objects.get()
    for view in (bytes(row.payload), base64.b64encode(bytes(row.payload)), row.digest.encode()):
        assert b"maquis" not in view
        assert str(session.session_key).encode() not in view


def test_rows_cannot_be_swapped_prolonged_or_forged() -> None:
    one, other = stored(word="one"), stored(word="other")
    rows = list(Session.objects.all())
    Session.objects.filter(pk=rows[0].pk).update(payload=rows[1].payload)
    Session.objects.filter(pk=rows[1].pk).update(expires_at=rows[1].expires_at + timedelta(days=1))
    assert [SessionStore(session.session_key).get("word") for session in (one, other)] == [None, None]


def test_it_runs_out() -> None:
    session = stored(word="maquis")
    with held_at(now() + timedelta(hours=13)):
        assert SessionStore(session.session_key).get("word") is None
        SessionStore.clear_expired()
    assert not Session.objects.exists()


def test_the_other_entry_finds_nothing(as_entry: AsEntry) -> None:
    with as_entry("unit"):
        session = stored(word="maquis")
    with as_entry("hub"):
        assert SessionStore(session.session_key).get("word") is None


def test_an_ended_session_does_not_come_back() -> None:
    session = stored(word="maquis")
    Session.objects.all().delete()
    session["word"] = "again"
    with pytest.raises(UpdateError):
        session.save()
