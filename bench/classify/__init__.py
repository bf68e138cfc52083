"""How well and how fast texts are read: parts of the measurement `classify`."""
