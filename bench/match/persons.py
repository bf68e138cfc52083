"""Invented persons in any number, some of them written twice with the errors of the field; the same for the same seed."""

import random
from bisect import bisect
from collections.abc import Callable
from itertools import accumulate

# Lists written as words read better than as quotes and commas.
# ruff: noqa: SIM905
GIVEN = (
    "mohamed fatoumata mamadou moussa aissatou ibrahima abdoulaye amadou mariama ousmane fatou souleymane aminata "
    "oumar mariam issa adama boubacar awa idrissa alassane kadiatou seydou bintou daouda oumou bakary rokia harouna "
    "salimata lamine hawa modou ramatoulaye cheikh hadiza sani zeinabou garba rakia issoufou haoua kwame ama kofi "
    "akosua yao adjoa emeka ngozi chinedu ifeoma tunde folake femi yetunde musa amina abubakar zainab sekou djeneba "
    "alpha mabinty foday isatou ebrima binta jean marie pierre therese joseph agnes paul cecile antonio maria jose "
    "joana carlos ana domingos teresa samuel grace emmanuel comfort daniel blessing john mary peter sarah ahmed khadija"
).split()
SURNAMES = (
    "diallo traore coulibaly ouedraogo keita ndiaye camara toure ba barry sow cisse kone balde diop fall sangare diarra "
    "conde sylla fofana sidibe dembele kouyate sissoko maiga doumbia konate sawadogo zongo kabore ouattara bamba kouassi "
    "kouame koffi yao mensah owusu boateng asante appiah okafor okeke eze nwosu adeyemi balogun ojo bello umar ibrahim "
    "lawal sesay conteh bangura koroma kamara kanu jallow ceesay jobe njie touray sanneh mane badji sambou gomes mendes "
    "tavares lopes cabral semedo da-silva faye gueye sarr seck diouf niang thiam wade mbaye sy kante sacko soumare "
    "issoufou mahamane abdou garba oumarou hamidou adamou souley maman harouna agbeko amegah lawson dossou hounkpe"
).split()
# How one name is written by clerks of several languages.
SPELLINGS = [
    line.split()
    for line in """
    mohamed mohammed muhammad mouhamed mohamad
    mamadou mamadu momodou mahmadou
    amadou amadu ahmadou hamadou
    abdoulaye abdulai abdullahi abdoulahi
    fatoumata fatumata fatoumatta fatimata
    aissatou aisatu isatou assiatou
    ibrahima ibrahim ebrima brahima
    moussa musa mussa
    ousmane usman osmane ousman
    souleymane suleiman sulaiman solimane
    oumar umar omar omaru
    mariam maryam meriem mariama
    boubacar abubakar bubacar aboubacar
    idrissa idris driss
    alassane alhassan lassana
    seydou saidu saydou
    issa isa eissa
    diallo jallow djalo jalloh
    ouedraogo wedraogo ouedrago
    toure touray ture turay
    cisse ceesay sesay cissay
    camara kamara
    diop jobe
    ndiaye njie
    coulibaly kulibaly koulibali
    sow sowe
    kone konneh
    traore trawally traoure
    barry bari barrie
    sidibe sidibeh
    ba bah
    """.strip().splitlines()
]
PLACES = (
    "gaya niamey dosso maradi zinder agadez tahoua birni kandi parakou cotonou malanville lome aflao cinkasse bamako "
    "kayes gao sikasso mopti dakar kedougou tambacounda rosso conakry labe mamou freetown kambia monrovia ganta accra "
    "kumasi tema abidjan bouake korhogo ouagadougou dori lagos kano sokoto katsina benin-city bissau gabu praia mindelo"
).split()
COUNTRIES = "NE ML SN GN NG CI BF GH TG BJ GM SL LR GW CV MR".split()
COLUMNS = ("id", "name", "born", "sex", "nationality", "birth_place", "phone", "passport", "person")
_SYLLABLES = [c + v for c in "b d f g k l m n p r s t w y z nd mb".split() for v in "a e i o u ou".split()]
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_RARE_NAME = 0.35
_RELATED = 0.03

Record = dict[str, str]


def persons(count: int, doubled: float = 0.1, seed: int = 1) -> list[Record]:
    """Return `count` records, the share `doubled` of them a second writing of another one; `person` is the truth."""
    rng = random.Random(seed)  # nosec B311
    originals = count - int(count * doubled)
    records: list[Record] = []
    for number in range(originals):
        kin = rng.choice(records) if records and rng.random() < _RELATED else None
        records.append(_person(rng, number, kin))
    families = _spellings()
    for original in rng.sample(records, count - originals):
        records.append(_again(rng, original, families))
    rng.shuffle(records)
    for number, record in enumerate(records):
        record["id"] = f"r{number}"
    return records


def _zipf(rng: random.Random, words: list[str]) -> str:
    weights = list(accumulate(1 / rank for rank in range(3, len(words) + 3)))
    return words[bisect(weights, rng.random() * weights[-1])]


def _person(rng: random.Random, number: int, kin: Record | None) -> Record:
    given = [_zipf(rng, GIVEN) for _ in range(2 if rng.random() < 0.3 else 1)]
    surname = _zipf(rng, SURNAMES)
    if rng.random() < _RARE_NAME:
        surname = "".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4)))
    if kin:
        surname = kin["name"].rpartition(" ")[2]
    known = rng.random
    return {
        "name": " ".join([*given, surname]),
        "born": f"{rng.randint(1955, 2008)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        "sex": rng.choice("MMMF"),
        "nationality": kin["nationality"] if kin else _zipf(rng, COUNTRIES),
        "birth_place": kin["birth_place"] if kin else _zipf(rng, PLACES),
        "phone": kin["phone"]
        if kin
        else f"+22{rng.randint(0, 9)}{rng.randint(0, 99999999):08}" * (known() < 0.4),
        "passport": f"{rng.choice('ABEPK')}{rng.randint(0, 9999999):07}" * (known() < 0.35),
        "person": f"p{number}",
    }


def _again(rng: random.Random, original: Record, families: dict[str, list[str]]) -> Record:
    """Return another writing of a person: one to three errors, and what the second post did not ask is empty."""
    again = dict(original)
    for column, share in (
        ("born", 0.1),
        ("birth_place", 0.3),
        ("phone", 0.4),
        ("passport", 0.4),
        ("sex", 0.1),
    ):
        if rng.random() < share:
            again[column] = ""
    for _ in range(rng.choice((1, 1, 2, 2, 3))):
        _ERRORS[rng.randrange(len(_ERRORS))](rng, again, families)
    return again


def _spell(rng: random.Random, record: Record, families: dict[str, list[str]]) -> None:
    words = record["name"].split()
    record["name"] = " ".join(rng.choice(families.get(word, [word])) for word in words)


def _slip(rng: random.Random, record: Record, families: dict[str, list[str]]) -> None:
    record["name"] = slipped(rng, record["name"], _LETTERS)


def _order(rng: random.Random, record: Record, families: dict[str, list[str]]) -> None:
    first, _, rest = record["name"].partition(" ")
    record["name"] = f"{rest} {first}"


def _shorten(rng: random.Random, record: Record, families: dict[str, list[str]]) -> None:
    words = record["name"].split()
    if len(words) > 2:
        del words[1]
    else:
        words[0] = words[0][:1]
    record["name"] = " ".join(words)


def _birth(rng: random.Random, record: Record, families: dict[str, list[str]]) -> None:
    if record["born"]:
        year, month, day = record["born"].split("-")
        if int(day) <= 12 and rng.random() < 0.4:
            month, day = day, month
        elif rng.random() < 0.3:
            month = day = "01"
        else:
            year = str(int(year) + rng.choice((-10, -1, 1, 10)))
        record["born"] = f"{year}-{month}-{day}"


def _number(rng: random.Random, record: Record, families: dict[str, list[str]]) -> None:
    column = rng.choice(("phone", "passport"))
    record[column] = slipped(rng, record[column], "0123456789")


def _elsewhere(rng: random.Random, record: Record, families: dict[str, list[str]]) -> None:
    record["birth_place"] = rng.choice(PLACES)


def slipped(rng: random.Random, text: str, signs: str) -> str:
    """Return a text with one sign changed, lost, added, or swapped with the next."""
    if len(text) < 3:
        return text
    at = rng.randrange(1, len(text) - 1)
    return rng.choice(
        (
            text[:at] + rng.choice(signs) + text[at + 1 :],
            text[:at] + text[at + 1 :],
            text[:at] + rng.choice(signs) + text[at:],
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        )
    )


_Error = Callable[[random.Random, Record, dict[str, list[str]]], None]
_ERRORS: tuple[_Error, ...] = (_spell, _spell, _slip, _slip, _order, _shorten, _birth, _number, _elsewhere)


def _spellings() -> dict[str, list[str]]:
    return {form: forms for forms in SPELLINGS for form in forms}
