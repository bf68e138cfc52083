"""Networks: who is tied to whom, by what, since when and who says so; and the money along those ties.

Owns links between mentions (read from reports or decided by analysts), payments, the history of assets, and the
questions put to the graph they make: what is around, which ways lead from one to another, who holds it together,
what changed. `measures/` is pure. People who are protected are counted and never nodes.
"""
