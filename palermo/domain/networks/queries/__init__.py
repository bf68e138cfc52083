"""What the room returns to an actor. Every node and every link is checked; nothing hidden counts, and reads are audited.

CONTRACT (all need NETWORK_READ at the hub; absent and hidden raise Forbidden; a person known only as protected raises
Refused("protected"); shapes in ../shapes.py):

network(actor, *, starts: Sequence[str], steps=2, cap=300, filters=Filters(), expanded: Sequence[str]=()) -> Network
    `expanded` are references around which one step more is shown; expand one step = add the reference to `expanded`.
drawing(actor, network: Network, *, earlier: Mapping[str, tuple[float, float]] = {}) -> Drawing
held_together(actor, network: Network, *, most=5) -> Holding
communities(actor, network: Network) -> Sequence[Community]
ways(actor, *, left: str, right: str, filters=Filters(), cap=20) -> Ways
changes(actor, *, starts, steps=2, cap=300, before: date, after: date, filters=Filters()) -> Changes
money(actor, network: Network) -> Money
find_node(actor, reference: str) -> Node
ties_of(actor, reference: str, *, filters=Filters(), withdrawn=False, offset=0, size=50) -> TiePage(rows: list[TieOpened], offset, more)
open_tie(actor, uid: str) -> TieOpened
ties_in(actor, report: str) -> list[TieOpened]          for the report's page
connected(actor, *, kind="", offset=0, size=50) -> NodePage(rows: list[Node], offset, more)
    the landing list: nodes by number of visible neighbours, most first
"""
