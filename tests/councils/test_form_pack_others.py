"""The pack with forms that are not ours: crispy's own helper and buttons, and sets of forms."""

from bs4 import BeautifulSoup
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Hidden, Layout, Submit
from django import forms
from django.template import engines


class NameForm(forms.Form):
    name = forms.CharField(max_length=5)


def draw(**context):
    source = "{% load crispy_forms_tags %}{% crispy form helper %}"
    return BeautifulSoup(engines["django"].from_string(source).render(context), "html.parser")


def test_crispy_buttons_wear_our_classes():
    helper = FormHelper()
    helper.layout = Layout(Div("name", css_class="app-filter"))
    helper.add_input(Submit("go", "Go & look", css_class="govuk-button--secondary"))
    helper.add_input(Hidden("seen", "3"))
    soup = draw(form=NameForm(), helper=helper)
    assert soup.button.get_text() == "Go & look"
    assert soup.button["class"] == ["govuk-button", "govuk-button--secondary"]
    assert soup.select_one(".app-filter input")["id"] == "id_name"
    assert soup.find("input", attrs={"name": "seen"})["value"] == "3"


def test_a_set_of_forms_has_one_summary_and_all_its_inputs():
    names = forms.formset_factory(NameForm, extra=2)
    data = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-name": "too long", "form-1-name": "Ada"}
    soup = draw(form=names(data), helper=FormHelper())
    assert [link["href"] for link in soup.select(".govuk-error-summary a")] == ["#id_form-0-name"]
    assert [tag["value"] for tag in soup.select("input.govuk-input")] == ["too long", "Ada"]
    assert soup.find("input", attrs={"name": "form-TOTAL_FORMS"})
