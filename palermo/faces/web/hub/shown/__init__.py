"""What the hub's pages show beside the report itself: verbs, open elements, differences between versions."""
