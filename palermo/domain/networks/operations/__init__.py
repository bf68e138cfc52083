"""One file for each verb, or pair of opposite verbs: policy, rows, audit, news, in that order.

CONTRACT (all need NETWORK_LINK at the hub; return rows of which faces use `.uid` alone):

link(actor, *, left: str, right: str, kind: str, report: str, first: date|None=None, last: date|None=None,
     source="", information="", note="") -> Link            raises Invalid("unknown_code"|"wrong_pair", field=…)
withdraw_link(actor, *, uid: str, why: str) -> Link         why in WHY_WITHDRAWN; works for read links too
restore_link(actor, *, uid: str) -> Link
record_payment(actor, *, report, payer="", payee="", amount: Decimal|None=None, currency="", day=None, what="", note="")
withdraw_payment(actor, *, uid, why) / restore_payment(actor, *, uid)
record_holding(actor, *, asset: str, owner: str, kind: str, report: str, first=None, last=None, note="")
     kind in ("owns", "owner_of_record", "suspected_owner"); a Link like any other
record_event(actor, *, asset: str, kind: str, report: str, day=None, amount=None, currency="", decision="")
     kind in ("valued", "frozen", "released", "seized", "confiscated", "returned")
withdraw_event(actor, *, uid, why) / restore_event(actor, *, uid)
"""
