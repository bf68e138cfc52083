"""Entities: the same person, car, phone or paper, seen twice.

Owns mentions (never changed), entities that gather them by somebody's decision, merges and their exact undoing, and
the queue of proposed matches. `matching/` is pure: it weighs two profiles against each other and says why.
"""
