"""Which column of a file of persons holds what: guessed from its head, or told."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from palermo.domain.entities.matching.linkage import dates, fields, names
from palermo.domain.entities.matching.linkage.fields import Field
from palermo.kernel.errors import Invalid

NAMES = ("name", "given", "middle", "surname")
ROLES = (
    *NAMES, "born", "year", "sex", "nationality", "place", "postcode", "region", "street", "number", "phone", "email",
    "paper", "occupation", "text", "code", "ignore",
)  # fmt: skip
OWN = frozenset(
    ("born", "year", "sex", "email", "paper", "occupation", "text", "code")
)  # what kin do not share
_HEADS: dict[str, str] = {
    "name": "name fullname nom completename nomcomplet nomecompleto nombrecompleto personname nome nombre",
    "given": "givenname firstname forename given first prenom prenoms prenome nombres forenames givennames christianname",
    "middle": "middlename middlenames secondname othernames deuxiemeprenom segundonome segundonombre",
    "surname": "surname lastname familyname family last nomdefamille apelido apelidos apellido apellidos sobrenome",
    "born": "dob dateofbirth birthdate born birthday datedenaissance datenaissance naissance datadenascimento "
    "datanascimento fechadenacimiento fechanacimiento nascimento birth ddn",
    "year": "birthyear yearofbirth yob anneedenaissance anodenascimento anodenacimiento",
    "sex": "sex gender sexe sexo genre genero",
    "nationality": "nationality country birthcountry countryofbirth citizenship nationalite nationalidade nacionalidad pays pais",
    "place": "birthplace placeofbirth pob birthcity cityofbirth lieunaissance lieudenaissance lugardenacimiento "
    "localdenascimento location town city suburb place village commune ville cidade ciudad localite locality residence "
    "county",
    "postcode": "postcode postcodefake zip zipcode postalcode codepostal codigopostal",
    "region": "state region province district departement provincia estado distrito",
    "street": "address address1 address2 street streetname road adresse rue endereco direccion rua calle addressline1 "
    "addressline2",
    "number": "streetnumber housenumber number numero",
    "phone": "phone phonenumber telephone tel mobile telefone telefono portable msisdn",
    "email": "email mail emailaddress courriel correo",
    "paper": "socsecid ssn passport passportnumber idnumber nationalid nationalidnumber documentnumber document nin "
    "cni paper papernumber idcard numeropasseport passeport passaporte pasaporte nationalinsurance nino passportno "
    "idcardnumber nationalidno documentid cardnumber",
    "text": "fathername mothername nomdupere nomdelamere nomedopai nomedamae",
    "occupation": "occupation profession job metier profissao profesion",
}
_OF_HEAD = {head: role for role, heads in _HEADS.items() for head in heads.split()}
_SIGN = re.compile(r"[^a-z0-9]")
_BLANK = re.compile(r"[\W_]+")
_PHONE_END = 8
_POSTCODE_AREA = 3
_SHORTEST_PAPER = 4


def guess(heads: Iterable[str]) -> dict[str, str]:
    """Return the role of each column that its head tells; a column that tells nothing is not in the answer."""
    found = {head: _OF_HEAD.get(_SIGN.sub("", _folded(head)), "") for head in heads}
    return {head: role for head, role in found.items() if role}


def roles(columns: Mapping[str, Sequence[str]], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return a mapping from column to role with each role by its own name, without what is to be ignored.

    A role may be told by any head that tells it (given_name, prenom).
    Raises Invalid("unknown_role"), Invalid("unknown_column") or Invalid("nothing_to_compare").
    """
    found: dict[str, str] = {}
    for head, given in mapping.items():
        role = given if given in ROLES else _OF_HEAD.get(_SIGN.sub("", _folded(given)), "")
        if not role:
            raise Invalid("unknown_role", field=head, role=given)
        if head not in columns:
            raise Invalid("unknown_column", field=head)
        if role != "ignore":
            found[head] = role
    if not found:
        raise Invalid("nothing_to_compare")
    return found


def prepare(columns: Mapping[str, Sequence[str]], mapping: Mapping[str, str], size: int) -> list[Field]:
    """Return the fields of `size` records from columns of text by a mapping from column to role, as `roles` gives it."""
    found: list[Field] = []
    named: dict[str, Sequence[str]] = {}
    for head, role in mapping.items():
        if role in NAMES:
            named[role] = _joined(named[role], columns[head]) if role in named else columns[head]
    if named:
        found += names.parts(named, size)
    return found + [_field(head, role, columns[head]) for head, role in mapping.items() if role not in NAMES]


def _joined(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """Return the first column, filled from the second where it is empty."""
    return [first or second for first, second in zip(one, other, strict=True)]


def _field(head: str, role: str, values: Sequence[str]) -> Field:
    if role in ("born", "year"):
        return dates.dates(head, values)
    own = role in OWN
    if role in ("sex", "nationality", "region"):
        return fields.category(head, [_words(value) for value in values], own)
    if role in ("place", "street", "occupation", "text"):
        return fields.text(head, [_words(value) for value in values], own)
    if role == "email":
        return fields.text(head, [value.strip().lower() for value in values], own)
    signs = [_BLANK.sub("", _folded(value)) for value in values]
    if role == "phone":
        return fields.code(head, [value[-_PHONE_END:] for value in signs])
    return fields.code(head, signs, _POSTCODE_AREA if role == "postcode" else 0, own)


def _words(value: str) -> str:
    return _BLANK.sub(" ", _folded(value)).strip()


def _folded(value: str) -> str:
    if value.isascii():
        return value.lower()
    return "".join(
        sign for sign in unicodedata.normalize("NFKD", value).lower() if not unicodedata.combining(sign)
    )
