"""Whether two profiles are one: evidence for and against in bits, and a verdict. Knows no Django and no database.

`profile.prepare` reads a profile once; `model.decide` weighs two prepared profiles, `model.explain` says why, and
`candidates.Candidates` decides one against many. Each comparator is a file of its own and never raises.
"""
