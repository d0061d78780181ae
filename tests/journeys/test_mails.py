"""The mails of the demo as a mail program shows them: each has HTML of its own beside its text."""

import pytest

from councils.models import OutboxMail
from tests.journeys.browsing import open_page
from tests.journeys.looking import NARROW, WIDER_THAN_THE_WINDOW, axe_violations


@pytest.mark.django_db
def test_every_kind_of_mail_is_accessible_and_fits_a_narrow_window(seeded, browser):
    page, problems = open_page(browser, "http://localhost"), []
    page.set_viewport_size(NARROW)
    mails = {mail.template: mail for mail in OutboxMail.objects.all()}
    for mail in mails.values():
        page.set_content(mail.html)
        found = [*axe_violations(page), *page.evaluate(WIDER_THAN_THE_WINDOW)]
        problems += [f"{mail.template}: {text}" for text in found]
    page.context.close()
    assert mails
    assert problems == []
