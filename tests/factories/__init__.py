"""The cast, and reports in any state, for tests. Everybody here is invented."""
