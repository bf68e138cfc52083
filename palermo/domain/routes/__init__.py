"""Routes: by which way people are moved, in how many persons, at what price, and who died on it.

Owns ways (the legs, the place and the toll of one report, sealed under its key), a table of them in each process's
memory, and everything that is summed over it. `nodes/`, `flows/` and `maps/` are pure: names become places, legs become
flows and journeys under disclosure control, and shapes of the region become paths.
"""
