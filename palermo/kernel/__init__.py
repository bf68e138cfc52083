"""Plain Python that every floor may use: clock, identifiers, errors, events, levels, text. No Django here."""
