"""A receipt is proven with the hub's public key alone, and only as it was signed."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.foundations.compartments import keyring, verify_receipt
from palermo.foundations.compartments.making import new_bundle
from palermo.foundations.compartments.receipts import sign_receipt
from palermo.kernel.errors import SealBroken

HUB = new_bundle("ECOBCCU")
OTHER = new_bundle("ECOBCCU")
PAYLOAD = {"reference": "NER-7K2M-9QXD", "at": "2026-11-23T10:00:00+00:00", "audit_head": "ab" * 32}
parts = st.sampled_from(["receipt", "signature", "certificate", "key"])
documents = st.recursive(
    st.none() | st.text() | st.integers() | st.floats(),
    lambda inner: st.lists(inner) | st.dictionaries(parts, inner),
)


def signed() -> dict[str, object]:
    return sign_receipt(PAYLOAD, HUB.unit.receipt_key, HUB.unit.certificate)


def test_it_survives_being_written_as_json_and_is_proven_offline(home: Path) -> None:
    published = json.loads((home / "public" / "hub-key.json").read_text("utf-8"))
    document = keyring().sign_receipt(PAYLOAD)
    verify_receipt(json.loads(json.dumps(document, indent=3)), published["key"])
    verify_receipt(document, keyring().hub_public)


def test_any_changed_word_is_refused() -> None:
    def leaves(value: object, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
        if isinstance(value, dict):
            return [leaf for key, inner in value.items() for leaf in leaves(inner, (*path, key))]
        return [path]

    for path in leaves(signed()):
        document = json.loads(json.dumps(signed()))
        holder = document
        for key in path[:-1]:
            holder = holder[key]
        right = holder[path[-1]]
        core = right.rstrip("=")
        stray = core[:-1] + chr(ord(core[-1]) ^ 1) + right[len(core) :]
        for value in {right + "A", " " + right, stray, "", None, 7, right.swapcase()} - {right}:
            holder[path[-1]] = value
            with pytest.raises(SealBroken):
                verify_receipt(document, HUB.own.hub_public)


def test_another_hub_or_a_self_made_certificate_is_refused() -> None:
    with pytest.raises(SealBroken):
        verify_receipt(signed(), OTHER.own.hub_public)
    forged = sign_receipt(PAYLOAD, OTHER.unit.receipt_key, OTHER.unit.certificate)
    with pytest.raises(SealBroken):
        verify_receipt(forged, HUB.own.hub_public)
    stolen_certificate = sign_receipt(PAYLOAD, OTHER.unit.receipt_key, HUB.unit.certificate)
    with pytest.raises(SealBroken):
        verify_receipt(stolen_certificate, HUB.own.hub_public)


@given(documents)
def test_any_document_at_all_is_only_a_broken_seal(document: object) -> None:
    with pytest.raises(SealBroken):
        verify_receipt(document, HUB.own.hub_public)  # type: ignore[arg-type]
