"""People, units, appointments, grants, sign-in, second factor."""
