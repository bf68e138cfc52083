"""Inner pages, a folder per room."""
