"""The `kit` template library."""
