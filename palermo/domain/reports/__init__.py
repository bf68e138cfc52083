"""Reports: from the border to the hub and back.

Owns a report's life (draft, handed in, submitted, in triage, classified, closed), its receipt,
crime class, questions, shares, feedback and the search over all of it. `content.py` is the one
shape of what a report says; `rules.py` decides on plain facts; `operations/` holds a file per verb;
`queries/` answers for the rows that an actor may see.
"""
