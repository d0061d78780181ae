"""Layout objects of our own beside those of crispy-forms."""

from crispy_forms.layout import Fieldset, LayoutObject
from crispy_forms.utils import TEMPLATE_PACK, render_field
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe


class Reveal(LayoutObject):
    """Radios or checkboxes of which some options ask for more: `Reveal("asked_of", officer=["officer"])`.

    Without JavaScript the further fields are simply there, below their option.
    """

    def __init__(self, field, **fields_by_option):
        self.field, self.fields_by_option = field, fields_by_option
        self.fields = [field, *(name for names in fields_by_option.values() for name in names)]

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        revealed = {
            option: mark_safe("".join(self._draw(name, form, context, template_pack) for name in names))
            for option, names in self.fields_by_option.items()
        }
        return self._draw(self.field, form, context, template_pack, extra_context={"revealed": revealed})

    def _draw(self, field, form, context, template_pack, **kwargs):
        return render_field(field, form, context, template_pack=template_pack, **kwargs)


class SubmitButton:
    """One more button: `SubmitButton("Save for later", name="action", value="save", style="secondary")`."""

    def __init__(self, label, *, name="", value="", style=""):
        self.label, self.name, self.value, self.style = label, name, value, style


class Group(Fieldset):
    """A fieldset with a heading. Unlike crispy's own, it does not read the legend as a template."""

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        fields = self.get_rendered_fields(form, context, template_pack, **kwargs)
        context.update({"fieldset": self, "legend": self.legend, "fields": fields})
        return render_to_string(self.get_template_name(template_pack), context.flatten())
