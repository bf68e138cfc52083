"""Proposed matches and entities, at the hub's entry: two sides next to each other, and one page for each entity."""
