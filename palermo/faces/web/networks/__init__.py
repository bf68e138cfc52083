"""Networks at the hub's entry: who is tied to whom, drawn and as tables; paths, money, changes; the same as files."""
