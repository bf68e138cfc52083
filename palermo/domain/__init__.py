"""The work itself. A room is one noun of the trade."""
