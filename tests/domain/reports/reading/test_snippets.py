"""Snippets show what made the find."""

from palermo.domain.reports.reading.terms import phrase_spans, snippet

TEXT = (
    "Ce jour 8/3/26 vers 05h40, BP Gaya avons contrôlé minibus HIACE blc immat. AB7342RB venant de la berge du\n"
    "fleuve. Ils déclarent avoir traversé en pirogue de nuit à 2 km en aval du pont pour éviter le poste.\n"
    "Chauffeur ALIDOU Souley, béninois, tél 97 00 01 88, nie et dit simple taxi."
)


def lit(query: str, width: int = 160) -> list[str]:
    """Return the highlighted pieces for a query."""
    return [piece for piece, found in snippet(TEXT, query, width) if found]


def test_words_and_identifiers_are_lit_where_they_stand() -> None:
    assert lit("traversées pirogues") == ["traversé", "pirogue"]
    assert lit("AB 7342 RB") == ["AB7342RB"]
    assert lit("+229 97000188") == ["97 00 01 88"]
    assert lit("chauffeur AB7342RB", 400) == ["AB7342RB", "Chauffeur"]
    assert lit("camion") == []


def test_pieces_join_to_one_line_of_the_text_around_the_find() -> None:
    pieces = snippet(TEXT, "pirogue", 80)
    line = "".join(piece for piece, _ in pieces)
    assert line.startswith("… ")
    assert line.endswith(" …")
    assert line.strip("… ") in " ".join(TEXT.split())
    assert 40 < len(line) < 100


def test_without_a_find_the_text_begins() -> None:
    assert "".join(piece for piece, _ in snippet(TEXT, "camion", 60)).startswith("Ce jour 8/3/26")
    assert snippet("", "camion") == []


def test_spans_are_places_in_the_original() -> None:
    assert [TEXT[start:end] for start, end in phrase_spans(TEXT, "Gaya 97000188")] == ["Gaya", "97 00 01 88"]


def test_the_language_of_the_document_decides_what_a_word_is() -> None:
    assert phrase_spans("pirogues", "pirogue", "fr") == [(0, 8)]
    assert phrase_spans("pirogues", "pirogue", "ha") == []
