"""Settings, addresses and wiring: the one floor that knows all the others."""
