"""Every form that the pages of the access table show, each in a world in which its page has something to show."""

from contextlib import contextmanager
from copy import copy

from django.db import transaction

from tests.access_table import CLERK, COUNCILLOR, DEPUTY, OFFICER, STRANGER
from tests.forms_on_pages import forms_on, page_of
from tests.makers import client_of

KINDS = (CLERK, OFFICER, COUNCILLOR, DEPUTY, STRANGER)


@contextmanager
def undone():
    """Nothing that happens in the block stays."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


class Browsers:
    """The browser of each account, the same one each time, with the cookies of its sign-in."""

    def __init__(self, accounts):
        self.clients = {account: client_of(account) for account in accounts}
        self.cookies = {account: copy(client.cookies) for account, client in self.clients.items()}

    def of(self, account):
        self.clients[account].cookies = copy(self.cookies[account])
        return self.clients[account]


def browsers_in(world):
    return Browsers(world.by_kind(kind) for kind in KINDS)


def each_form(rows, world, browsers):
    """(account, form) of each row that can be got, as the first of KINDS who may; then all is undone.

    Forms that a page shares with others, such as the one for signing out in its frame, come once.
    """
    seen = set()
    for page in rows:
        account = next((world.by_kind(kind) for kind in KINDS if page.expected[kind] == 200), None)
        if account and page.method == "get":
            with undone():
                url = page.url(world)
                for form in forms_on(page_of(browsers.of(account).get(url)), url):
                    if form not in seen:
                        yield account, form
                    seen.add(form)
