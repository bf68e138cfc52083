"""The typed JSON door under /api/v1/: a file per room, the same operations as the pages.

A bearer token speaks for a person or a device of a unit, within its scopes, at one entry. Errors are problem
details (RFC 9457). What the actor may not see answers exactly as what does not exist.
"""
