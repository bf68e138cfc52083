"""What the demonstration publishes: texts in three languages, figures computed from the real incidents."""
