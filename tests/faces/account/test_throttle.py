"""Guessing is slow, and no stranger's guessing keeps anybody out."""

from typing import Any

import pytest

from palermo.foundations.staff import throttle
from tests.factories.people import PASSWORD, Member
from tests.support.clients import EntryClient
from tests.support.signing_in import password_step, shown_code, sign_in

Cast = dict[str, Member]
STRANGER, OFFICE = "203.0.113.9", "198.51.100.7"


def client(address: str) -> EntryClient:
    return EntryClient("unit", REMOTE_ADDR=address)


def guess(browser: EntryClient, times: int, username: str = "boris") -> list[Any]:
    return [password_step(browser, username, "wrong").content.decode() for _ in range(times)]


def test_guessing_from_one_place_ends(cast: Cast) -> None:
    pages = guess(client(STRANGER), throttle.TRIES_FROM_ADDRESS + 1)
    assert "Too many tries" not in pages[-2]
    assert "Too many tries" in pages[-1]
    assert "Too many tries" in password_step(client(STRANGER), "boris").content.decode()


def test_a_stranger_elsewhere_does_not_lock_boris_out(cast: Cast) -> None:
    guess(client(STRANGER), throttle.TRIES_FROM_ADDRESS + 3)
    sign_in(client(OFFICE), "boris")


def test_a_stranger_behind_the_same_address_does_not_lock_out_a_known_device(cast: Cast) -> None:
    boris = client(OFFICE)
    sign_in(boris, "boris")
    boris.post("/sign-out/")
    guess(client(OFFICE), throttle.TRIES_FROM_ADDRESS + 3)
    assert password_step(client(OFFICE), "boris").status_code == 200
    sign_in(boris, "boris")


def test_one_shared_address_does_not_lock_a_unit_out(cast: Cast) -> None:
    guess(client(OFFICE), throttle.TRIES_FROM_ADDRESS + 3, "boris")
    sign_in(client(OFFICE), "salma")


def test_an_address_that_only_fails_is_stopped(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "FAILURES_OF_ADDRESS", 5)
    for number in range(6):
        page = password_step(client(STRANGER), f"somebody{number}", "wrong")
    assert "Too many tries" in page.content.decode()


def test_successes_do_not_count(cast: Cast) -> None:
    for _ in range(throttle.TRIES_FROM_ADDRESS + 2):
        assert password_step(client(OFFICE), "boris").status_code == 302


def test_codes_are_guessed_slowly_too(cast: Cast) -> None:
    browser = client(STRANGER)
    password_step(browser, "boris")
    right = shown_code(browser.get("/sign-in/code/"))
    for _ in range(throttle.TRIES_FROM_ADDRESS):
        assert browser.post("/sign-in/code/", {"code": "000000"}).status_code == 200
    answer = browser.post("/sign-in/code/", {"code": right})
    assert "Too many tries" in answer.content.decode()
    sign_in(client(OFFICE), "boris")


def test_a_cookie_of_ones_own_making_is_no_device(cast: Cast) -> None:
    boris = client(OFFICE)
    sign_in(boris, "boris")
    forged = client(STRANGER)
    forged.cookies["palermo_unit_known"] = boris.cookies["palermo_unit_known"].value[:-2] + "AA"
    assert "Too many tries" in guess(forged, throttle.TRIES_FROM_ADDRESS + 1)[-1]


def test_a_device_cookie_is_for_its_own_accounts(cast: Cast) -> None:
    salma = client(STRANGER)
    sign_in(salma, "salma")
    assert "Too many tries" in guess(salma, throttle.TRIES_FROM_ADDRESS + 1, "boris")[-1]


def test_the_cache_knows_no_usernames(cast: Cast) -> None:
    from django.db import connections

    guess(client(STRANGER), 2)
    with connections["reads"].cursor() as cursor:
        cursor.execute("SELECT * FROM palermo_cache")
        assert b"boris" not in repr(cursor.fetchall()).encode()
    assert PASSWORD
