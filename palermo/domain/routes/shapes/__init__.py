"""What the room returns: plain facts for pages, maps, API, exports and documents of other rooms.

Persons are persons reported, never persons who moved. Nothing here names a person. Whatever is None is not known or
not told; 0 is none. Places are degrees north and east (WGS 84), days are days, fees are in their own currency.
"""

from palermo.domain.routes.shapes.asked import FlowQuery
from palermo.domain.routes.shapes.basics import Died, Fee, Interval, Node, Persons, Quartiles
from palermo.domain.routes.shapes.flows import LEAST_PERSONS, Flow, FlowMap, Journey, Period, Rest, Unresolved
from palermo.domain.routes.shapes.incidents import Cluster, IncidentMap, RouteToll
from palermo.domain.routes.shapes.profiles import BeforeAfter, Beside, Change, Counted, Profile, Rate, Source
from palermo.domain.routes.shapes.rows import Choices, IncidentRow, LegRow

__all__ = [
    "LEAST_PERSONS", "BeforeAfter", "Beside", "Change", "Choices", "Cluster", "Counted", "Died", "Fee", "Flow",
    "FlowMap", "FlowQuery", "IncidentMap", "IncidentRow", "Interval", "Journey", "LegRow", "Node", "Period",
    "Persons", "Profile", "Quartiles", "Rate", "Rest", "RouteToll", "Source", "Unresolved",
]  # fmt: skip
