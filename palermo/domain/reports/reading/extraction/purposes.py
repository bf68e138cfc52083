"""What money was for, by the words around it: a fee, a bribe, found, a ransom, pay, a debt, a price."""

import re
from functools import cache

from palermo.domain.reports.reading.passage import Passage

_CUES = {
    "found": "found trouv saisi seiz discover decouv deten apreend encontr incaut decomis belt ceinture poche pocket "
    "gants gaveta gaine cash bolso deposito cache carried hidden dissimul escondid arrested carrying possess wallet bag sac",
    "fee": "paid pay paye payer payes payaient pago pagou pagaram pagar pagado pagaron paguei fee fare tarif pasaje "
    "passage passagem travers travess cross smuggl charg collect cobr viaje viagem voyage trajet trayecto encaiss "
    "verse boat pirogue embarc patera canoa passeur coyote guide convoy",
    "bribe": "brib corrup vin suborn soborn desso gratif bakchi mordida gasosa propina touche backhand tip mouill",
    "ransom": "ranson rancon ransom resgat rescat liber releas otage hostage refem rehen kidnap seques secuest enlev",
    "wage": "salair salary salari wage mensuel monthly sueldo ordenado mois month mes semaine week semana daily jornal",
    "debt": "debt owe owes owed dette doit doivent rembours repay divid deve devia deuda debe deben reembols solde balance",
    "reward": "promis promes receive received recoit recevr recebe recibi offer offert remuner profit earn gagn ganha "
    "ganar recompens comission commiss waived compens",
    "price": "bought buy achet compr vendu vend sold sell price prix preco precio cost cout custo worth valeur valor value "
    "estim purchas deal",
    "transfer": "transf envoy sent send enviad enviou remitt wari mandat remis remit deposit depot "
    "momo gave given donne deu dio entreg",
}
_STOPS = frozenset(
    ("sac", "mes", "tip", "bag", "pay", "mois", "buy", "deve", "vend", "sent", "send", "owe", "cash", "vin")
)
_PASSIVE = frozenset(("be", "being", "was", "were", "gets", "get", "is", "would"))
_END = re.compile(r"[!?;]\s|\.\s+(?=[^\W\d_a-zà-ÿ«\"(])|\n\s*\n")
_BREAK = re.compile(r"[!?;:.,(]\s|\n\s*\n")
_PERIOD = frozenset(
    ("mois", "month", "mes", "semaine", "week", "semana", "day", "jour", "dia", "monthly", "mensuels")
)
_JOINED = frozenset(
    ("ce", "ces", "le", "les", "on", "this", "last", "in", "a", "il", "y", "depuis", "au", "no", "en", "este")
)
_BACK, _FORWARD = 10, 6


@cache
def _index() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for what, cues in _CUES.items():
        for cue in cues.split():
            found.setdefault(cue[:3], []).append((cue, what))
    return found


@cache
def cue(word: str) -> str:
    """Return what a folded word says of money near it: fee, bribe, found, ransom, wage, debt, ..., or ''."""
    for start, what in _index().get(word[:3], ()):
        if word == start or (start not in _STOPS and word.startswith(start)):
            return what
    return ""


def _clause(passage: Passage, first: int, last: int) -> tuple[int, int]:
    """Return the first word and the one after the last near an amount in its sentence; a colon ends no sentence here."""
    begin, close = max(0, first - _BACK), min(last + _FORWARD, len(passage.starts))
    left, right = passage.starts[begin], passage.ends[close - 1]
    for match in _END.finditer(passage.raw, left, passage.starts[first] + 1):
        left = match.end()
    if stop := _BREAK.search(passage.raw, passage.ends[last - 1], right):
        right = stop.start()
    while passage.starts[begin] < left and begin < first:
        begin += 1
    while close > last and passage.starts[close - 1] > right:
        close -= 1
    return begin, close


def purpose_of(passage: Passage, first: int, last: int) -> str:
    """Return what an amount that covers the words `first` to `last` was for, '' when nothing near says so.

    The nearest word wins, one before the amount rather than one behind it, within the sentence.
    """
    words = passage.folded
    if not words or first >= len(words):
        return ""
    if _PERIOD & set(words[last : last + 2]) and not _JOINED & set(words[last : last + 1]):
        return "wage"
    best, found = 99, ""
    begin, close = _clause(passage, first, last)
    for place in range(begin, first):
        if what := cue(words[place]):
            if (
                words[place] in ("paid", "pay", "paye", "pago", "pagado")
                and place
                and words[place - 1] in _PASSIVE
            ):
                what = "reward"
            distance = first - place + (what == "fee")
            if distance <= best or what in ("ransom", "bribe"):
                best, found = distance, what
    for place in range(last, close):
        if what := cue(words[place]):
            distance = 2 * (place - last) + 2
            if distance < best or what in ("ransom", "bribe"):
                best, found = distance, what
    return found
