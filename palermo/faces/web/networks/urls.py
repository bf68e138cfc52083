"""Addresses of networks at the hub's entry."""

from django.urls import path, re_path

from palermo.faces.web.matching.urls import ENTITY
from palermo.faces.web.networks.views import changes, exports, links, money, network, records, start, ways

UID = r"(?P<uid>[\w-]{10,40})"

urlpatterns = [
    path("networks/", start.start, name="networks"),
    re_path(rf"^networks/{ENTITY}/$", network.network, name="network"),
    re_path(rf"^networks/{ENTITY}/table/$", network.table, name="network_table"),
    re_path(rf"^networks/{ENTITY}/paths/$", ways.ways, name="network_ways"),
    re_path(rf"^networks/{ENTITY}/changes/$", changes.changes, name="network_changes"),
    re_path(rf"^networks/{ENTITY}/money/$", money.money, name="network_money"),
    re_path(
        rf"^networks/{ENTITY}/export\.(?P<kind>svg|graphml|ftm|csv|xlsx)$",
        exports.export,
        name="network_export",
    ),
    re_path(rf"^networks/{ENTITY}/link/$", links.record, name="network_link_record"),
    re_path(rf"^networks/{ENTITY}/payment/$", records.payment, name="network_payment_record"),
    re_path(rf"^networks/{ENTITY}/owner/$", records.owner, name="network_owner_record"),
    re_path(rf"^networks/{ENTITY}/event/$", records.event, name="network_event_record"),
    re_path(rf"^networks/links/{UID}/$", links.link, name="network_link"),
    re_path(rf"^networks/links/{UID}/withdraw/$", links.withdraw, name="network_link_withdraw"),
    re_path(rf"^networks/links/{UID}/restore/$", links.restore, name="network_link_restore"),
    re_path(
        rf"^networks/{ENTITY}/(?P<what>payment|event)/{UID}/(?P<verb>withdraw|restore)/$",
        records.undo,
        name="network_record_undo",
    ),
]
