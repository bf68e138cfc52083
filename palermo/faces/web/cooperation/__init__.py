"""Cooperation: requests, units and their figures, contacts, meetings, operations, agreements, liaison pairs, the calendar."""
