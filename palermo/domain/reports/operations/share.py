"""Share and withdraw a share: the masked copy of a report for named units, within the owner's handling code."""

from collections.abc import Mapping, Sequence

import orjson
from django.db import transaction

from palermo.domain.reports import masking, sharing
from palermo.domain.reports.lent import Lent
from palermo.domain.reports.models import Report, Share, ShareUnit
from palermo.domain.reports.news import UnitTold
from palermo.domain.reports.operations.common import current
from palermo.domain.reports.operations.share_index import add_share
from palermo.domain.reports.operations.share_state import change_lent, end_share, seal_column, seal_lent
from palermo.domain.reports.queries.visible import find
from palermo.domain.reports.sealed import open_lent
from palermo.domain.reports.states import after
from palermo.domain.reports.ties import share_tie
from palermo.foundations import audit, staff
from palermo.foundations.compartments import datakeys
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.events import announce
from palermo.kernel.ids import new_uid
from palermo.kernel.levels import Level


def share(
    actor: Actor, *, reference: str, units: Sequence[str], unmask: Mapping[int, str] | None = None
) -> Share:
    """Share a report with units; `unmask` maps positions of protected people to the reason for each.

    The share is active at once, or waits for the owner, a second hub person, or both (see `sharing.needs`).
    Raises Refused("too_secret") for a highly sensitive report, Invalid for a unit that is not appointed, an
    unmasked person without a reason, or nobody to share with.
    """
    require(actor, Permission.REPORT_SHARE)
    unmask = {position: reason.strip() for position, reason in (unmask or {}).items()}
    report = find(actor, reference)
    _check(actor, report, units, unmask)
    key = datakeys.new(Level.SENSITIVE, 1)[0]
    reach("share.key_made")
    with transaction.atomic():
        report = find(actor, reference, lock=True)
        after("share", report.standing)
        row = _write(actor, report, sorted(set(units)), unmask, key)
        reach("share.rows_written")
        audit.record(
            actor, "report.share_proposed", object=report.reference, unit=report.unit,
            units=sorted(set(units)), unmasked=len(unmask),
        )  # fmt: skip
        if row.needs_owner:
            announce(UnitTold(report.reference, report.unit, "consent"))
        _activate_if_ready(actor, row)
        reach("share.before_commit")
    return row


def _check(actor: Actor, report: Report, units: Sequence[str], unmask: Mapping[int, str]) -> None:
    if actor.in_unit and report.unit != actor.unit:
        raise Forbidden(reference=report.reference)
    if report.level != Level.SENSITIVE:
        raise Refused("too_secret")
    if not units:
        raise Invalid("units_are_missing", field="units")
    wrong = [unit for unit in units if unit == report.unit or unit not in staff.appointed_units()]
    if wrong:
        raise Invalid("no_unit", field="units", unit=wrong[0])
    if any(not reason for reason in unmask.values()):
        raise Invalid("reason_is_missing", field="unmask")
    have = set(
        ShareUnit.objects.filter(share__report=report, share__state="active").values_list("unit", flat=True)
    )
    if have & set(units):
        raise Invalid("already_shared", field="units", unit=sorted(have & set(units))[0])


def _write(
    actor: Actor, report: Report, units: Sequence[str], unmask: Mapping[int, str], key: datakeys.DataKey
) -> Share:
    content = current(report)
    known = {position for position, _ in masking.protected(content)}
    if set(unmask) - known:
        raise Invalid("nobody_there", field="unmask")
    by_owner = report.unit == actor.unit
    # The owner's own code is read from what is sealed: a changed column must not spare the hub its question.
    handling = sharing.strictest(report.handling, content.evaluation.handling)
    wanted = sharing.needs(by_owner=by_owner, handling=handling, units=len(units), unmasked=len(unmask))
    copy, uid = masking.masked(content, frozenset(unmask)), new_uid()
    row = Share(
        report=report, uid=uid, state="waiting", by_owner=by_owner, needs_owner=wanted.owner, needs_second=wanted.second,
        proposed_by=actor.uid, proposed_name=actor.name, at=now(), handling=report.handling, version=report.version,
        data_key=key.uid, unmasked=len(unmask),
    )  # fmt: skip
    tied = share_tie(key.key, report_uid=report.uid, unit=report.unit)
    lent = Lent(
        content=copy, units=list(units), version=report.version, proposed_by=actor.uid,
        needs_owner=wanted.owner, needs_second=wanted.second,
    )  # fmt: skip
    seal_lent(tied, row, lent)
    if unmask:
        reasons = orjson.dumps({str(position): reason for position, reason in unmask.items()})
        row.sealed_reasons = seal_column(tied, row, "sealed_reasons", reasons)
    row.save(force_insert=True)
    ShareUnit.objects.bulk_create([ShareUnit(share=row, unit=unit) for unit in units])
    return row


def confirm(actor: Actor, *, share: str) -> Share:
    """Confirm a share as the second person of the hub; raises Refused("own_work") for one's own proposal."""
    require(actor, Permission.REPORT_CONFIRM)
    with transaction.atomic():
        row = _waiting(actor, share)
        if not (actor.at_hub and row.needs_second):
            raise Forbidden()
        lent = open_lent(row)
        if lent.proposed_by == actor.uid:
            raise Refused("own_work")
        row.confirmed_by = actor.uid
        change_lent(row, lent, confirmed_by=actor.uid)
        row.save(update_fields=["confirmed_by", "sealed"])
        audit.record(actor, "report.share_confirmed", object=row.report.reference, unit=row.report.unit)
        _activate_if_ready(actor, row)
    return row


def consent(actor: Actor, *, share: str) -> Share:
    """Let the hub share one's unit's report beyond its handling code: the owner's word, by the head of the unit."""
    require(actor, Permission.REPORT_SHARE)
    with transaction.atomic():
        row = _waiting(actor, share)
        if not (row.needs_owner and row.report.unit == actor.unit):
            raise Forbidden()
        row.owner_by = actor.uid
        change_lent(row, open_lent(row), owner_by=actor.uid)
        row.save(update_fields=["owner_by", "sealed"])
        audit.record(actor, "report.share_consented", object=row.report.reference, unit=row.report.unit)
        _activate_if_ready(actor, row)
    return row


def refuse(actor: Actor, *, share: str) -> Share:
    """Refuse a waiting share, as the owner asked or as the second person of the hub; or take one's own back."""
    require(actor, Permission.REPORT_SHARE)
    with transaction.atomic():
        row = _waiting(actor, share)
        if not (row.report.unit == actor.unit or actor.at_hub):
            raise Forbidden()
        end_share(row, "refused")
        audit.record(actor, "report.share_refused", object=row.report.reference, unit=row.report.unit)
    return row


def withdraw_share(actor: Actor, *, share: str) -> Share:
    """End an active share: by the owner at any time, by the hub for its own; what was read stays read, and is recorded."""
    require(actor, Permission.REPORT_SHARE)
    with transaction.atomic():
        row = (
            Share.objects.select_for_update()
            .filter(uid=share, state="active")
            .select_related("report")
            .first()
        )
        if row is None or find(actor, row.report.reference).unit != row.report.unit:
            raise Forbidden()
        if not (row.report.unit == actor.unit or (actor.at_hub and not row.by_owner)):
            raise Forbidden()
        end_share(row, "withdrawn")
        audit.record(actor, "report.share_withdrawn", object=row.report.reference, unit=row.report.unit)
    return row


def _waiting(actor: Actor, uid: str) -> Share:
    row = Share.objects.select_for_update().filter(uid=uid, state="waiting").select_related("report").first()
    if row is None:
        raise Forbidden()
    find(actor, row.report.reference)
    return row


def _activate_if_ready(actor: Actor, row: Share) -> None:
    lent = open_lent(row)
    if not lent.decided:
        return
    if lent.version != row.report.version:
        raise Refused("changed_since")
    row.state, row.active_at = "active", now()
    change_lent(row, lent, active=True)
    row.save(update_fields=["state", "active_at", "sealed"])
    add_share(row)
    audit.record(actor, "report.shared", object=row.report.reference, unit=row.report.unit)
    for unit in lent.units:
        announce(UnitTold(row.report.reference, unit, "share"))
