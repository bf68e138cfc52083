"""The supervisor: preload once, fork per entry, restart what dies, stop everything together."""
