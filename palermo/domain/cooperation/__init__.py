"""Cooperation: what units and the hub ask of one another by a day, and what they agree to do together.

Owns requests for information with their deadlines, answers and files; contact points; meetings, joint operations,
agreements and border liaison pairs with their follow-up; nil returns; and the figures of who reports how much, how fast
and how well, which are honest about small numbers. A request is seen by its two parties and the hub, within level.
"""
