"""The pages of matches and entities."""
