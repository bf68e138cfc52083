"""Bringing in a file: upload, preview, progress, bad rows; at both entries, for whoever may import."""
