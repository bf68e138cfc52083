"""What stands around a number: a word that makes it a phone, one that makes it something else, its holder's country."""

import re
from enum import Enum
from functools import cache

from palermo.domain.reports.reading.extraction.context import data

_WINDOW = 48
_HOLDER = 90
_STRONG = re.compile(
    r"(?<![a-z])(?:tel|tele|tels|tlf|tlfn|telf|tlm|tlms|ph|telephon[a-z]{1,3}|telefon[a-z]{1,3}|telefon|"
    r"telemove(?:l|is)|phon(?:es?|ed)|"
    r"mobs?|mobiles?|moviles|movil|cels?|cells?|cellphones?|celular(?:es)?|cellulaires?|gsm|whats ?app|"
    r"whatsap|viber|telegram|sms|"
    r"appel(?:er|le|ant|e|ait|ez|s|ons)?|appelee?s?|lign[ae]s? tel|ligac(?:ao|oes)|ligav[ao]|ligam|liga|"
    r"chamad[ao]s?|chamou|chamar|llamad[ao]s?|"
    r"llaman?|llamen|llame|marcar|fonos?|fones?|telefone|zap|tfno|tlfno|telef|contactar|contatos?|contacted|texts?|texted|signal|"
    r"messenger|nequi|daviplata|yape|plin|pix|zelle|bizum|numero de|abonnee?s?|"
    r"joindre|joignable|ligar|ligou|llamar|llamo|llamaba|portables?|fax|hotline|"
    r"calls?|called|calling|rang|dial(?:led|ed)?|momo|money|wave|nita|wizall|bankily|m-?pesa|flooz|"
    r"t-?money|mobile money)(?![a-z])"
)
_WEAK = re.compile(
    r"(?<![a-z])(?:numeros?|nums?|numbers?|nos?|nrs?|contacts?|contactos?|contacter|lignes?|linhas?|"
    r"lines?|sims?|puces?|chip)(?![a-z])|n ?°"
)
_AGAINST = re.compile(
    r"(?<![a-z])(?:passe?ports?|passaportes?|pasaportes?|pp|imei|imsi|iccid|meid|immat[a-z]{0,12}|"
    r"plaques?|plates?|matriculas?|matricules?|reg|"
    r"comptes?|accounts?|contas?|cuentas?|iban|rib|swift|bi|cni|nin|nni|nina|dni|nie|cedulas?|permis|"
    r"licen[cs]es?|visas?|vistos?|visados?|serials?|serie|chassis|"
    r"vin|imo|mmsi|dossiers?|refs?|references?|case|file|pv|flights?|vols?|voos?|vuelos?|badges?|"
    r"factures?|invoices?|bons?|billets?|"
    r"tickets?|boletins?|carte|cartes|card|cards|cartao|tarjetas?|identi[a-z]{2,6}|gps|coord[a-z]{0,9}|"
    r"lat|lon|lots?|batch|awb|conteneurs?|containers?|"
    r"contentor(?:es)?|mandats?|warrants?|registration|registre|tin|nif|ifu|pin|code|mrz)(?![a-z])"
)
_STOP = re.compile(r"[;!?] |\n\n|\d")
_UNIT = re.compile(
    r" ?(?:f ?cfa|cfa|fr?s?\b|francs?|xof|xaf|mru|um\b|ngn|nairas?|ghs|cedis?|gnf|gmd|dalasis?|lrd|"
    r"sll?e?|leones?|cve|"
    r"escudos?|contos|usd?\b|dollars?|dolares|eur\b|euros?|dinars?|dirhams?|kgs?\b|g\b|gr\b|grammes?|"
    r"grams?|tonnes?|km\b|m\b|"
    r"litr[a-z]{1,3}|l\b|comprim[a-z]{1,4}|cps?\b|tablets?|pastill?[a-z]{1,3}|cartouches?|rounds?|pax\b|"
    r"personnes|[€$£%°])"
)
_CLAUSE = re.compile(r"[^\d.,;:\n/]{0,26}")
_AFTER = re.compile(r" ?\(([a-z' -]{3,20})\)")


class Cue(Enum):
    """How the words before a number speak of it."""

    NONE = 0
    WEAK = 1
    STRONG = 2
    AGAINST = 3


def cue_before(text: str, start: int) -> Cue:
    """Return what the nearest word before a place of a level text makes of a number there."""
    window = text[max(start - _WINDOW, 0) : start]
    cuts = [match.end() for match in _STOP.finditer(window)]
    floor = cuts[-1] if cuts else 0
    if floor == len(window):
        return Cue.NONE
    strong = _last(_STRONG, window, floor)
    weak = _last(_WEAK, window, floor)
    against = _last(_AGAINST, window, floor)
    if against > strong:
        # 'passport no. 1234567' and 'card, number 97 00 01 88': the weak word belongs to what stands close before it.
        return Cue.WEAK if weak > against + 16 and "," in window[against:weak] else Cue.AGAINST
    if strong >= 0:
        return Cue.STRONG
    return Cue.WEAK if weak >= 0 and len(window) - weak <= 30 else Cue.NONE


def _last(pattern: re.Pattern[str], window: str, floor: int) -> int:
    place = -1
    for match in pattern.finditer(window, floor):
        place = match.end()
    return place


def cue_after(text: str, end: int) -> Cue:
    """Return whether a number is called a phone right after it, as in *3000123 is her mobile*."""
    window = _CLAUSE.match(text, end)
    return Cue.WEAK if window and _STRONG.search(window.group()) else Cue.NONE


def not_a_phone_after(text: str, end: int) -> bool:
    """Say whether a currency or a unit follows, which makes the digits an amount."""
    return bool(_UNIT.match(text, end)) or text[end : end + 1] == "<"


def holder(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the country of the nationality named before a number, and of the one in brackets after it."""
    adjectives, named = _nations()
    window = text[max(start - _HOLDER, 0) : start]
    cut = max(window.rfind(mark) for mark in (". ", "; ", "! ", "? ", "\n\n"))
    before = ""
    for match in adjectives.finditer(window, max(cut, 0)):
        before = match.lastgroup or ""
    after = _AFTER.match(text, end)
    inside = (named.match(after.group(1)) or adjectives.match(after.group(1))) if after else None
    return before, (inside.lastgroup or "") if inside else ""


def nationality_in(window: str) -> str:
    """Return the country (alpha-2) of the last nationality or country named in a level window, '' when none is."""
    adjectives, named = _nations()
    found = ""
    for pattern in (named, adjectives):
        for match in pattern.finditer(window):
            found = match.lastgroup or ""
    return found


@cache
def _nations() -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = data("phones")
    return _beginnings(known["adjectives"], ""), _beginnings(known["names"], r"(?![a-z])")


def _beginnings(known: dict[str, list[str]], tail: str) -> re.Pattern[str]:
    """Return a pattern with a named group per country; the longest beginnings come first."""
    longest = sorted(known, key=lambda code: -max(len(word) for word in known[code]))
    groups = "|".join(f"(?P<{code}>{'|'.join(map(re.escape, known[code]))})" for code in longest)
    return re.compile(rf"(?<![a-z])(?:{groups}){tail}")
