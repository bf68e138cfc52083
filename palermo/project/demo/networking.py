"""Ana ties a network: the same numbers and people made one, links with their reports, an account that a judge froze."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from palermo.domain.entities import operations as entities
from palermo.domain.entities.models import Mention, Proposal
from palermo.domain.networks import operations as networks
from palermo.domain.networks.models import Link
from palermo.domain.reports import operations as reports
from palermo.domain.reports.content import Content
from palermo.domain.reports.demo_data import banner
from palermo.domain.reports.models import Report
from palermo.domain.reports.operations import Decision, Incoming
from palermo.kernel.yaml_files import read_yaml
from palermo.project.demo.hub_work import ana
from palermo.project.demo.story import by_number, found_again, incoming

_HUB = "H"


def plan() -> dict[str, Any]:
    """Return what is tied, by report and place."""
    found: dict[str, Any] = read_yaml(Path(__file__).with_name("networks.yaml"))
    return found


def tie() -> None:
    """Do everything that the plan says, once; a second time changes nothing."""
    catch_up()
    if Link.objects.filter(provenance="decided").exists():
        return
    wanted = plan()
    for number, row in enumerate(wanted["reports"], start=1):
        _report(number, row)
    catch_up()
    known = _Known(wanted)
    for row in wanted["same"]:
        _merge([known.mention(name) for name in row["of"]], row["why"], row.get("note", ""))
    for row in wanted["links"]:
        networks.link(
            ana(), left=known.entity(row["left"]), right=known.entity(row["right"]), kind=row["kind"],
            report=known.report(row["report"]), note=row["note"],
        )  # fmt: skip
    for row in wanted["holdings"]:
        networks.record_holding(
            ana(), asset=known.entity(row["asset"]), owner=known.entity(row["owner"]), kind=row["kind"],
            report=known.report(row["report"]), note=row.get("note", ""),
        )  # fmt: skip
    for row in wanted["payments"]:
        networks.record_payment(
            ana(), payer=known.entity(row.get("payer", "")), payee=known.entity(row["payee"]), what=row["what"],
            report=known.report(row["report"]), note="Invented example.", **_money(row),
        )  # fmt: skip
    for row in wanted["events"]:
        networks.record_event(
            ana(), asset=known.entity(row["asset"]), kind=row["kind"], report=known.report(row["report"]),
            decision=row["decision"], **_money(row),
        )  # fmt: skip


def catch_up() -> None:
    """Do the hub's worker's share, until nothing of it waits."""
    while entities.gather().reports or entities.propose().weighed or networks.derive():
        pass


def _report(number: int, row: dict[str, Any]) -> None:
    """Enter a report of the hub's own, and take the account from its text."""
    notes = {"invented": banner("fr"), "example": f"{_HUB}{number:02}"}
    item = Incoming(
        content=Content.model_validate({**row["content"], "notes": notes}), unit=ana().unit,
        source_ref=row["source"], index_scope="open", origin="api", invented=True,
    )  # fmt: skip
    reports.receive(ana(), [item])
    report = found_again(item)
    if report is None:
        raise LookupError(row["source"])
    reports.read_along()
    value = row["account"].replace(" ", "")
    reports.decide(
        ana(), reference=report.reference, decisions=[Decision("item", "account", "accepted", value=value)]
    )


class _Known:
    """The reports of the demo by their number, and what stands at a place in one."""

    def __init__(self, wanted: dict[str, Any]) -> None:
        self._rows = {number: found_again(incoming(one)) for number, one in by_number().items()}
        for number, row in enumerate(wanted["reports"], start=1):
            item = Incoming(
                content=Content.model_validate(row["content"]), unit=ana().unit, source_ref=row["source"]
            )
            self._rows[f"{_HUB}{number:02}"] = found_again(item)

    def row(self, number: str) -> Report:
        """Return a report; raises LookupError for one that is not there."""
        found = self._rows[number]
        if found is None:
            raise LookupError(number)
        return found

    def report(self, number: str) -> str:
        """Return a report's reference."""
        return self.row(number).reference

    def mention(self, name: str) -> Mention:
        """Return the present mention at a place such as `D02.people.1`, or the account of a hub's report."""
        number, _, place = name.partition(".")
        rows = Mention.objects.filter(report=self.row(number), present=True)
        return rows.get(kind="account") if place == "account" else rows.get(place=place)

    def entity(self, name: str) -> str:
        """Return the reference of whom or what a place is of, "" for nobody."""
        return self.mention(name).entity.reference if name else ""


def _merge(mentions: list[Mention], why: str, note: str) -> None:
    """Make mentions one, by the proposed match where there is one."""
    first = mentions[0]
    for other in mentions[1:]:
        first.refresh_from_db()
        other.refresh_from_db()
        if first.entity_id == other.entity_id:
            continue
        left, right = sorted((first, other), key=lambda row: row.pk)
        proposal = Proposal.objects.filter(left=left, right=right, state__in=["open", "later"]).first()
        if proposal is not None:
            entities.decide(ana(), uid=proposal.uid, answer="same", why=why, note=note)
        else:
            entities.merge(
                ana(), keep=first.entity.reference, bring=other.entity.reference, why=why, note=note
            )


def _money(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "amount": Decimal(row["amount"]) if "amount" in row else None,
        "currency": row.get("currency", ""),
        "day": date.fromisoformat(row["day"]) if "day" in row else None,
    }
