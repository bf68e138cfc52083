"""A table of pairs: `name1` beside `name2` with what else is known of both, each row judged by itself."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

from palermo.domain.entities.matching.evidence import NOT, POSSIBLE, Decision
from palermo.domain.entities.matching.model import Explanation, decision, explain, findings
from palermo.domain.entities.matching.profile import ORGANISATION, Prepared, Profile, prepare
from palermo.domain.entities.matching.weights import Weights, stock
from palermo.kernel.errors import Invalid
from palermo.kernel.text import fold

DELIMITERS = ",;\t|"
_LOOKED_AT = 5
_JUNK = re.compile(r"[^a-z0-9]+")
_SIDE_AFTER = re.compile(r"([a-z_]*[a-z])_?([12ablr])")
_SIDE_BEFORE = re.compile(r"(left|right|[lr])_([a-z_]+)")
_SIDES = {"1": 0, "a": 0, "l": 0, "left": 0, "2": 1, "b": 1, "r": 1, "right": 1}
_LISTS = re.compile(r"[;|]")
_MEANINGS = {
    "name": "name full_name fullname caption nom_complet nome nome_completo person nombre nom_et_prenoms",
    "given": "given_name first_name firstname forename prenom prenoms given nome_proprio nombres",
    "surname": "surname last_name lastname family_name nom nom_de_famille apelido apelidos sobrenome apellidos family",
    "alias": "alias aliases aka nickname other_name surnom alcunha weak_alias",
    "born": "dob born birth_date date_of_birth birthdate birth ddn date_naissance date_de_naissance ne_le "
    "data_de_nascimento data_nascimento nascimento fecha_de_nacimiento birth_year year_of_birth yob",
    "sex": "sex gender sexe sexo genre genero",
    "nationality": "nationality nationalities citizenship nationalite nacionalidade nacionalidad",
    "country": "country pays pais country_code",
    "birth_place": "birth_place place_of_birth birthplace pob lieu_de_naissance lieu_naissance local_de_nascimento city",
    "passport": "passport passport_number passport_no passeport passaporte pasaporte",
    "paper": "paper id_number national_id document document_number cni id_card bi dni number_of_paper soc_sec_id ssn nin",
    "phone": "phone telephone tel mobile msisdn phone_number telefone telemovel telefono",
    "plate": "plate number_plate licence_plate license_plate immatriculation matricula plaque registration",
    "account": "account iban account_number compte conta wallet cuenta",
    "kind": "schema kind type entity_type",
    "label": "is_match label match same truth is_same",
}
_ORGANISATIONS = frozenset(
    [
        "company",
        "organization",
        "organisation",
        "legalentity",
        "publicbody",
        "vessel",
        "business",
        "societe",
        "empresa",
    ]
)
_PEOPLE = frozenset(["person", "individual", "people", "personne", "pessoa", "persona"])


_LABELS = {
    **dict.fromkeys(("true", "1", "yes", "same", "match"), True),
    **dict.fromkeys(("false", "0", "no", "not", "different"), False),
}


class Row(NamedTuple):
    """One row of the table: its number (the first below the head is 1), both sides, both names as written.

    `label` says whether somebody has decided that the two are one, None where nobody has.
    """

    number: int
    one: Prepared
    other: Prepared
    names: tuple[str, str]
    label: bool | None = None


def read(lines: Iterable[str]) -> Iterator[Row]:
    """Yield the rows of a table with a head; raises Invalid('no_name_columns') where neither side has a name."""
    rest = iter(lines)
    sample = list(islice(rest, _LOOKED_AT))
    if not sample:
        raise Invalid("not_a_table")
    sample[0] = sample[0].removeprefix("\ufeff")
    delimiter = max(DELIMITERS, key=sample[0].count)
    table = csv.reader((line.replace("\0", "") for line in chain(sample, rest)), delimiter=delimiter)
    meanings = columns(next(table))
    for side in (0, 1):
        if not any(meaning in ("name", "surname") and side == at for meaning, at in meanings.values()):
            raise Invalid("no_name_columns")
    for number, cells in enumerate(_records(table), 1):
        if any(cell.strip() for cell in cells):
            yield _row(number, cells, meanings)


def _records(table: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from table
    except csv.Error as error:
        raise Invalid("not_a_table") from error


def columns(head: Sequence[str]) -> dict[int, tuple[str, int]]:
    """Return what each column means, as (meaning, side 0 or 1, or 2 for both), by its number; others are left out."""
    found: dict[int, tuple[str, int]] = {}
    for number, written in enumerate(head):
        word = _JUNK.sub("_", fold(written[:60])).strip("_")
        if word in _words() and _words()[word] in ("kind", "country", "label"):
            found[number] = (_words()[word], 2)
            continue
        after, before = _SIDE_AFTER.fullmatch(word), _SIDE_BEFORE.fullmatch(word)
        for name, side in ([after.groups()] if after else []) + ([before.groups()[::-1]] if before else []):
            if name in _words():
                found[number] = (_words()[name], _SIDES[side])
                break
    return found


@cache
def _words() -> Mapping[str, str]:
    return {word: meaning for meaning, words in _MEANINGS.items() for word in words.split()}


def _row(number: int, cells: Sequence[str], meanings: Mapping[int, tuple[str, int]]) -> Row:
    sides: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for place, (meaning, side) in meanings.items():
        cell = cells[place].strip() if place < len(cells) else ""
        if cell:
            for at in (0, 1) if side == 2 else (side,):
                sides[at][meaning] = f"{sides[at][meaning]};{cell}" if meaning in sides[at] else cell
    one, other = profile_of(sides[0]), profile_of(sides[1])
    shown = (one.names[0] if one.names else "", other.names[0] if other.names else "")
    label = _LABELS.get(sides[0].get("label", "").lower())
    return Row(number, prepare(one), prepare(other), shown, label)


def profile_of(fields: Mapping[str, str]) -> Profile:
    """Return the profile that named cells describe; lists stand in a cell with ; or | between them."""
    parts = f"{fields.get('given', '')} {fields.get('surname', '')}".strip()
    name = fields.get("name", "") or parts
    aliases = _several(fields, "alias")
    kind = fold(fields.get("kind", ""))
    country = fields.get("country", "")
    passports = [f"passport:{country}:{number}" for number in _several(fields, "passport")]
    return Profile(
        names=tuple(filter(None, (name, *aliases))),
        kind=ORGANISATION if kind in _ORGANISATIONS else "person" if kind in _PEOPLE else "",
        born=fields.get("born", ""),
        sex=fields.get("sex", ""),
        nationalities=tuple(_several(fields, "nationality")) or ((country,) if country else ()),
        birth_place=fields.get("birth_place", ""),
        papers=(*passports, *_several(fields, "paper")),
        phones=tuple(_several(fields, "phone")),
        plates=tuple(_several(fields, "plate")),
        accounts=tuple(_several(fields, "account")),
    )


def _several(fields: Mapping[str, str], meaning: str) -> list[str]:
    return [part.strip() for part in _LISTS.split(fields.get(meaning, "")) if part.strip()]


@cache
def weights_of_pairs() -> Weights:
    """Return the stock weights with the prior of pairs that somebody has already put beside each other."""
    weights = stock()
    return replace(weights, prior_bits=weights.prior_bits_of_pairs)


def judge(row: Row, weights: Weights | None = None) -> Explanation:
    """Return decision and evidence for one row; where little is known and nothing speaks against, it stays possible."""
    decided, evidence = explain(row.one, row.other, weights or weights_of_pairs())
    return Explanation(_left_open(decided, [item.weight for item in evidence]), evidence)


def judge_quickly(row: Row, weights: Weights | None = None) -> Decision:
    """Return the decision for one row without the evidence."""
    weights = weights or weights_of_pairs()
    found = [finding.bits for _, finding in findings(row.one, row.other, weights)]
    return _left_open(decision(sum(found, weights.prior_bits), weights), found)


def _left_open(decided: Decision, bits: Sequence[float]) -> Decision:
    """Return `possible` for `not` where all evidence is in favour: a surname alone neither proves nor excludes."""
    if decided.verdict == NOT and bits and min(bits) > 0:
        return decided._replace(verdict=POSSIBLE)
    return decided
