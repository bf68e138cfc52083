"""People who sign in, and who stands in for whom."""

from typing import Any

from django.contrib.auth import hashers
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from palermo.foundations.policy import Entry, Role
from palermo.foundations.staff.entries import entry_of
from palermo.foundations.staff.models.units import Unit
from palermo.kernel.ids import new_uid


class PersonManager(BaseUserManager["Person"]):
    """Finds people by their username in any case."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Return the person with a username; raises Person.DoesNotExist."""
        return self.get(username=(username or "").lower())


class Person(AbstractBaseUser):
    """Somebody with one role at one entry. The row is believed only while its seal fits (`staff.credentials`)."""

    uid = models.CharField(max_length=32, unique=True, default=new_uid)
    username = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=150)
    role = models.CharField(max_length=16, choices=[(role.value, role.value) for role in Role])
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="people")
    language = models.CharField(max_length=8, default="en")
    email = models.EmailField(blank=True, default="")  # for alerts, which carry no content
    duty = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    epoch = models.PositiveIntegerField(default=0)  # one more, and every session of this person is over
    added_at = models.DateTimeField(auto_now_add=True)
    seal = models.CharField(max_length=64, default="")

    USERNAME_FIELD = "username"
    objects = PersonManager()

    class Meta:
        ordering = ["username"]

    def __str__(self) -> str:
        return self.name or self.username

    @property
    def entry(self) -> Entry:
        """Return the only entry at which this person signs in."""
        return entry_of(Role(self.role))

    @property
    def unit_code(self) -> str:
        """Return the code of the person's unit, "" for who belongs to none."""
        return self.unit.code if self.unit else ""

    def check_password(self, raw_password: str | None) -> bool:
        """Say whether the password is right. Never rewrites the hash, as Django's own would: the row is sealed."""
        return hashers.check_password(raw_password, self.password)

    def _get_session_auth_hash(self, secret: Any = None) -> str:
        words = "\n".join((self.uid, self.password, str(self.epoch)))
        return salted_hmac("palermo.staff.session", words, secret=secret, algorithm="sha256").hexdigest()


class Deputy(models.Model):
    """An officer who acts as head of the unit between two days, both included."""

    uid = models.CharField(max_length=32, unique=True, default=new_uid)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="deputises")
    stands_for = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="deputies")
    first_day = models.DateField()
    last_day = models.DateField()
    named_by = models.CharField(max_length=32)
    named_at = models.DateTimeField()
    seal = models.CharField(max_length=64, default="")

    class Meta:
        ordering = ["first_day", "id"]
