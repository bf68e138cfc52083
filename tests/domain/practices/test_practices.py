"""Practices: proposed, judged by two who are not the proposer, stopped by one zero, adopted, found in three languages."""

from dataclasses import replace

import pytest

from palermo.domain.practices import operations, queries, rules
from palermo.domain.practices.models import Judging, Practice, WordKey
from palermo.domain.practices.words import Judged, PracticeWords
from palermo.foundations.jobs.models import Job
from palermo.foundations.policy import Actor, Permission
from palermo.kernel.clock import today
from palermo.kernel.errors import Forbidden, Invalid, Refused, SealBroken
from tests.factories import cast

pytestmark = pytest.mark.django_db
WORDS = PracticeWords(
    title="Une seule file pour les deux postes", place="Gaya", context="Attente de trois heures", done="Contrôle commun",
    before="3 h", after="50 min", safeguards="Les enfants passent d'abord",
)  # fmt: skip
TWOS = dict.fromkeys(rules.criteria(), 2)


def proposed(by: Actor = cast.boris, words: PracticeWords = WORDS, language: str = "fr") -> Practice:
    row = operations.save(by, words=words, area="border_control", language=language)
    return operations.propose(by, reference=row.reference)


def judged(by: Actor, row: Practice, *, recommends: bool = True, **scores: int) -> Practice:
    return operations.judge(
        by,
        reference=row.reference,
        scores=TWOS | scores,
        recommends=recommends,
        why="Mesuré deux fois",
        round=row.round,
    )


def listed(actor: Actor, **how: str) -> list[str]:
    return [line.practice.reference for line in queries.practices(actor, **how)[0]]


def test_two_people_approve_it_and_two_units_make_it_good(shared_units: None) -> None:
    row = proposed()
    assert judged(cast.ana, row).state == "proposed"
    assert not Job.objects.exists()
    row = judged(cast.koffi, row)
    assert (row.state, row.standing) == ("approved", "promising")
    assert Job.objects.get().subject == f"{row.reference}|NER|{cast.boris.uid}"
    with pytest.raises(Refused, match="own_practice"):
        operations.adopt(cast.salma, reference=row.reference, since=today())
    operations.adopt(cast.amina, reference=row.reference, since=today())
    with pytest.raises(Refused, match="not_good_yet"):
        operations.name_best(cast.ana, reference=row.reference, decided_on=today())
    operations.adopt(
        cast.amina,
        reference=row.reference,
        since=today(),
        state="kept",
        result="works",
        text="Moins d'une heure",
    )
    ((adoption, result),) = queries.read_practice(cast.efua, row.reference).adoptions
    assert (adoption.unit, adoption.state, result.text) == ("NGA", "kept", "Moins d'une heure")
    assert Practice.objects.get().standing == "good"
    with pytest.raises(Forbidden):
        operations.name_best(cast.salma, reference=row.reference, decided_on=today())
    assert operations.name_best(cast.rui, reference=row.reference, decided_on=today()).standing == "best"


def test_neither_judge_is_the_proposer_and_one_is_of_another_unit(shared_units: None) -> None:
    row = proposed(cast.salma)
    with pytest.raises(Refused, match="judges_own"):
        judged(cast.salma, row)
    judged(cast.ana, row)
    with pytest.raises(Refused, match="judged_already"):
        judged(cast.ana, row)
    with pytest.raises(Forbidden):
        judged(cast.boris, row)
    assert judged(cast.rui, row).state == "approved"
    of_hub = proposed(cast.ana)
    judged(cast.rui, of_hub)
    third = replace(cast.rui, uid="uid-third")
    with pytest.raises(Refused, match="another_unit"):
        judged(third, of_hub)
    assert judged(cast.koffi, of_hub).state == "approved"


@pytest.mark.parametrize("criterion", ["rights", "safety"])
def test_one_zero_on_rights_or_safety_stops_it_at_once(shared_units: None, criterion: str) -> None:
    row = judged(cast.ana, proposed(), **{criterion: 0})
    assert row.state == "stopped"
    with pytest.raises(Refused, match="wrong_state"):
        judged(cast.rui, row)
    assert listed(cast.koffi) == []
    assert listed(cast.salma) == [row.reference]
    assert rules.vetoes() == {"rights", "safety"}


def test_what_is_not_recommended_goes_back_and_comes_again_in_a_new_round(shared_units: None) -> None:
    row = proposed()
    judged(cast.ana, row)
    row = judged(cast.rui, row, recommends=False)
    assert row.state == "sent_back"
    assert len(queries.read_practice(cast.boris, row.reference).judgings) == 2
    operations.save(
        cast.boris, reference=row.reference, words=WORDS.model_copy(update={"cost": "400 000"}), area="patrolling",
        language="fr", version=row.version,
    )  # fmt: skip
    with pytest.raises(Refused, match="changed_since"):
        operations.save(
            cast.boris, reference=row.reference, words=WORDS, area="patrolling", language="fr", version=1
        )
    again = operations.propose(cast.boris, reference=row.reference)
    assert again.round == 2
    with pytest.raises(Refused, match="changed_since"):
        judged(cast.ana, row)
    judged(cast.ana, again)
    assert judged(cast.koffi, again).state == "approved"


def test_low_scores_do_not_pass_even_if_both_recommend() -> None:
    low = Judged(scores=dict.fromkeys(rules.criteria(), 1), recommends=True)
    good = Judged(scores=TWOS, recommends=True)
    assert [rules.decision(one) for one in ([low], [low, low], [low, good], [good, good])] == [
        "", "send_back", "approve", "approve",
    ]  # fmt: skip
    assert rules.weighed(TWOS) == 2


def test_a_judge_does_not_read_the_first_judgement_before_her_own(shared_units: None) -> None:
    row = proposed(cast.salma)
    judged(cast.ana, row)
    assert queries.read_practice(cast.rui, row.reference).judgings == []
    assert len(queries.read_practice(cast.ana, row.reference).judgings) == 1
    assert queries.read_practice(cast.salma, row.reference).judgings == []
    assert (queries.waiting_practices(cast.ana), queries.waiting_practices(cast.rui)) == (0, 1)


def test_a_draft_is_its_authors_and_lacks_nothing_when_proposed(shared_units: None) -> None:
    draft = operations.save(cast.boris, words=PracticeWords(title="Idée"), area="patrolling", language="fr")
    assert listed(cast.boris) == [draft.reference]
    for actor in (cast.salma, cast.halima, cast.ana, cast.koffi):
        assert listed(actor) == []
        with pytest.raises(Forbidden):
            queries.read_practice(actor, draft.reference)
    with pytest.raises(Invalid) as failure:
        operations.propose(cast.boris, reference=draft.reference)
    assert (failure.value.code, failure.value.field) == ("practice_context_missing", "context")
    with pytest.raises(Forbidden):
        operations.save(cast.efua, words=WORDS, area="patrolling", language="fr")


def test_it_is_found_by_words_in_three_languages_and_only_by_who_sees_it(shared_units: None) -> None:
    texts = {
        "fr": "Patrouilles mixtes la nuit", "en": "Mixed patrols at night", "pt": "Patrulhas mistas à noite",
    }  # fmt: skip
    known = {}
    for language, title in texts.items():
        row = proposed(words=WORDS.model_copy(update={"title": title}), language=language)
        judged(cast.ana, row)
        judged(cast.rui, row)
        known[language] = row.reference
    hidden = proposed(cast.salma, WORDS.model_copy(update={"title": "Patrouille secrète de nuit"}))
    for text, language in (
        ("patrouille mixte", "fr"), ("PATROUILLES", "fr"), ("patrols night", "en"), ("patrol", "en"), ("patrulha mista", "pt"),
        ("noite patrulhas", "pt"),
    ):  # fmt: skip
        assert listed(cast.efua, text=text) == [known[language]], text
    assert listed(cast.efua, text="secrète") == []
    assert listed(cast.salma, text="secrètes") == [hidden.reference]
    assert listed(cast.efua, text="inconnu") == []
    before = set(WordKey.objects.values_list("practice", "token"))
    WordKey.objects.all().delete()
    assert operations.key_again() == 4
    assert set(WordKey.objects.values_list("practice", "token")) == before


def test_nothing_is_readable_in_the_rows_and_a_changed_row_opens_nothing(shared_units: None) -> None:
    row = judged(cast.ana, proposed(words=WORDS.model_copy(update={"cost": "zanzibarois"})))
    blobs = [
        *Practice.objects.values_list("sealed", flat=True),
        *Judging.objects.values_list("sealed", flat=True),
    ]
    assert not any(word in bytes(blob) for blob in blobs for word in (b"zanzibarois", b"Mesur"))
    Practice.objects.filter(pk=row.pk).update(unit="BEN")
    with pytest.raises(SealBroken):
        queries.read_practice(cast.koffi, row.reference)


def test_only_an_approved_practice_has_a_text_for_the_public(shared_units: None) -> None:
    row = proposed()
    with pytest.raises(Forbidden):
        queries.publishable(cast.ana, row.reference)
    judged(cast.ana, row)
    judged(cast.rui, row)
    found = queries.publishable(cast.ana, row.reference)
    assert (found.words, found.standing, found.language, found.adopted) == (WORDS, "promising", "fr", 0)
    assert not {"author", "unit", "judgings"} & set(type(found).__dataclass_fields__)
    for actor in (cast.salma, cast.efua, replace(cast.ana, scopes=frozenset({Permission.PRACTICE_READ}))):
        with pytest.raises(Forbidden):
            queries.publishable(actor, row.reference)
    operations.withdraw(cast.boris, reference=row.reference)
    with pytest.raises(Forbidden):
        queries.publishable(cast.ana, row.reference)


@pytest.mark.parametrize(
    "changes, code",
    [
        ({"scores": {"effect": 2}}, "score_missing"),
        ({"scores": TWOS | {"effect": 4}}, "unknown_code"),
        ({"why": " "}, "judging_why_missing"),
    ],
)
def test_a_judging_is_whole(shared_units: None, changes: dict[str, object], code: str) -> None:
    row = proposed()
    values = {"scores": TWOS, "recommends": True, "why": "x", "round": 1} | changes
    with pytest.raises(Invalid, match=code):
        operations.judge(cast.ana, reference=row.reference, **values)  # type: ignore[arg-type]
    assert not Judging.objects.exists()
