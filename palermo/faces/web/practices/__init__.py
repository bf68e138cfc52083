"""Best practices: searched, proposed, judged by two, adopted with a result."""
