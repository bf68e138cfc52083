"""Currencies as they are written around an amount: signs, codes, words, and words that depend on the country."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from palermo.domain.reports.reading.extraction.figures import Figure, unit_after
from palermo.domain.reports.reading.passage import Passage


def _names(text: str) -> dict[str, str]:
    return {word: line.split()[0] for line in text.strip().splitlines() for word in line.split()[1:]}


_WORDS = _names(
    """
    XOF fcfa cfa xof fcf cfas cefa sefa
    XAF xaf
    GHS ghs ghc cedi cedis gh
    NGN ngn naira nairas
    GMD gmd dalasi dalasis
    GNF gnf fg fng
    SLE sle sll nle leone leones
    LRD lrd liberty
    CVE cve ecv escudo escudos
    MRU mru mro ouguiya ouguiyas ougiya uguia uguias uguiya
    MAD mad
    DZD dzd
    LYD lyd
    TND tnd
    EUR eur euro euros
    USD usd usdt dollar dollars dolar dolares buck bucks
    GBP gbp sterling quid
    CHF chf
    CAD cad
    AED aed
    EGP egp
    XCD xcd
    BRL brl reais
    MXN mxn
    COP cop
    PEN pen soles
    GTQ gtq quetzal quetzales
    HNL hnl lempira lempiras
    VES ves bolivar bolivares
    KES kes ksh
    UGX ugx
    TZS tzs
    ETB etb birr birrs
    ZAR zar rand rands
    INR inr rupee rupees
    THB thb baht
    CNY cny yuan rmb
    RUB rub roubles rubles
    SAR sar riyal riyals
    OMR omr
    """
)
_FRANCS = frozenset(("f", "fr", "frs", "franc", "francs", "franco", "francos"))
_CFA = frozenset(("cfa", "xof", "cefa"))
# Words for the money of several countries; the country of the unit or the next word says which.
_SHARED: Mapping[str, Mapping[str, str]] = {
    "franc": {"GN": "GNF", "CH": "CHF", "CD": "CDF", "RW": "RWF", "BI": "BIF", "DJ": "DJF"}
    | dict.fromkeys(("CM", "GA", "TD", "CF", "CG", "GQ"), "XAF"),
    "dinar": {"DZ": "DZD", "LY": "LYD", "TN": "TND", "IQ": "IQD", "JO": "JOD", "KW": "KWD", "RS": "RSD"},
    "dirham": {"AE": "AED"},
    "peso": {"MX": "MXN", "CO": "COP", "CL": "CLP", "AR": "ARS", "UY": "UYU", "DO": "DOP", "CU": "CUP", "PH": "PHP"},
    "shilling": {"KE": "KES", "UG": "UGX", "TZ": "TZS", "SO": "SOS"},
    "dollar": {"LR": "", "CA": "", "AU": ""},
}  # fmt: skip
_DEFAULT = {"franc": "XOF", "dinar": "", "dirham": "MAD", "peso": "", "shilling": ""}
_FAMILY = {
    "dinar": "dinar", "dinars": "dinar", "dinares": "dinar", "dirham": "dirham", "dirhams": "dirham", "dh": "dirham",
    "dhs": "dirham", "peso": "peso", "pesos": "peso", "shilling": "shilling", "shillings": "shilling",
}  # fmt: skip
_OF = {
    "alger": "DZD", "argel": "DZD", "liby": "LYD", "libi": "LYD", "tunis": "TND", "tunec": "TND", "mexic": "MXN",
    "colomb": "COP", "chile": "CLP", "argent": "ARS", "marroq": "MAD", "maroc": "MAD", "morocc": "MAD",
    "emira": "AED", "guin": "GNF", "suiss": "CHF", "swiss": "CHF", "congol": "CDF", "canad": "CAD", "liber": "LRD",
    "keny": "KES", "ugand": "UGX", "tanz": "TZS", "domin": "DOP",
}  # fmt: skip
_SIGNS = {"€": "EUR", "£": "GBP", "₦": "NGN", "₵": "GHS", "¢": "GHS", "$": "USD"}
_BEFORE = re.compile(
    r"(?:(?<![^\W\d_])(?P<code>US ?\$|RD\$|U\.S\. ?\$|L\$|LD|GH[₵¢CS]?|NGN|GMD|GNF|FG|SLE|SLL|NLe|LRD|USD|EUR|GBP|XOF|"
    r"F ?CFA|CFA|XAF|MRU|UM|MAD|DHS?|DZD|DA|LYD|TND|CVE|ECV|MXN|MX ?\$|COP|CHF|R\$|KES|K[Ss]h|Le|N|D|Q)[ .]?|"
    r"(?P<sign>[€£₦₵¢$]) ?)$"
)
_CODES = {
    "L$": "LRD", "RD$": "DOP", "LD": "LRD", "GH₵": "GHS", "GH¢": "GHS", "GHC": "GHS", "GH": "GHS", "FG": "GNF", "NLE": "SLE",
    "FCFA": "XOF", "CFA": "XOF", "UM": "MRU", "DH": "MAD", "DHS": "MAD", "DA": "DZD", "ECV": "CVE", "US$": "USD",
    "U.S.$": "USD", "MX$": "MXN", "R$": "BRL", "KSH": "KES", "LE": "SLE", "N": "NGN", "D": "GMD", "Q": "GTQ", "SLL": "SLE",
}  # fmt: skip
_CAPITALS = {"DA": "DZD", "UM": "MRU", "DT": "TND"}  # words of Portuguese in small letters
_SIGN_AFTER = re.compile(r" ?([€£₦₵$])(?!\d)|(\$00)")
_DOLLARS = frozenset(("dollar", "dollars", "dolares"))
_ADJECTIVE = frozenset(
    ("new", "old", "us", "u", "american", "ghana", "ghanaian", "nigerian", "gambian", "algerian", "libyan", "tunisian",
     "moroccan", "mexican", "colombian", "guinean", "leonean", "liberian", "swiss", "canadian", "novos", "nouveaux",
     "in", "s", "cape", "verdean", "mauritanian")
)  # fmt: skip
_PARTITIVE = frozenset(("de", "d", "of", "des"))
_LEAST = 100  # an F behind fewer is a woman


def _shared(family: str, country: str, following: str) -> str:
    for start, code in _OF.items():
        if following.startswith(start):
            return code
    return _SHARED[family].get(country, _DEFAULT[family])


def before(passage: Passage, figure: Figure, country: str) -> tuple[str, int] | None:
    """Return the currency (ISO 4217) written before an amount and the character where it begins, None for none."""
    match = _BEFORE.search(passage.raw, max(0, figure.start - 8), figure.start)
    if not match:
        return None
    if sign := match["sign"]:
        return _dollar(country) if sign == "$" else _SIGNS[sign], match.start()
    code = match["code"].replace(" ", "").upper()
    if code in ("N", "D", "Q", "LE", "UM", "DA", "LD", "GH", "DH"):
        spaced = passage.raw[figure.start - 1] in " ."
        if millions(figure) < 20 or (spaced and (code in ("N", "D", "Q", "DA") or passage.language != "en")):
            return None
    elif not match["code"].isupper() and code not in ("NLE", "KSH"):
        return None
    return _CODES.get(code, code), match.start()


@cache
def _dollar(country: str) -> str:
    return {"MX": "MXN", "CO": "COP", "CL": "CLP", "AR": "ARS", "CA": "CAD", "AU": "AUD"}.get(country, "USD")


def after(passage: Passage, figure: Figure, country: str) -> tuple[str, int] | None:
    """Return the currency (ISO 4217, '' when several countries use its word) after an amount and where it ends."""
    match = None if figure.suffix else _SIGN_AFTER.match(passage.raw, figure.end)
    if match:
        return ("CVE", match.end()) if match[2] else (_SIGNS[match[1]], match.end())
    word, start, end, place = unit_after(passage, figure)
    words, count = passage.folded, len(passage.folded)
    if word in _PARTITIVE and figure.whole >= 1000 and place < count:
        word, start, end, place = words[place], passage.starts[place], passage.ends[place], place + 1
    if word in _ADJECTIVE:
        word, start, end, place = _past(passage, word, start, end, place)
    if not word:
        return None
    following = words[place] if place < count and passage.starts[place] - end <= 3 else ""
    if word in _FRANCS:
        return _francs(passage, figure, country, (word, start, end, place), following)
    if passage.raw[start:end] in _CAPITALS:
        return _CAPITALS[passage.raw[start:end]], end
    if code := _WORDS.get(word):
        if word == "ngn" and figure.whole < 20:
            return None  # four of them are Nigerians
        return _named(passage, code, country, place, end)
    if word in ("pound", "pounds", "livre", "livres", "libras") and following in ("sterling", "esterlinas"):
        return "GBP", passage.ends[place]
    if word in ("conto", "contos"):
        return ("XOF" if country == "GW" else "CVE"), end
    if family := _FAMILY.get(word):
        return _shared(family, country, following), end
    return None


def _named(passage: Passage, code: str, country: str, place: int, end: int) -> tuple[str, int]:
    """Return a currency named by its own word, with what the next word adds: francs, US, Liberian."""
    following = (
        passage.folded[place] if place < len(passage.folded) and passage.starts[place] - end <= 3 else ""
    )
    if code == "XOF" and _SHARED["franc"].get(country) == "XAF":
        code = "XAF"
    if code == "USD" and following[:5] in ("liber", "canad"):
        return _OF[following[:5]], passage.ends[place]
    if following in ("us", "francs", "franc", "sterling", "cfa"):
        end = passage.ends[place]
    return code, end


def _past(passage: Passage, word: str, start: int, end: int, place: int) -> tuple[str, int, int, int]:
    """Return the word behind *new*, *U.S.* and their like, when it is one of money."""
    words, count = passage.folded, len(passage.folded)
    for step in range(place, min(place + 3, count)):
        known = words[step]
        if known in _WORDS or known in _FAMILY or known in _FRANCS:
            if (known in _FAMILY or known in _DOLLARS) and (code := _of_country(word)):
                return code.lower(), start, passage.ends[step], step + 1
            return known, start, passage.ends[step], step + 1
        if known in ("currency", "dollars"):
            return "usd", start, passage.ends[step], step + 1
        if known not in _ADJECTIVE:
            break
    return "", start, end, place


def _of_country(adjective: str) -> str:
    return next((code for start, code in _OF.items() if adjective.startswith(start)), "")


def _francs(
    passage: Passage, figure: Figure, country: str, unit: tuple[str, int, int, int], following: str
) -> tuple[str, int] | None:
    word, start, end, place = unit
    if following in _CFA:
        return ("XAF" if _SHARED["franc"].get(country) == "XAF" else "XOF"), passage.ends[place]
    if word in ("f", "fr") and (figure.whole < _LEAST or figure.words or passage.raw[start] == "f"):
        return None
    code = _shared("franc", country, following if len(word) > 3 else "")
    named = len(word) > 3 and any(following.startswith(each) for each in ("guin", "suis", "swis", "congol"))
    return code, passage.ends[place] if named else end


def named_before(passage: Passage, figure: Figure) -> tuple[str, int] | None:
    """Return the currency whose name stands right before an amount (*leones 5,000*), and where it begins."""
    place = figure.first - 1
    if place < 0 or figure.glued or len(passage.folded[place]) < 4:
        return None
    code = _WORDS.get(passage.folded[place])
    if not code or passage.raw[passage.ends[place] : figure.start].strip(" .") or figure.whole < 20:
        return None
    before = passage.folded[place - 1] if place else ""
    return None if before.isdigit() else (code, passage.starts[place])


def millions(figure: Figure) -> Decimal:
    """Return the amount of N4.85m, where a glued m or M behind money means millions."""
    return figure.whole * 1_000_000 if figure.suffix in ("m", "mn", "mio") else figure.whole


def thousands(passage: Passage, last: int) -> int:
    """Return 1000 where the last word of an amount is *conto*, a thousand escudos or francs, otherwise 1."""
    return 1_000 if passage.folded[last - 1 : last] in (["conto"], ["contos"]) else 1
