"""The figures of the demonstration, each computed from the incidents, with what it does not say."""

from typing import Any

from palermo.domain.publications.content import Figure
from palermo.faces.kit.names import country_name
from palermo.project.demo.site.incidents import Incident, bimonth, chosen, persons

SOURCE = "IOM Missing Migrants Project"
LINK = "https://missingmigrants.iom.int/"
Words = dict[str, str]
LANGUAGES = ("en", "fr", "pt")

ROUTES: dict[str, Words] = {
    "central": {"en": "Central Mediterranean", "fr": "Méditerranée centrale", "pt": "Mediterrâneo Central"},
    "sahara": {"en": "Sahara", "fr": "Sahara", "pt": "Saara"},
    "atlantic": {"en": "Atlantic, Canaries", "fr": "Atlantique, Canaries", "pt": "Atlântico, Canárias"},
    "west": {"en": "Western Mediterranean", "fr": "Méditerranée occidentale", "pt": "Mediterrâneo Ocidental"},
    "other": {"en": "Other or not named", "fr": "Autre ou non nommée", "pt": "Outra ou não indicada"},
}
CAUSES: dict[str, Words] = {
    "drowning": {"en": "Drowning", "fr": "Noyade", "pt": "Afogamento"},
    "thirst": {"en": "Thirst, hunger, heat", "fr": "Soif, faim, chaleur", "pt": "Sede, fome, calor"},
    "vehicle": {"en": "Vehicle accident", "fr": "Accident de véhicule", "pt": "Acidente de veículo"},
    "violence": {"en": "Violence", "fr": "Violence", "pt": "Violência"},
    "sickness": {"en": "Sickness without care", "fr": "Maladie sans soins", "pt": "Doença sem cuidados"},
    "accident": {"en": "Other accident", "fr": "Autre accident", "pt": "Outro acidente"},
    "unknown": {
        "en": "Not known, or several",
        "fr": "Inconnue, ou plusieurs",
        "pt": "Desconhecida, ou várias",
    },
}
OBSERVERS: dict[str, Words] = {
    "interviews": {
        "en": "Interviews on the way",
        "fr": "Entretiens en route",
        "pt": "Entrevistas no caminho",
    },
    "others": {"en": "All other sources", "fr": "Toutes les autres sources", "pt": "Todas as outras fontes"},
}
EVENTS: Words = {"en": "events", "fr": "événements", "pt": "ocorrências"}
PERSONS: Words = {"en": "Persons", "fr": "Personnes", "pt": "Pessoas"}
YEAR: Words = {"en": "Year", "fr": "Année", "pt": "Ano"}
ROUTE: Words = {"en": "Route", "fr": "Route", "pt": "Rota"}
MINIMUM: Words = {
    "en": "Minimum figures: they count what somebody saw and reported; in the desert hardly anybody does.",
    "fr": "Des minimums : on compte ce que quelqu’un a vu et signalé ; dans le désert, presque personne ne le fait.",
    "pt": "São mínimos: conta-se o que alguém viu e comunicou; no deserto quase ninguém o faz.",
}


def by_year() -> Figure:
    """Return deaths by year on three routes."""
    rows = [
        [year, route, persons(chosen(lambda one, y=year, r=route: one.year == y and one.route == r))]  # type: ignore[misc]
        for route in ("central", "sahara", "atlantic") for year in range(2014, 2024)
    ]  # fmt: skip
    found = chosen(lambda one: one.route in ("central", "sahara", "atlantic"))
    return _figure(
        "by-year", found, rows, "lines",
        titles={
            "en": "In the desert the count fell in 2020, when the watch ended; at sea it did not",
            "fr": "Dans le désert, le compte a baissé en 2020, quand on a cessé de veiller ; en mer, non",
            "pt": "No deserto a contagem desceu em 2020, quando deixou de haver vigilância; no mar não",
        },
        measures={
            "en": "Persons recorded dead or missing, by year and route; 2023 to July",
            "fr": "Personnes recensées mortes ou disparues, par année et par route ; 2023 jusqu’à juillet",
            "pt": "Pessoas registadas mortas ou desaparecidas, por ano e rota; 2023 até julho",
        },
        columns=[_column("year", "year", YEAR), _column("route", "code", ROUTE), _column("persons", "count", PERSONS)],
        words=ROUTES,
    )  # fmt: skip


def by_cause() -> Figure:
    """Return deaths by cause on the two routes out of West Africa."""
    rows: list[list[Any]] = []
    for cause in CAUSES:
        counts = [
            persons(chosen(lambda one, r=route, c=cause: one.route == r and one.cause == c))  # type: ignore[misc]
            for route in ("sahara", "atlantic")
        ]
        rows.append([cause, *counts])
    return _figure(
        "by-cause", chosen(lambda one: one.route in ("sahara", "atlantic")), rows, "table",
        titles={
            "en": "In the desert every third death has no known cause; at sea four in five drown",
            "fr": "Dans le désert, une mort sur trois est sans cause connue ; en mer, quatre sur cinq se noient",
            "pt": "No deserto, uma morte em cada três não tem causa conhecida; no mar, quatro em cada cinco afogam-se",
        },
        measures={
            "en": "Persons recorded dead or missing, 2014 to July 2023, by cause and route",
            "fr": "Personnes recensées mortes ou disparues, de 2014 à juillet 2023, par cause et par route",
            "pt": "Pessoas registadas mortas ou desaparecidas, de 2014 a julho de 2023, por causa e rota",
        },
        columns=[
            _column("cause", "code", {"en": "Cause", "fr": "Cause", "pt": "Causa"}),
            _column("sahara", "count", ROUTES["sahara"]), _column("atlantic", "count", ROUTES["atlantic"]),
        ],
        words=CAUSES,
    )  # fmt: skip


def sahara_by_country() -> Figure:
    """Return events and deaths on the Sahara routes in the countries with most of them, the rest together."""
    found = chosen(lambda one: one.route == "sahara")
    most = sorted(
        {one.country for one in found if one.country}, key=lambda code: (-_many(found, code), code)
    )[:6]
    rest = [one for one in found if one.country not in most]
    rows: list[list[Any]] = [[code, _many(found, code), persons(_of(found, code))] for code in most]
    rows.append(["elsewhere", len(rest), persons(rest)])
    names = {code: _country(code) for code in most}
    elsewhere = {
        "en": "Elsewhere or not known",
        "fr": "Ailleurs ou inconnu",
        "pt": "Noutro lado ou desconhecido",
    }
    return _figure(
        "sahara-by-country", found, rows, "table",
        titles={
            "en": "Most of what is known happened in Libya, the Sudan and Niger",
            "fr": "La plus grande part de ce qui est connu s’est passée en Libye, au Soudan et au Niger",
            "pt": "A maior parte do que se sabe aconteceu na Líbia, no Sudão e no Níger",
        },
        measures={
            "en": "Events, and persons recorded dead or missing, on the Sahara routes, 2014 to July 2023",
            "fr": "Événements, et personnes recensées mortes ou disparues, sur les routes du Sahara, 2014 à juillet 2023",
            "pt": "Ocorrências, e pessoas registadas mortas ou desaparecidas, nas rotas do Saara, 2014 a julho de 2023",
        },
        columns=[
            _column("country", "code", {"en": "Country", "fr": "Pays", "pt": "País"}),
            _column("events", "count", {"en": "Events", "fr": "Événements", "pt": "Ocorrências"}),
            _column("persons", "count", PERSONS),
        ],
        words={**names, "elsewhere": elsewhere},
    )  # fmt: skip


def sahara_by_observer() -> Figure:
    """Return events on the Sahara routes by who told of them."""
    found = chosen(lambda one: one.route == "sahara")
    rows = [
        [year, who, sum(1 for one in found if one.year == year and one.interviewed is (who == "interviews"))]
        for who in OBSERVERS for year in range(2014, 2024)
    ]  # fmt: skip
    return _figure(
        "sahara-by-observer", found, rows, "lines",
        titles={
            "en": "When interviews on the way ended, nobody else took their place",
            "fr": "Quand les entretiens en route ont cessé, personne n’a pris leur place",
            "pt": "Quando as entrevistas no caminho acabaram, ninguém ocupou o seu lugar",
        },
        measures={
            "en": "Recorded events on the Sahara routes, by year and source; 2023 to July",
            "fr": "Événements recensés sur les routes du Sahara, par année et par source ; 2023 jusqu’à juillet",
            "pt": "Ocorrências registadas nas rotas do Saara, por ano e fonte; 2023 até julho",
        },
        columns=[
            _column("year", "year", YEAR), _column("source", "code", {"en": "Source", "fr": "Source", "pt": "Fonte"}),
            _column("events", "count", {"en": "Events", "fr": "Événements", "pt": "Ocorrências"}),
        ],
        words=OBSERVERS,
    )  # fmt: skip


def where() -> Figure:
    """Return where deaths were recorded on both routes, in cells of two degrees."""
    found = chosen(
        lambda one: one.route in ("sahara", "atlantic") and one.lat is not None and one.lon is not None
    )
    cells: dict[tuple[int, int], list[Incident]] = {}
    for one in found:
        if one.lat is not None and one.lon is not None and -2 <= one.lat <= 41 and -27 <= one.lon <= 28:
            cells.setdefault((int(one.lat // 2 * 2) + 1, int(one.lon // 2 * 2) + 1), []).append(one)
    rows: list[list[Any]] = [
        [lat, lon, persons(here), len(here)] for (lat, lon), here in sorted(cells.items())
    ]
    return _figure(
        "where", [one for here in cells.values() for one in here], rows, "map",
        titles={
            "en": "Deaths were seen where somebody looked: in Libya, along the tracks of Niger, off the Atlantic coast",
            "fr": "Les morts ont été vues là où l’on regardait : en Libye, sur les pistes du Niger, au large de l’Atlantique",
            "pt": "As mortes foram vistas onde alguém olhava: na Líbia, nas pistas do Níger, ao largo do Atlântico",
        },
        measures={
            "en": "Persons recorded dead or missing on both routes, 2014 to July 2023, in cells of two degrees",
            "fr": "Personnes recensées mortes ou disparues sur les deux routes, 2014 à juillet 2023, par cases de deux degrés",
            "pt": "Pessoas registadas mortas ou desaparecidas nas duas rotas, 2014 a julho de 2023, em células de dois graus",
        },
        columns=[
            _column("lat", "number", {"en": "Latitude (middle)", "fr": "Latitude (milieu)", "pt": "Latitude (meio)"}),
            _column("lon", "number", {"en": "Longitude (middle)", "fr": "Longitude (milieu)", "pt": "Longitude (meio)"}),
            _column("persons", "count", PERSONS),
            _column("events", "count", {"en": "Events", "fr": "Événements", "pt": "Ocorrências"}),
        ],
    )  # fmt: skip


def by_route(year: int, number: int) -> Figure:
    """Return the table of a bi-monthly report: this period, the one before, the same of the year before."""
    periods = [bimonth(year, number), bimonth(year, number - 1), bimonth(year - 1, number)]
    rows: list[list[Any]] = [
        [route, *(persons(one for one in period if one.route == route) for period in periods)]
        for route in ROUTES
    ]
    first, last = 2 * number - 1, 2 * number
    return _figure(
        f"by-route-{year}-{number}", periods[0], rows, "table",
        titles={
            "en": "Recorded dead and missing by route", "fr": "Morts et disparus recensés par route",
            "pt": "Mortos e desaparecidos registados por rota",
        },
        measures={
            "en": "Persons, in this period, the one before, and the same of the year before",
            "fr": "Personnes, pendant cette période, la précédente, et la même un an plus tôt",
            "pt": "Pessoas, neste período, no anterior, e no mesmo do ano anterior",
        },
        columns=[
            _column("route", "code", ROUTE),
            _column("now", "count", {"en": "This period", "fr": "Cette période", "pt": "Este período"}),
            _column("before", "count", {"en": "The one before", "fr": "La précédente", "pt": "O anterior"}),
            _column("year_before", "count", {"en": "A year before", "fr": "Un an plus tôt", "pt": "Um ano antes"}),
        ],
        words=ROUTES, start=f"{year}-{first:02d}", end=f"{year}-{last:02d}",
    )  # fmt: skip


def _figure(
    name: str, found: list[Incident], rows: list[list[Any]], drawing: str, *,
    start: str = "2014-01", end: str = "2023-07", **parts: Any,
) -> Figure:  # fmt: skip
    return Figure.model_validate({
        "name": name, "rows": rows, "drawing": drawing, "source": SOURCE, "link": LINK, "licence": "CC-BY-4.0",
        "start": start, "end": end, "n": len(found), "n_of": EVENTS, "says_not": MINIMUM, **parts,
    })  # fmt: skip


def _column(name: str, kind: str, titles: Words) -> dict[str, Any]:
    return {"name": name, "kind": kind, "titles": titles}


def _of(found: list[Incident], code: str) -> list[Incident]:
    return [one for one in found if one.country == code]


def _many(found: list[Incident], code: str) -> int:
    return len(_of(found, code))


def _country(code: str) -> Words:
    from django.utils import translation

    names = {}
    for language in LANGUAGES:
        with translation.override(language):
            names[language] = country_name(code)
    return names
