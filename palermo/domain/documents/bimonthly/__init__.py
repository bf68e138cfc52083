"""The bi-monthly report drafts itself: first the hub's own deeds, then figures, routes, methods, units; every line cited.

It is a draft like any other, for an analyst to think about rather than to count. A job makes it, with progress.
"""
