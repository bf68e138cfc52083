"""Fresh keys for a new instance, all from the operating system's random source. Plain Python."""

from palermo.foundations.compartments.bundle import Bundle, HubBundle, Kek, Keks
from palermo.foundations.compartments.receipts import certify
from palermo.foundations.crypto import envelopes, sealing, signatures
from palermo.kernel import clock
from palermo.kernel.levels import Level

_LETTER = {Level.SENSITIVE: "s", Level.HIGHLY_SENSITIVE: "h"}


def new_bundle(hub: str) -> HubBundle:
    """Return everything that a new instance of this hub code needs."""
    root_key, root_public = signatures.generate()
    sealing_key, sealing_public = sealing.generate()
    auditor_key, auditor_public = sealing.generate()
    granting_key, _ = signatures.generate()
    sensitive = _first_kek(Level.SENSITIVE)
    shared = {"open": envelopes.new_key(), "sensitive": envelopes.new_key()}

    def entry_bundle(entry: str, keks: tuple[Keks, ...], index_keys: dict[str, bytes]) -> Bundle:
        receipt_key, receipt_public = signatures.generate()
        certificate = certify(
            entry=entry, hub=hub, key=receipt_public, issued_on=clock.today(), root_key=root_key
        )
        return Bundle.model_validate(
            {
                "entry": entry,
                "hub": hub,
                "keks": keks,
                "index_keys": index_keys,
                "root": envelopes.new_key(),
                "sending_key": signatures.generate()[0],
                "receipt_key": receipt_key,
                "certificate": certificate,
                "hub_public": root_public,
                "hub_sealing_public": sealing_public,
                "auditor_public": auditor_public,
            }
        )

    highly = {**shared, "highly_sensitive": envelopes.new_key()}
    return HubBundle(
        own=entry_bundle("hub", (sensitive, _first_kek(Level.HIGHLY_SENSITIVE)), highly),
        unit=entry_bundle("unit", (sensitive,), shared),
        unit_lock=envelopes.new_key(),
        root_key=root_key,
        sealing_key=sealing_key,
        granting_key=granting_key,
        auditor_key=auditor_key,
    )


def next_kek(keks: Keks) -> Kek:
    """Return a new version for a level, its number one above every version that is still known."""
    number = 1 + max(int(kek.id[1:]) for kek in keks.versions)
    return Kek(id=f"{_LETTER[keks.level]}{number}", key=envelopes.new_key(), made_on=clock.today())


def _first_kek(level: Level) -> Keks:
    kek = Kek(id=f"{_LETTER[level]}1", key=envelopes.new_key(), made_on=clock.today())
    return Keks(level=level, current=kek.id, versions=(kek,))
