"""Which news goes where: one table of event and listener, connected at start."""


def connect() -> None:
    """Hand over the keys and subscribe every listener of the table; doing so twice changes nothing."""
    from palermo.foundations import audit
    from palermo.foundations.compartments import keyring, verify_receipt
    from palermo.foundations.staff import keys
    from palermo.project.staff_keys import StaffKeys

    keys.use(StaffKeys())
    audit.keys.use(keyring, verify_receipt)
