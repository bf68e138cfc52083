"""Sums over legs and incidents: pure, no Django. Flows under disclosure control, fees, days, tolls, rates, clusters."""
