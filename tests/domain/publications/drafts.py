"""Publications to try things with; everything in them is invented."""

from palermo.domain.publications.content import Draft, Figure

_FIGURE = "\n\n[figure: by-year]"


def figure(**changes: object) -> Figure:
    """Return a figure with counts that are large enough to be shown."""
    values: dict[str, object] = {
        "name": "by-year", "titles": {"en": "More every year", "fr": "Plus chaque année", "pt": "Mais cada ano"},
        "measures": {"en": "Persons, by year", "fr": "Personnes, par année", "pt": "Pessoas, por ano"},
        "columns": [
            {"name": "year", "kind": "year", "titles": {"en": "Year", "fr": "Année", "pt": "Ano"}},
            {"name": "route", "kind": "code", "titles": {"en": "Route", "fr": "Route", "pt": "Rota"}},
            {"name": "persons", "kind": "count", "titles": {"en": "Persons", "fr": "Personnes", "pt": "Pessoas"}},
        ],
        "rows": [[2021, "sahara", 120], [2022, "sahara", 1400], [2023, "sahara", 90]],
        "words": {"sahara": {"en": "Sahara", "fr": "Sahara", "pt": "Saara"}},
        "source": "An invented source", "start": "2021", "end": "2023-07", "n": 12,
        "n_of": {"en": "events", "fr": "événements", "pt": "ocorrências"},
        "says_not": {"en": "Minimum counts.", "fr": "Des minimums.", "pt": "São mínimos."},
    }  # fmt: skip
    return Figure.model_validate(values | changes)


def draft(address: str = "first-page", kind: str = "bimonthly", **changes: object) -> Draft:
    """Return a publication in three languages with one figure."""
    texts = {
        "en": {"title": f"Lorries on the salt road {address}",
               "summary": "What was seen.", "body": f"Lorries **cross**.{_FIGURE}\n\n## After\n\nBack."},
        "fr": {"title": f"Camions sur la route du sel {address}",
               "summary": "Ce qui a été vu.", "body": f"Des camions **traversent**.{_FIGURE}"},
        "pt": {"title": f"Camiões na estrada do sal {address}",
               "summary": "O que se viu.", "body": f"Camiões **atravessam**.{_FIGURE}"},
    }  # fmt: skip
    values: dict[str, object] = {
        "kind": kind, "address": address, "day": "2026-11-01", "themes": ["routes"], "texts": texts,
        "figures": [figure()], "tie": {"kind": "none", "reference": "DOC-7K2M-9QXD", "note": "zqvkxjwpy tie"},
    }  # fmt: skip
    return Draft.model_validate(values | changes)
