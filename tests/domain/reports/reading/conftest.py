"""The profile of the parsers: at least two thousand cases each, without a stopwatch on any of them."""

from hypothesis import settings

settings.register_profile("parsers", max_examples=2_000, deadline=None, database=None)
