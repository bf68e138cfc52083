"""What the public may read: proposed by one person, previewed and published by another, taken down by either."""
