"""The hub's small forms, and how one of them is tried against the domain."""
