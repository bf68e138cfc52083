"""Queues by level, a worker with lease and heartbeat."""
