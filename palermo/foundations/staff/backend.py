"""Who may be `request.user`: checked at sign-in and again at every request, from the sealed row."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from palermo.foundations import audit
from palermo.foundations.staff import credentials, keys
from palermo.foundations.staff.models import Person


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """allauth's password check, plus entry, seal and activity. What fails is as good as an unknown name."""

    def _check_password(self, user: Person | None, password: str) -> Person | None:
        if user is None:
            return None
        # The hash is worked out first in every case, so that the time tells nothing of which check failed.
        self._did_check_password = True
        right = user.check_password(password)
        return user if right and admissible(user) else None

    def get_user(self, user_id: Any) -> Person | None:
        """Return the session's person as she is now, None if she may no longer come in here."""
        person = Person.objects.select_related("unit").filter(pk=user_id).first()
        return person if person is not None and admissible(person) else None


def admissible(person: Person) -> bool:
    """Say whether the person may come in at this entry now; a broken seal is recorded as a refusal."""
    if person.entry is not keys.here() or not person.is_active:
        return False
    if credentials.intact(person):
        return True
    audit.refusal(None, "sign_in", code="seal_broken", object=person.uid)
    return False
