"""Documents: what the hub is for in the end. Drafted, reviewed, issued to readers, answered, recalled.

Owns drafts with every version, comments, citations and frozen figures, which live in the hub's vault whatever their
level; and issues, which are copies sealed anew for those who may read them, with numbered copies, the ledger of who
opened, acknowledged and used them, and their recall. Nothing is issued below the floor of what it cites.
"""
