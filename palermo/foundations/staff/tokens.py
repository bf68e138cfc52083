"""Bearer tokens: made once, shown once, kept as a keyed digest, over at the next request once revoked."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from hashlib import blake2b

from django.db import transaction

from palermo.foundations import audit
from palermo.foundations.policy import Actor, Entry, Permission, Role, require
from palermo.foundations.policy.permissions import ROLES
from palermo.foundations.staff import credentials, keys, seals
from palermo.foundations.staff.actors import actor_for
from palermo.foundations.staff.models import Person, Token
from palermo.kernel.clock import now, today
from palermo.kernel.errors import Forbidden, Invalid, Refused

PREFIX = {Entry.UNIT: "plm_unit_", Entry.HUB: "plm_hub_"}
LONGEST_DAYS = 731
_NEVER = frozenset({Permission.OWN_ACCOUNT, Permission.HOME, Permission.STAFF_MANAGE, Permission.KEYS_MANAGE,
                    Permission.GRANT_PROPOSE, Permission.GRANT_CONFIRM})  # fmt: skip


def possible_scopes(role: Role) -> list[Permission]:
    """Return what a token of the role can be for: what the role may do, less what needs the person in the room."""
    return [permission for permission in Permission if permission in ROLES[role] - _NEVER]


def issue(
    actor: Actor | None, person: Person, *, name: str, scopes: Iterable[Permission | str], days: int = 365,
    entry: Entry | None = None, device: bool = False,
) -> str:  # fmt: skip
    """Return the text of a new token of the person, shown this once.

    People issue their own, in a session with second factor; nobody issues another's, since a token reads as its
    holder. `actor` None is the operator of a demo instance. `device` binds it to the unit: it acts as an officer of
    it and the person answers for it. Raises Forbidden, or Invalid for a name, scope or number of days.
    """
    entry = entry or person.entry
    _may_issue(actor, person, entry)
    role = Role.OFFICER if device else Role(person.role)
    if device and person.role not in (Role.OFFICER, Role.HEAD):
        raise Invalid("bad_device", field="device")
    wanted = sorted({str(scope) for scope in scopes})
    # In a demo everybody has one, also who may do nothing by program yet.
    if not (wanted or actor is None) or not set(wanted) <= {str(scope) for scope in possible_scopes(role)}:
        raise Invalid("bad_scopes", field="scopes")
    if not name.strip() or len(name) > 80:
        raise Invalid("bad_name", field="name")
    if not 1 <= days <= LONGEST_DAYS:
        raise Invalid("bad_days", field="days", limit=LONGEST_DAYS)
    text = PREFIX[entry] + secrets.token_urlsafe(32)
    row = Token(
        digest=_digest(entry, text), kind=Token.Kind.DEVICE if device else Token.Kind.PERSON, person=person,
        name=name.strip(), entry=entry.value, scopes=wanted, issued_at=now(),
        expires_at=(now() + timedelta(days=days)).replace(microsecond=0),
    )  # fmt: skip
    row.seal = seals.code(entry, "token", seals.token_facts(row))
    with transaction.atomic():
        row.save()
        doer = actor or actor_for(person, entry)
        audit.record(
            doer, "token_issued", object=row.uid, unit=person.unit_code, kind=row.kind, scopes=wanted
        )
    return text


def revoke(actor: Actor, token: Token) -> None:
    """End a token for its next request: by its holder, or by an administrator. Raises Forbidden for others."""
    if actor.uid != token.person.uid:
        require(actor, Permission.STAFF_MANAGE)
    with transaction.atomic():
        end([token])
        audit.record(actor, "token_revoked", object=token.uid, unit=token.person.unit_code)


def end(rows: Iterable[Token]) -> None:
    """Empty digest and seal of the tokens, so that no later change of the row can revive them."""
    for row in rows:
        row.digest, row.seal, row.revoked_at = None, "", now()
        row.save(update_fields=["digest", "seal", "revoked_at"])


def resolve(text: str) -> Actor:
    """Return the Actor that a token speaks for; raises Forbidden for everything else, without saying which.

    The prefix only says which key to try: a token of the other entry is nothing here. The operator's tool, which
    has both keys, takes both. Notes the day of its last use, once a day.
    """
    entry = next((entry for entry, prefix in PREFIX.items() if text.startswith(prefix)), None)
    if entry is None or keys.held().entry not in (entry, Entry.TOOL) or len(text) > 100:
        raise Forbidden("no_token")
    rows = Token.objects.select_related("person__unit")
    row = rows.filter(digest=_digest(entry, text), entry=entry.value).first()
    if row is None or not seals.fits(row.seal, entry, "token", seals.token_facts(row)):
        raise Forbidden("no_token")
    if row.revoked_at is not None or row.expires_at <= now():
        raise Forbidden("token_over")
    factors = credentials.authenticators(row.person)
    if not credentials.intact(row.person, factors):
        raise Forbidden("seal_broken")
    if not any(factor.type in credentials.FACTORS for factor in factors):
        raise Forbidden("no_second_factor")
    actor = actor_for(row.person, entry, token=row, checked=True)
    if row.last_used_on != today():
        Token.objects.filter(pk=row.pk).update(last_used_on=today())
    return actor


def _may_issue(actor: Actor | None, person: Person, entry: Entry) -> None:
    if actor is None:
        if keys.held().entry is not Entry.TOOL or not keys.held().demo:
            raise Refused("only_own_tokens")
    elif actor.uid != person.uid or actor.scopes is not None or actor.entry is not entry:
        raise Forbidden
    if entry is not person.entry or not credentials.intact(person):
        raise Forbidden


def _digest(entry: Entry, text: str) -> str:
    key = keys.held().entry_key(entry, "tokens")
    return blake2b(text.encode(), key=key, digest_size=32).hexdigest()
