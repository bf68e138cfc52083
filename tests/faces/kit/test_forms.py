"""Fields with their hints and errors, said twice and tied together."""

from django import forms
from django.template import engines

from palermo.faces.kit.forms import Form, error_lines


class Sighting(Form):
    plate = forms.CharField(label="Plate", help_text="With ? where it was not read.")
    people = forms.IntegerField(label="People")
    level = forms.ChoiceField(label="Level", choices=[("1", "Sensitive")], widget=forms.RadioSelect)
    partial = forms.BooleanField(label="All that could be read", required=False)


def shown(form: Form, what: str = "{% field form.plate %}") -> str:
    return str(engines["django"].from_string("{% load kit %}" + what).render({"form": form}))


def test_a_field_names_its_hint() -> None:
    html = shown(Sighting())
    assert 'for="id_plate"' in html
    assert 'aria-describedby="id_plate-hint"' in html
    assert 'id="id_plate-hint"' in html
    assert "aria-invalid" not in html


def test_an_error_stands_beside_the_field_and_in_the_list_on_top() -> None:
    form = Sighting({"plate": "", "people": "x"})
    html = shown(form)
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_plate-error id_plate-hint"' in html
    assert "Please fill this in." in html
    lines = error_lines(form)
    assert [(line.anchor, line.message) for line in lines] == [
        ("id_plate", "Please fill this in."),
        ("id_people", "Write a number in figures, or leave it empty."),
        ("id_level", "Please choose one."),
    ]
    assert 'href="#id_plate"' in shown(form, "{% errors form %}")


def test_several_choices_are_one_group_that_the_list_can_reach() -> None:
    html = shown(Sighting({}), "{% field form.level %}")
    assert '<fieldset class="field wrong" id="id_level"' in html
    assert "<legend>Level</legend>" in html


def test_what_was_typed_stays_and_is_escaped() -> None:
    assert 'value="&lt;8 AG&gt;"' in shown(Sighting({"plate": "<8 AG>"}))


def test_a_form_that_was_not_sent_has_no_errors() -> None:
    assert error_lines(Sighting()) == []
    assert "alert" not in shown(Sighting(), "{% errors form %}")
