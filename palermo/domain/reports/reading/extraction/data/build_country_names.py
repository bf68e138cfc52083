"""Write `country_names_cldr.txt` from CLDR through Babel, which is too slow to ask at run time. For developers.

python -m palermo.domain.reports.reading.extraction.data.build_country_names
"""

from pathlib import Path

from babel import Locale

from palermo.foundations.vocabularies import countries

OUT = Path(__file__).with_name("country_names_cldr.txt")
_LANGUAGES = ("en", "fr", "pt", "es")
# Words in a name that only Unicode uses, and names that mean something else to an officer.
_UNUSED = ("SAR", "R.A.S.", "RAE", "(")
_LEFT_OUT = frozenset(("CG", "CD", "HK", "MO", "PS"))


def main() -> None:
    """Write one line per country: its code and the names that differ."""
    lines = []
    for code in countries.codes():
        names = dict.fromkeys(str(Locale(language).territories.get(code, "")) for language in _LANGUAGES)
        kept = [name for name in names if name and not any(word in name for word in _UNUSED)]
        if kept and code not in _LEFT_OUT:
            lines.append(f"{code}|{','.join(name.replace(',', ' ') for name in kept)}")
    head = "# Names of countries in English, French, Portuguese and Spanish (Unicode CLDR), by build_country_names.py"
    OUT.write_text("\n".join([head, *sorted(lines), ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
