"""The forms that every app's forms are built on: GOV.UK markup, plain messages, nothing typed is lost."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.forms.fields import Field
from django.http import QueryDict

from councils.form_fields import DatePartsField
from councils.form_messages import at_start, messages_for, spoken_name

PASSED_ON = ("form_method", "form_action", "form_id", "submit_label", "submit_style", "cancel_url", "buttons")


class GovukFormMixin:
    """Put before a form class; `{% crispy form %}` then draws the whole form with its error summary.

    Set on the class what differs; the defaults suit a form of several questions that is posted.
    """

    submit_label = "Continue"
    submit_style = ""  # "warning" for what cannot be undone, "secondary" for a lesser act
    cancel_url = ""  # shows a Cancel link beside the button
    buttons = ()  # further SubmitButtons
    form_method = "post"
    form_action = ""
    form_id = ""
    label_size = "s"  # s, m, l or xl: the size of bold labels and legends; "" for plain ones
    page_heading = ""  # name of the field whose label is the page's h1
    labels = {}  # labels and hints by field, for fields that come from elsewhere
    hints = {}
    spoken = {}  # what messages call a field: {"received_on": "the date received"}
    unmarked = ()  # optional fields that do not say "(optional)", such as those asked only in some cases
    option_hints = {}  # {"field": {"value of the option": "hint"}}

    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        if "data" in kwargs:
            kwargs["data"] = with_plain_newlines(kwargs["data"])
        super().__init__(*map(with_plain_newlines, args[:1]), *args[1:], **kwargs)
        for name, field in self.fields.items():
            field.label, field.help_text = self.labels.get(name, field.label), self.hints.get(name, field.help_text)
            self._word_messages(name, field)

    def _word_messages(self, name, field):
        label = field.label if field.label is not None else forms.utils.pretty_name(name)
        said = self.spoken.get(name) or spoken_name(label)
        if isinstance(field, DatePartsField):
            field.subject = "The date" if said.startswith("an answer to ") else at_start(said)
        stock = stock_messages(type(field))
        for code, message in messages_for(field, label, said).items():
            if field.error_messages.get(code) == stock.get(code):
                field.error_messages[code] = message

    def get_layout(self):
        """Override to group or order the fields; fields that a layout leaves out come after it."""
        return Layout(*self.fields)

    @property
    def helper(self):
        helper = FormHelper()
        helper.layout = self.get_layout()
        helper.render_unmentioned_fields = True
        for name in PASSED_ON:
            setattr(helper, name, getattr(self, name))
        return helper


class GovukForm(GovukFormMixin, forms.Form):
    """A form of its own."""


class GovukModelForm(GovukFormMixin, forms.ModelForm):
    """A form over a model."""


def with_plain_newlines(data):
    """The posted data with LF for CR LF, so that what is counted, highlighted and kept is what was typed."""
    if not isinstance(data, QueryDict):
        return data
    plain = data.copy()
    for key, values in data.lists():
        plain.setlist(key, [v.replace("\r\n", "\n") if isinstance(v, str) else v for v in values])
    return plain


def stock_messages(field_class: type[Field]) -> dict:
    """Django's own messages of a field class, to tell them from those that a form has set for itself."""
    messages = {}
    for base in reversed(field_class.__mro__):
        messages |= getattr(base, "default_error_messages", {})
    return messages
