"""Number plates in a narrative: by a word such as *immat.*, after a vehicle, or by a shape that only plates have.

West African shapes come from data/plates.yaml. Plates of other places, such as those of the United States, are read
after a word only. What was not read of a plate is a question mark.
"""

import re
from collections.abc import Iterator
from itertools import islice

from palermo.domain.reports.reading.extraction.context import MOST, Context, level
from palermo.domain.reports.reading.extraction.plate_shapes import Shape, shape_of
from palermo.domain.reports.reading.extraction.vehicle_words import vehicle_before
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.plates import normalise
from palermo.domain.reports.reading.suggestion import Item, Span
from palermo.kernel.errors import Invalid

_CUE = re.compile(
    r"(?<![a-z])(?:immat[a-z]{0,12}|imm\.|n° d'immat[a-z]*|plaques?(?: d'immat[a-z]{0,12})?|(?:number|"
    r"licen[cs]e|registration|reg\.?) ?plates?|"
    r"plates?|regist(?:ration|ered|ered as)|reg|regn|tags?|matriculas?|matr\.?|mat\.|"
    r"chapas?(?: de matricula)?|placas?|matriculad[ao]s?|patentes?|dominio|tablillas?)(?![a-z])"
)
_FILL_WRITTEN = (
    "n no nr num numero number no° is was est sous le la du de da do reads read read lu lue lus bearing mark marks and et e y i "
    "partial partielle partiellement parcial parcialmente seen vue vu only with avec com con the a o un une el of which "
    "shows showing not ending finissant terminant terminada terminando se par en em por in number:"
)
_FILL = frozenset(_FILL_WRITTEN.split())
_TOKEN = re.compile(r"[^\W_]++(?:[?*_]++[^\W_]*+|\.{2,4}[^\W_]*+)*+|[?*_]{1,40}+[^\W_]++")
_GAP = re.compile(r"[ \u00a0\u202f]?[-–./·]?[ \u00a0\u202f]?")
_ALONE = re.compile(
    r"(?<![^\W_])[A-Z0-9?]{1,9}+(?:[ \u00a0]?[-–.·]?[ \u00a0]?(?<![^\W_])[A-Z0-9?]{1,7}+){0,5}+(?![\w<])"
)
_MIXED = re.compile(r"[0-9]{1,6}[ \u00a0.–·-]{0,3}[A-Z]|[A-Z][ \u00a0.–·-]{0,3}[0-9]")
_UNREAD = re.compile(r"\.{2,}|[?*_]")
_UNIT = re.compile(r"[ \u00a0]?(?:kgs?|g|gr|km|f|fcfa|cfa|pax|l|m|h|tabs?|comprim|cartons?|pers|%)(?![a-z])")
_COUNTED = re.compile(r"[ \u00a0](?:[a-z]{3,})")
_BLANK = " \u00a0\u202f"
_MONEY = frozenset(
    ("xof", "xaf", "cfa", "fcfa", "ghs", "usd", "eur", "ngn", "gmd", "mru", "gnf", "sle", "lrd", "cve")
)
_TOWED = re.compile(
    r"(?<![a-z])(?:caja|remolque|semirremolque|trailer|(?:semi-?)?remorque|reboque|atrelado|"
    r"acoplado|carreta|chasis|tracteur|cabezal)(?: n°| no\.?)? ?$"
)
_ENDING = frozenset(
    ("finissant", "terminant", "ending", "terminada", "terminando", "terminado", "ends", "termine", "termina")
)
_ANOTHER = re.compile(
    r"(?: ?[,;/&(] ?| )(?:(?:et|and|e|y|ou|or|puis|then|depois|luego)(?: (?:le|la|a|o|el) )? ?)?(?=[A-Za-z0-9])"
)
_NO_LETTERS_WRITTEN = (
    "XOF XAF CFA FCFA GHS USD EUR NGN GMD MRU GNF SLE SLL LRD CVE KG KM HP CV ML PAX DE DU LE LA ET OU AT ON IN TO OF EM "
    "NO NA DO DA UN UNE AND THE FOR LES DES SUR AU EN VOL BP RN PK NM TD IMO IMEI UTC GMT SO NE NW SE SW NO AN ANS OR "
    "BY EL LOS DEL POR CON PAR JAN FEV MAR AVR MAI DEC NOV OCT SEP AUG JUL JUN MAY APR FEB"
)
_NO_LETTERS = frozenset(_NO_LETTERS_WRITTEN.split())
_PAPER_BEFORE = re.compile(
    r"(?<![a-z])(?:passe?ports?|passaportes?|pasaportes?|cni|nin|bi|dni|cedeao|ecowas|visas?|vistos?|"
    r"permis|licen[cs]e|identi[a-z]{2,6}|imei|serie|serial|"
    r"imo|bp|p\.?o\.? box|box|vols?|flights?|voos?|cal|calibre|dossier|ref|pv|n°|conteneurs?|"
    r"containers?|iban|compte|account|badge|vin|chassis)"
    r"[ .:n°o#]{0,6}(?:[a-z]{2,3} )?$"
)  # fmt: skip
_LOOK_BACK, _SHORT, _LISTED = 30, 6, 8


def find(passage: Passage, context: Context) -> list[Item]:
    """Return the number plates of a text as items of kind `plate`."""
    raw, text = passage.raw, level(passage)
    items: list[Item] = []
    for cue in islice(_CUE.finditer(text), MOST):
        item = _after_cue(raw, text, cue.end(), context)
        if item and not _taken(item, items):
            items.append(item)
            items += (each for each in _further(raw, text, item, context) if not _taken(each, items))
    for match in _ALONE.finditer(raw):
        if len(items) < 2 * MOST and _MIXED.search(match.group()):
            items += (item for item in _standing(raw, text, match, context) if not _taken(item, items))
    return items


def _further(raw: str, text: str, item: Item, context: Context) -> list[Item]:
    """Return the plates that follow one in a list: *plaques AB 1234 RB et BK 3310 RB*."""
    found: list[Item] = []
    while len(found) < _LISTED:
        match = _ANOTHER.match(text, item.spans[0].end)
        if not match or not match.group().strip():
            break
        token = _TOKEN.match(raw, match.end())
        if not token or not _may_open(token.group(), raw, token.end()):
            break
        following = _after_cue(raw, text, match.end(), context)
        if following is None or following.score < 0.8 or following.spans[0].start != match.end():
            break
        found.append(following)
        item = following
    return found


def _taken(item: Item, items: list[Item]) -> bool:
    (span,) = item.spans
    return any(span.start < other.spans[0].end and other.spans[0].start < span.end for other in items)


def _after_cue(raw: str, text: str, start: int, context: Context) -> Item | None:
    """Return the plate that a word announces, if some follows within a few words."""
    tokens: list[re.Match[str]] = []
    skipped: list[str] = []
    for token in _TOKEN.finditer(raw, start, min(start + 70, len(raw))):
        between = raw[tokens[-1].end() if tokens else start : token.start()]
        if tokens:
            if not _GAP.fullmatch(between) or len(tokens) == 6 or not _may_belong(token.group(), tokens):
                break
            tokens.append(token)
            continue
        if len(between) > 6 or any(mark in between for mark in ";!\n,") or (". " in between and skipped):
            return None
        if not _may_open(token.group(), raw, token.end()):
            skipped.append(token.group().lower())
            if len(skipped) > 5:
                return None
            start = token.end()
            continue
        if token.group().islower() and not _FILL.issuperset(skipped):
            return None
        tokens.append(token)
    return _best(raw, text, tokens, context, skipped)


def _may_open(token: str, raw: str, end: int) -> bool:
    if token.lower() in _MONEY:
        return False
    if any(mark.isdecimal() for mark in token):
        return len(token) <= 10
    return (
        len(token) <= 3
        and (token.isupper() or token.lower() not in _FILL)
        and bool(re.match(r"[ \u00a0-]{0,2}[0-9?]", raw[end : end + 3]))
    )


def _may_belong(token: str, tokens: list[re.Match[str]]) -> bool:
    if any(mark.isdecimal() for mark in token):
        return len(token) <= 7
    lower = any(each.group().islower() for each in tokens)
    return len(token) <= 3 and (
        token.isupper() or (lower and token.lower() not in _FILL) or not token.isalnum()
    )


def _best(
    raw: str, text: str, tokens: list[re.Match[str]], context: Context, skipped: list[str]
) -> Item | None:
    """Return the longest run of tokens that has a known shape, else the shortest that is like a plate at all."""
    for last in range(len(tokens), 0, -1):
        span = Span(tokens[0].start(), tokens[last - 1].end())
        shape = shape_of(_capital(raw[span.start : span.end]))
        cut = last < len(tokens) and raw[span.end : tokens[last].start()].strip(_BLANK)
        if shape and (shape.sure or not cut):
            return _item(raw, span, shape, 0.96, context, text)
    for last in range(len(tokens), 0, -1):
        span = Span(tokens[0].start(), tokens[last - 1].end())
        plate = _normal(raw[span.start : span.end])
        letters = sum(mark.isalpha() for mark in plate)
        if 4 <= len(plate) <= 10 and letters and "?" not in plate and _together(raw, text, tokens[:last]):
            return _item(raw, span, None, 0.85, context, text)
    return _in_part(raw, text, tokens, context, skipped)


def _together(raw: str, text: str, tokens: list[re.Match[str]]) -> bool:
    """Say whether the last of several pieces still belongs to a plate of unknown shape, not to the sentence."""
    if len(tokens) == 1:
        return True
    last, read = tokens[-1], sum(len(each.group()) for each in tokens[:-1])
    gap = raw[tokens[-2].end() : last.start()].strip(_BLANK)
    blank = not gap and tokens[-2].end() < last.start()
    if not last.group().isdecimal():
        if any(mark.isdecimal() for mark in last.group()):
            return not blank
        return not blank or (last.group().upper() not in _NO_LETTERS and read <= 7)
    if not blank:
        return True
    joined = any(mark in raw[tokens[0].start() : tokens[-2].end()] for mark in "-/.·")
    whole = read > 6 or (joined and read > 4) or any(each.group().isdecimal() for each in tokens[1:-1])
    return not whole and not _COUNTED.match(text, last.end()) and not _UNIT.match(text, last.end())


def _in_part(
    raw: str, text: str, tokens: list[re.Match[str]], context: Context, skipped: list[str]
) -> Item | None:
    """Return a plate read in part, or given by its figures alone."""
    if not tokens:
        return None
    span = Span(tokens[0].start(), tokens[-1].end())
    plate = _normal(raw[span.start : span.end])
    if "?" in plate and 3 <= len(plate) <= 10:
        return _item(raw, span, None, 0.85, context, text)
    first = tokens[0].group()
    if _ENDING.intersection(skipped) and len(tokens) == 1 and 2 <= len(first) <= 5:
        return _ending(raw, Span(*tokens[0].span()))
    if (
        _FILL.issuperset(skipped)
        and len(skipped) < 4
        and 4 <= len(first) <= 7
        and first.isdecimal()
        and len(tokens) == 1
        and not _UNIT.match(text, tokens[0].end())
    ):
        return _item(raw, Span(*tokens[0].span()), None, 0.6, context, text)
    return None


def _ending(raw: str, span: Span) -> Item | None:
    """Return a plate of which the end alone was read: what stands before it is one unread mark."""
    value = _normal(f"?{raw[span.start : span.end]}")
    return Item("plate", value, {"plate": value, "country": ""}, 0.7, (span,)) if value else None


def _standing(raw: str, text: str, match: re.Match[str], context: Context) -> Iterator[Item]:
    """Yield the plates without an announcing word in a run of capitals and digits."""
    tokens = [
        Span(match.start() + m.start(), match.start() + m.end())
        for m in re.finditer(r"[A-Z0-9?]+", match.group())
    ]
    first = 0
    while first < len(tokens):
        for last in range(min(first + 4, len(tokens) - 1), first - 1, -1):
            span = Span(tokens[first].start, tokens[last].end)
            shape = shape_of(raw[span.start : span.end])
            if shape and (score := _alone_score(raw, text, span, shape, context)):
                if item := _item(raw, span, shape, score, context, text):
                    yield item
                first = last
                break
        first += 1


def _alone_score(raw: str, text: str, span: Span, shape: Shape, context: Context) -> float:
    """Return how sure a shape is that nothing announces, 0.0 where it is more likely something else."""
    written = raw[span.start : span.end]
    before = text[max(span.start - _LOOK_BACK, 0) : span.start]
    if (
        _PAPER_BEFORE.search(before)
        or _UNIT.match(text, span.end)
        or before.endswith(("+", "$", "€", "£", "<"))
    ):
        return 0.0
    vehicle = vehicle_before(text, span.start) or bool(_TOWED.search(before))
    pieces = re.findall(r"[A-Z]+", written)
    spaced = " " in written or "\u00a0" in written
    if spaced and not vehicle and any(piece in _NO_LETTERS for piece in pieces):
        return 0.0
    if (
        shape.sure
        and not vehicle
        and context.country not in shape.countries
        and len(_normal(written)) <= _SHORT
    ):
        return 0.0  # '3 SN 12 GN' counts people
    if shape.sure:
        return 0.93 if vehicle else 0.88 if context.country in shape.countries else 0.8
    if vehicle and not any(piece in _NO_LETTERS and spaced for piece in pieces):
        return 0.85 if context.country in shape.countries or "NE" in shape.countries else 0.75
    return 0.0


def _capital(written: str) -> str:
    return _UNREAD.sub("?", written).upper()


def _normal(written: str) -> str:
    try:
        return normalise(written)
    except Invalid:
        return ""


def _item(
    raw: str, span: Span, shape: Shape | None, score: float, context: Context, text: str
) -> Item | None:
    written = " ".join(raw[span.start : span.end].split())
    value = _normal(shape.plate if shape else written) or _normal(written)
    if not value:
        return None
    countries = shape.countries if shape else ()
    country = context.country if context.country in countries else countries[0] if len(countries) == 1 else ""
    shown = written.upper() if value == _normal(written) else shape.plate if shape else value
    return Item("plate", value, {"plate": shown, "country": country}, score, (span,))
