"""Words that read like a sanction on a councillor are shown back with the law, before anybody confirms them."""

from grievances.sanctions import LAW

CONFIRMS = "I have read this. Nothing here is imposed on a councillor."


class ShowsSanctions:
    """Put before a form with a field `confirmed`, which is asked only where `sanctions` holds any words.

    `shown_on` is the field whose error says so.
    """

    shown_on = "words"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.warns:
            del self.fields["confirmed"]

    @property
    def warns(self):
        return self.is_bound and bool(self.sanctions)

    def clean(self):
        cleaned = super().clean()
        if self.warns and not cleaned.get("confirmed"):
            quoted = ", ".join(f"“{words}”" for words in self.sanctions)
            self.add_error(self.shown_on, f"{LAW} These words read like one: {quoted}. Change them, or confirm below")
        return cleaned
