"""Pages of cases ask the database as often for many as for one, and a page of a case at most twelve times."""

import re

import pytest

from councils.models import Role
from tests.grievances.makers import act, make_case, part, serve
from tests.makers import client_of, make_member
from tests.test_queries import queries_of, same_queries

MOST = 12
# What marks a transaction, and what every page reads: the session and its account.
OF_THE_FRAME = re.compile('SAVEPOINT|FROM "councils_session"|FROM "councils_user" WHERE')


def test_list_of_cases(council, clerk, officer):
    same_queries("/thornby/grievances/", client_of(officer), lambda number: make_case(council, officer), rows=15)


@pytest.mark.parametrize("who", ["clerk", "officer"])
def test_page_of_a_case_with_a_long_history(council, clerk, officer, who):
    colleague = make_member(council, "Lena Brook", Role.OFFICER)
    case = serve(make_case(council, officer, matter="treatment", subjects=[colleague]), clerk)
    client = client_of({"clerk": clerk, "officer": officer}[who])

    def make_more(number):
        act(case, "note-delay", clerk, words="Waiting.", data={"deadline": "grievance_informal"})
        part(case, "witness", make_member(council, f"Witness {number}"))

    same_queries(case.get_absolute_url(), client, make_more, rows=10)
    asked = [sql for sql in queries_of(client, case.get_absolute_url()) if not OF_THE_FRAME.search(sql)]
    assert len(asked) <= MOST, "\n".join(asked)
