"""The pages of publications."""
