"""French, Portuguese and Spanish hear what English hears: every concept has words, and harmless looks stay harmless."""

import pytest

from palermo.domain.reports.reading import lexicon
from palermo.domain.reports.reading.lexicon import lists
from palermo.domain.reports.reading.passage import Passage

TONGUES = ("fr", "pt", "es")


def _kinds(text: str, language: str) -> set[str]:
    return {each.kind for each in lexicon.weigh(Passage(text, language)) if each.facet == "classes"}


@pytest.mark.parametrize("language", TONGUES)
def test_every_concept_has_a_phrase(language):
    assert set(lists.concepts()) - {concept for concept, _ in lists.phrases(language)} == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le trafic est dense, la route est coupée, les forces de sécurité régulent le passage."),
        ("fr", "Le mineur d'or vend son métal au marché, en règle."),
        ("pt", "O tráfego está lento, nada a assinalar na estrada, cerca de vinte viaturas."),
        ("es", "El tráfico es lento, nada sospechoso sobre el puente, sin novedad."),
    ],
)
def test_an_ordinary_sentence_suggests_no_class(language, text):
    assert _kinds(text, language) == set()


@pytest.mark.parametrize(
    ("language", "said", "denied"),
    [
        ("fr", "Saisi 12 kg de cocaïne dans le camion.", "Pas de cocaïne dans le camion."),
        ("pt", "Apreendidos 12 kg de cocaína no camião.", "Sem cocaína no camião."),
        ("es", "Incautados 12 kg de cocaína en el camión.", "No hay cocaína en el camión."),
    ],
)
def test_a_denial_is_heard_as_one(language, said, denied):
    assert "drugs" in _kinds(said, language)
    assert "drugs" not in _kinds(denied, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Recrutees au village, elles ont ete sequestrees et forcees a se prostituer."),
        ("pt", "Aliciadas na aldeia, foram sequestradas e obrigadas a prostituicao."),
        ("es", "Captadas en la aldea, fueron secuestradas y obligadas a la prostitucion."),
    ],
)
def test_accents_may_be_missing(language, text):
    assert "trafficking in persons" in _kinds(text, language) or "tip" in _kinds(text, language)
