"""The table of what each role is for. No role has everything; the administrator reads no content."""

from enum import StrEnum

from palermo.foundations.policy.actor import Actor, Role
from palermo.kernel.errors import Forbidden


class Permission(StrEnum):
    """One thing that a role may do, named room first."""

    REPORT_WRITE = "report:write"
    REPORT_READ = "report:read"
    REPORT_SUBMIT = "report:submit"
    REPORT_RECEIVE = "report:receive"  # a hub's own report, entered without a unit
    REPORT_IMPORT = "report:import"
    REPORT_SEARCH = "report:search"
    REPORT_EXPORT = "report:export"
    REPORT_ASK = "report:ask"
    REPORT_ANSWER = "report:answer"
    REPORT_CLASSIFY = "report:classify"
    REPORT_SHARE = "report:share"
    REPORT_CONFIRM = "report:confirm"
    REPORT_CLOSE = "report:close"
    REPORT_SHRED = "report:shred"
    ENTITY_READ = "entity:read"
    ENTITY_MATCH = "entity:match"
    ENQUIRY_ASK = "enquiry:ask"
    ENQUIRY_ANSWER = "enquiry:answer"
    ENQUIRY_OVERSEE = "enquiry:oversee"
    NETWORK_READ = "network:read"
    NETWORK_LINK = "network:link"
    ROUTE_READ = "route:read"
    REQUEST_READ = "request:read"
    REQUEST_WRITE = "request:write"
    COOPERATION_READ = "cooperation:read"
    COOPERATION_WRITE = "cooperation:write"
    PRACTICE_READ = "practice:read"
    PRACTICE_PROPOSE = "practice:propose"
    PRACTICE_JUDGE = "practice:judge"
    DOCUMENT_READ = "document:read"
    DOCUMENT_WRITE = "document:write"
    DOCUMENT_REVIEW = "document:review"
    PUBLICATION_PROPOSE = "publication:propose"
    PUBLICATION_CONFIRM = "publication:confirm"
    AUDIT_READ = "audit:read"
    STAFF_READ = "staff:read"
    STAFF_MANAGE = "staff:manage"
    GRANT_PROPOSE = "grant:propose"
    GRANT_CONFIRM = "grant:confirm"
    KEYS_MANAGE = "keys:manage"
    OWN_ACCOUNT = "own:account"
    HOME = "home"


P = Permission
EVERYONE = frozenset({P.OWN_ACCOUNT, P.HOME})
_OFFICER = EVERYONE | {P.REPORT_WRITE, P.REPORT_READ, P.REPORT_SEARCH, P.REPORT_EXPORT, P.REPORT_ANSWER,
    P.ENQUIRY_ASK, P.ROUTE_READ, P.REQUEST_READ, P.COOPERATION_READ, P.PRACTICE_READ, P.PRACTICE_PROPOSE, P.DOCUMENT_READ,
}  # fmt: skip
_ANALYST = EVERYONE | {
    P.REPORT_READ, P.REPORT_RECEIVE, P.REPORT_IMPORT, P.REPORT_SEARCH, P.REPORT_EXPORT, P.REPORT_ASK,
    P.REPORT_CLASSIFY, P.REPORT_SHARE, P.REPORT_CONFIRM, P.REPORT_CLOSE, P.GRANT_CONFIRM,
    P.ENTITY_READ, P.ENTITY_MATCH, P.ENQUIRY_ASK, P.ENQUIRY_ANSWER, P.ENQUIRY_OVERSEE,
    P.NETWORK_READ, P.NETWORK_LINK, P.ROUTE_READ, P.REQUEST_READ, P.REQUEST_WRITE, P.COOPERATION_READ, P.COOPERATION_WRITE,
    P.PRACTICE_READ, P.PRACTICE_PROPOSE, P.PRACTICE_JUDGE, P.DOCUMENT_READ, P.DOCUMENT_WRITE, P.DOCUMENT_REVIEW,
    P.PUBLICATION_PROPOSE, P.PUBLICATION_CONFIRM,
}  # fmt: skip
_HEAD = _OFFICER | {
    P.REPORT_SUBMIT, P.REPORT_IMPORT, P.REPORT_SHARE, P.REPORT_SHRED, P.ENQUIRY_ANSWER, P.REQUEST_WRITE, P.PRACTICE_JUDGE,
    P.COOPERATION_WRITE,
}  # fmt: skip

ROLES: dict[Role, frozenset[Permission]] = {
    Role.OFFICER: _OFFICER,
    Role.HEAD: _HEAD,
    Role.ANALYST: _ANALYST,
    Role.REVIEWER: _ANALYST | {P.REPORT_SHRED, P.GRANT_PROPOSE},
    Role.ECOWAS: EVERYONE | {P.DOCUMENT_READ, P.PRACTICE_READ, P.COOPERATION_READ},
    Role.AUDITOR: EVERYONE | {P.AUDIT_READ},
    Role.ADMINISTRATOR: EVERYONE | {P.STAFF_READ, P.STAFF_MANAGE, P.GRANT_PROPOSE, P.KEYS_MANAGE},
}


def allowed(actor: Actor, permission: Permission) -> bool:
    """Say whether the actor's role has the permission and, with a token, the token's scopes have it too."""
    # An officer who is the whole unit submits for it; the report is marked as unchecked by the unit.
    submits_alone = permission is P.REPORT_SUBMIT and actor.role is Role.OFFICER and actor.alone
    if permission not in ROLES[actor.role] and not submits_alone:
        return False
    return actor.scopes is None or permission in actor.scopes


def require(actor: Actor, permission: Permission) -> None:
    """Raise Forbidden unless the actor is allowed the permission."""
    if not allowed(actor, permission):
        raise Forbidden(permission=permission.value)
