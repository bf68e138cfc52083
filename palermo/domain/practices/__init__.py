"""Practices: ways of controlling or patrolling a border that others can copy.

Owns what units propose or analysts find, how two people judged it by the criteria of the vocabulary, and where it was
adopted with what result. A practice is sensitive until the room above publishes its text; `publishable` gives that.
"""
