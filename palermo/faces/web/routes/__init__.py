"""Routes at both entries: the map, flows by leg and by journey, profiles of routes, legs and crossings, corridors."""
