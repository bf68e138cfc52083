"""What can be said of a graph: neighbours, ways, who holds it together, groups, where to draw it. Pure; no Django."""
