"""What the room returns to an actor: sums over reports that she may see, and nothing else.

flow_map(actor, query) -> FlowMap                 legs and journeys, drawn from five persons up
incident_map(actor, query, *, km) -> IncidentMap  dead and missing, points nearer than km together
route_profile(actor, code, query) -> Profile      a migration route by its code
crossing_profile(actor, code, query) -> Profile   a known crossing by its code
leg_profile(actor, key, query) -> Profile         one leg by Flow.key; Forbidden where no visible report has it
before_after(actor, crossing, day=, window=, km=) -> BeforeAfter
leg_rows / incident_rows(actor, query) -> Iterator[LegRow / IncidentRow]   exports
choices(actor) -> Choices                         what filters can offer
"""

from palermo.domain.routes.queries.maps import (
    CLUSTER_KM,
    choices,
    flow_map,
    incident_map,
    incident_rows,
    least_persons,
    leg_rows,
)
from palermo.domain.routes.queries.profile import before_after, crossing_profile, leg_profile, route_profile

__all__ = [
    "CLUSTER_KM",
    "before_after",
    "choices",
    "crossing_profile",
    "flow_map",
    "incident_map",
    "incident_rows",
    "least_persons",
    "leg_profile",
    "leg_rows",
    "route_profile",
]  # fmt: skip
