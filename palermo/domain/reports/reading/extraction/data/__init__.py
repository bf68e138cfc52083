"""Lists that the finders read, one entry a line, so that a practitioner can correct them."""
