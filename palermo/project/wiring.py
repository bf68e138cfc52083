"""Which news goes where: one table of event and listener, connected at start."""


def connect() -> None:
    """Subscribe every listener of the table; subscribing twice changes nothing."""
