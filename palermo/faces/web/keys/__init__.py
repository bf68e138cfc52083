"""The keys as the administrator sees them: versions and figures, never a key; shares only at the command line."""
