"""The pages of questions and calls."""
