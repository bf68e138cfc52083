"""Hit / no-hit: asking, one's questions and their answers, calls on one's own records, and the hub's ledger of all."""
