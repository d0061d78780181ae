"""Tags that the form templates in templates/govuk/ and base.html use."""

from django import template
from django.forms import BaseForm
from django.forms.formsets import BaseFormSet

from councils.controls import Control

register = template.Library()


@register.simple_tag
def control(bound_field, wrapper_class="", revealed=None):
    """The Control of a bound field."""
    return Control(bound_field, wrapper_class=wrapper_class, revealed=revealed)


@register.filter
def own_class(css_class):
    """The class of a crispy button without the Bootstrap names that it begins with."""
    bootstrap = ("btn", "btn-primary", "btn-inverse")
    return " ".join(name for name in (css_class or "").split() if name not in bootstrap)


@register.simple_tag(takes_context=True)
def failed_forms(context):
    """The bound forms with errors that the page was given, whatever their names, each once."""
    found = {}
    # The form token is left alone: to look at it is to use it, and Django would set its cookie on every page.
    for value in (value for name, value in context.flatten().items() if name != "csrf_token"):
        for form in value if isinstance(value, list | tuple) else [value]:
            if isinstance(form, BaseForm | BaseFormSet) and form.is_bound and has_errors(form):
                found[id(form)] = form
    return list(found.values())


def has_errors(form):
    if isinstance(form, BaseFormSet):
        return bool(form.total_error_count())
    return bool(form.errors)


@register.simple_tag
def error_links(*forms):
    """(message, id of the input) for every error of the forms, in the order of their fields."""
    return [link for form in forms for link in _links(form)]


def _links(form):
    if isinstance(form, BaseFormSet):
        yield from ((message, "") for message in form.non_form_errors())
        for part in form:
            yield from _links(part)
        return
    controls = [Control(form[name]) for name in names_in_order(form)]
    first = next((control.error_target for control in controls if control.error_target), "")
    yield from ((message, first) for message in form.non_field_errors())
    for control in controls:
        yield from ((message, control.error_target) for message in control.errors)


def names_in_order(form):
    """The form's fields in the order of its layout, those that the layout leaves out after them."""
    layout = getattr(getattr(form, "helper", None), "layout", None)
    placed = [pointer.name for pointer in layout.get_field_names()] if layout else []
    return [name for name in dict.fromkeys([*placed, *form.fields]) if name in form.fields]


@register.simple_tag
def error_links_of(forms):
    """The error links of all forms of a page, which marks them: they do not list their errors once more."""
    for form in forms:
        form.is_summarised = True
    return error_links(*forms)
