"""Record, sequence, checkpoint, verify."""
