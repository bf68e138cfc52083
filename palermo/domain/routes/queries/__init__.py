"""What the room returns to an actor: sums over rows that she may see, and nothing else.

    flow_map(actor, query) -> FlowMap                 legs and journeys, drawn from five persons up
    incident_map(actor, query, *, km) -> IncidentMap  dead and missing, points nearer than km together
    route_profile(actor, code, query) -> Profile      a migration route by its code
    crossing_profile(actor, code, query) -> Profile   a known crossing by its code
    leg_profile(actor, key, query) -> Profile         one leg by Flow.key; raises Forbidden where no visible row has it
    before_after(actor, crossing, day=, window=) -> BeforeAfter
    leg_rows / incident_rows(actor, query) -> Iterator[LegRow / IncidentRow]   exports; recorded before the first row
    choices(actor) -> Choices                         what filters can offer
"""
