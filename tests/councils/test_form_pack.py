"""What the crispy pack draws: labels, hints, errors and summary of every kind of field."""

import pytest
from bs4 import BeautifulSoup
from crispy_forms.layout import Layout
from django import forms
from django.template import engines
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDict

from councils.form_fields import ClockTimeField, DateInputField, PartialDateField
from councils.form_layout import Group, Reveal, SubmitButton
from councils.forms_base import GovukForm

OPTIONS = [("clerk", "The Clerk"), ("officer", "Another officer")]
FIELDS = {
    "text": lambda **kw: forms.CharField(**kw),
    "email": lambda **kw: forms.EmailField(**kw),
    "number": lambda **kw: forms.IntegerField(**kw),
    "textarea": lambda **kw: forms.CharField(widget=forms.Textarea, **kw),
    "count": lambda **kw: forms.CharField(widget=forms.Textarea, max_length=200, **kw),
    "password": lambda **kw: forms.CharField(widget=forms.PasswordInput, **kw),
    "select": lambda **kw: forms.ChoiceField(choices=[("", "---------"), *OPTIONS], **kw),
    "radios": lambda **kw: forms.ChoiceField(choices=OPTIONS, widget=forms.RadioSelect, **kw),
    "checkboxes": lambda **kw: forms.MultipleChoiceField(choices=OPTIONS, widget=forms.CheckboxSelectMultiple, **kw),
    "checkbox": lambda **kw: forms.BooleanField(**kw),
    "file": lambda **kw: forms.FileField(**kw),
    "date": lambda **kw: DateInputField(**kw),
    "partial date": lambda **kw: PartialDateField(**kw),
    "time": lambda **kw: ClockTimeField(**kw),
}
STATES = ["plain", "hint", "error", "hint and error"]
NASTY = '<script>alert("x")</script>'
PAGE = """{% extends "base.html" %}{% load crispy_forms_tags %}{% block title %}Try it{% endblock %}
{% block content %}{% crispy form %}{% endblock %}"""


def draw(form, page="{% load crispy_forms_tags %}{% crispy form %}", **context):
    html = engines["django"].from_string(page).render({"form": form} | context, RequestFactory().get("/"))
    return BeautifulSoup(html, "html.parser")


def one_field_form(kind, state, **options):
    if "hint" in state:
        options["help_text"] = "Look at the <minutes>"
    fields = {"thing": FIELDS[kind](label="Name of <the> thing", **options)}
    form_class = type("ThingForm", (GovukForm,), fields)
    return form_class(MultiValueDict(), MultiValueDict()) if "error" in state else form_class()


@pytest.fixture(params=[(kind, state) for kind in FIELDS for state in STATES], ids="-".join)
def drawn(request):
    kind, state = request.param
    return draw(one_field_form(kind, state)), state


def visible_inputs(soup):
    return [tag for tag in soup.select("input, select, textarea") if tag.get("type") != "hidden"]


def test_every_input_has_a_label_of_its_own(drawn):
    soup, _ = drawn
    labels = [label["for"] for label in soup.select("label")]
    assert labels == [tag["id"] for tag in visible_inputs(soup)]


def test_no_id_is_used_twice(drawn):
    soup, _ = drawn
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))


def test_what_describes_the_field_is_there_and_holds_hint_and_error(drawn):
    soup, state = drawn
    described = [tag for tag in soup.select("[aria-describedby]") if tag.name != "button"]
    ids = {name for tag in described for name in tag["aria-describedby"].split()}
    texts = " ".join(soup.find(id=name).get_text(" ") for name in ids)
    assert ("Look at the <minutes>" in texts) == ("hint" in state)
    assert ("Error:" in texts) == ("error" in state)


def test_the_summary_leads_to_an_input(drawn):
    soup, state = drawn
    links = soup.select(".govuk-error-summary a")
    assert bool(links) == ("error" in state)
    for link in links:
        assert soup.find(id=link["href"].removeprefix("#")) in visible_inputs(soup)


def test_label_and_hint_are_escaped(drawn):
    soup, _ = drawn
    assert "Name of <the> thing" in soup.get_text()
    assert not soup.find("the")
    assert not soup.find("minutes")


@pytest.mark.parametrize("kind", ["text", "email", "number", "textarea", "count", "date", "time"])
def test_what_was_typed_comes_back_escaped(kind):
    parts = {f"thing_{part}": [NASTY] for part in ("day", "month", "year")}
    form_class = type(
        "ThingForm", (GovukForm,), {"thing": FIELDS[kind](max_length=9) if kind == "text" else FIELDS[kind]()}
    )
    soup = draw(form_class(MultiValueDict({"thing": [NASTY]} | parts)))
    assert not soup.find("script")
    assert NASTY in {tag.get("value", tag.get_text().removeprefix("\n")) for tag in visible_inputs(soup)}


def test_groups_have_a_legend_and_single_inputs_none():
    for kind in FIELDS:
        grouped = kind in ("radios", "checkboxes", "date", "partial date")
        assert bool(draw(one_field_form(kind, "plain")).select("fieldset > legend")) == grouped


def test_optional_fields_say_so_and_required_ones_bear_no_mark():
    class Both(GovukForm):
        needed = forms.CharField()
        free = forms.CharField(required=False)
        sometimes = forms.CharField(required=False)
        unmarked = ("sometimes",)

    labels = [label.get_text(" ", strip=True) for label in draw(Both()).select("label")]
    assert labels == ["Needed", "Free (optional)", "Sometimes"]


def test_pasted_text_is_never_cut_off_by_the_browser():
    soup = draw(one_field_form("count", "plain"))
    assert not soup.textarea.has_attr("maxlength")
    assert soup.select_one("[data-module=govuk-character-count]")["data-maxlength"] == "200"
    assert "You can enter up to 200 characters" in soup.get_text()


def test_how_much_is_left_is_said_only_when_little_is():
    soup = draw(one_field_form("count", "plain"))
    assert soup.select_one("[data-module=govuk-character-count]")["data-threshold"] == "75"


def test_a_large_limit_is_written_as_it_is_read():
    class Long(GovukForm):
        words = forms.CharField(max_length=50_000, widget=forms.Textarea)

    assert "You can enter up to 50,000 characters" in draw(Long()).get_text()


def test_a_hidden_character_is_refused_in_plain_words_and_taken_out():
    class Words(GovukForm):
        words = forms.CharField(widget=forms.Textarea)

    soup = draw(Words(MultiValueDict({"words": ["Cut the\x00 verge"]})))
    assert "hidden character" in soup.select_one(".govuk-error-message").get_text()
    assert soup.textarea.get_text().strip() == "Cut the verge"


def test_only_the_wrong_box_of_a_date_is_marked_and_linked():
    class Dated(GovukForm):
        on = DateInputField(label="Date received")

    soup = draw(Dated(MultiValueDict({"on_day": ["1"], "on_month": [""], "on_year": ["2026"]})))
    assert [tag["id"] for tag in soup.select(".govuk-input--error")] == ["id_on_month"]
    assert soup.select_one(".govuk-error-summary a")["href"] == "#id_on_month"


class Asked(GovukForm):
    submit_label = "Log <it>"
    cancel_url = "/back/"
    buttons = (SubmitButton("Save for later", name="action", value="save", style="secondary"),)
    option_hints = {"to": {"clerk": "The proper officer"}}
    subject = forms.CharField()
    to = forms.ChoiceField(choices=OPTIONS, widget=forms.RadioSelect)
    officer = forms.CharField(required=False)
    left_out = forms.CharField()

    def get_layout(self):
        return Layout(Reveal("to", officer=["officer"]), Group("About {{ csrf_token }} & more", "subject"))


def test_fields_of_an_option_are_drawn_once_beneath_it():
    soup = draw(Asked())
    assert len(soup.select("#id_officer")) == 1
    option = soup.select_one("input[value=officer]")
    assert soup.find(id=option["data-reveals"]).select_one("#id_officer")
    clerk = soup.select_one("input[value=clerk]")
    assert soup.find(id=clerk["aria-describedby"]).get_text() == "The proper officer"


def test_a_group_does_not_read_its_heading_as_a_template():
    assert draw(Asked()).select_one("legend h2").get_text() == "About {{ csrf_token }} & more"


def test_the_summary_follows_the_order_of_the_page():
    soup = draw(Asked(MultiValueDict()))
    assert [link["href"] for link in soup.select(".govuk-error-summary a")] == [
        "#id_to_0",
        "#id_subject",
        "#id_left_out",
    ]


def test_buttons_stand_below_the_form():
    group = draw(Asked()).select_one(".govuk-button-group")
    assert [tag.get_text() for tag in group.find_all(["button", "a"])] == ["Log <it>", "Save for later", "Cancel"]


def test_a_form_with_a_file_is_sent_as_one():
    assert draw(one_field_form("file", "plain")).form["enctype"] == "multipart/form-data"


def test_a_page_says_error_in_its_title_and_lists_errors_once_above_all():
    soup = draw(Asked(MultiValueDict()), PAGE)
    assert soup.title.get_text().startswith("Error: Try it –")
    assert len(soup.select(".govuk-error-summary")) == 1
    assert soup.main.find(["h2", "form"]).name == "h2"


def test_a_page_without_errors_has_neither():
    soup = draw(Asked(), PAGE)
    assert soup.title.get_text().startswith("Try it –")
    assert not soup.select(".govuk-error-summary")


def test_errors_of_the_whole_form_lead_to_its_first_input():
    class Two(GovukForm):
        first = forms.CharField()
        second = forms.CharField()

        def clean(self):
            raise forms.ValidationError("The two do not go together")

    soup = draw(Two(MultiValueDict({"first": ["a"], "second": ["b"]})))
    link = soup.select_one(".govuk-error-summary a")
    assert (link.get_text(), link["href"]) == ("The two do not go together", "#id_first")


def test_a_label_can_be_the_heading_of_the_page():
    class Why(GovukForm):
        page_heading = "why"
        why = forms.CharField(label="Why?")

    assert draw(Why()).select_one("h1 > label").get_text() == "Why?"


def test_pages_hold_no_script_style_or_handler_of_their_own():
    soup = draw(Asked(MultiValueDict()), PAGE)
    assert all(script.get("src") and not script.string for script in soup.select("script"))
    assert not soup.select("style, [style]")
    assert not [tag for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
