"""The tags of the pages of networks: `{% load networks %}`. Each is one line over a plain function."""

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from palermo.domain.networks.shapes import Node
from palermo.faces.kit import origin
from palermo.faces.kit.drawings.network import legend
from palermo.faces.web.networks import addresses, shown

register = template.Library()


@register.filter
def node_name(node: Node) -> str:
    """`{{ node|node_name }}`: how people know a node; a protected person by reference alone."""
    return shown.name(node)


@register.simple_tag
def kind_sign(kind: str) -> SafeString:
    """`{% kind_sign 'person' %}`: the shape of a kind of node as a small sign."""
    return legend(kind)


@register.simple_tag(takes_context=True)
def here_at(context: Context, reference: str) -> str:
    """`{% here_at reference %}`: this network with one of its nodes chosen, the trail kept."""
    href = addresses.of(context["state"].but(at=reference), anchor="at")
    return origin.joined(href, origin.kept(context["request"]))


@register.simple_tag(takes_context=True)
def group_href(context: Context, number: int) -> str:
    """`{% group_href number %}`: the table of one group, the trail kept."""
    return origin.joined(shown.group(context["state"], number), origin.kept(context["request"]))
