"""The observatory: comparable figures of what was reported, with what they were before and how little they prove.

Owns no rows: it counts the reports that an actor may see, in two-month and other periods, with exact intervals, and
hides small cells so that no sum gives them away (`disclosure/`, pure). Numbers are of what was *reported*, never of what
happened, and persons are persons reported.
"""
