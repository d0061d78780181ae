"""Text of a case lies nowhere in clear, and a case shows itself to nobody who has no part in it."""

import pytest
from django.db import connection

from councils import history
from councils.models import Event, OutboxMail
from grievances import keys, services
from grievances.models import ERASED, Grievance
from tests.grievances.makers import CANARY, act, make_case, parts, serve
from tests.makers import client_of, make_member


def everything_in_the_database():
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            yield from (
                (table, str(bytes(value) if isinstance(value, memoryview) else value))
                for row in cursor.fetchall()
                for value in row
            )


@pytest.fixture
def colleague(council):
    return make_member(council, "Lena Brook", "officer")


@pytest.fixture
def case(council, clerk, officer, colleague):
    case = make_case(council, officer, matter="treatment", subjects=[colleague], wanted=f"An end to the {CANARY}.")
    act(case, "record-talk", clerk, words=f"We spoke of the {CANARY}.")
    return case


def test_nothing_that_was_written_lies_in_clear_in_the_database(case):
    assert not [(table, value) for table, value in everything_in_the_database() if CANARY in value]


def test_the_parties_read_what_was_written(case, officer):
    assert CANARY in client_of(officer).get(case.get_absolute_url()).content.decode()


def test_no_mail_tells_what_a_case_is_about(case, colleague, clerk):
    serve(case, clerk)
    mails = OutboxMail.objects.filter(template="case_news")
    assert {mail.person for mail in mails} == {clerk, colleague}
    assert all(mail.confidential for mail in mails)
    told = " ".join(mail.subject + mail.text + mail.html for mail in mails)
    assert CANARY not in told
    assert case.reference not in told


def test_whoever_is_complained_of_knows_of_nothing_until_the_particulars_are_served(case, clerk, colleague):
    client = client_of(colleague)
    assert client.get(case.get_absolute_url()).status_code == 404
    assert case.reference not in client.get("/thornby/grievances/").content.decode()
    assert not OutboxMail.objects.filter(person=colleague).exists()
    serve(case, clerk, words="You are said to have shouted.")
    page = client.get(case.get_absolute_url()).content.decode()
    assert "You are said to have shouted." in page
    assert CANARY not in page


def test_a_wrong_key_fails_loudly_and_never_shows_ciphertext(case, settings):
    settings.CASE_KEYS = ["MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="]
    with pytest.raises(keys.Unreadable):
        str(Grievance.objects.get(pk=case.pk).story)


def test_without_its_key_a_case_reads_as_erased_and_its_history_still_holds(case):
    Grievance.objects.filter(pk=case.pk).update(wrapped_key=b"")
    erased = Grievance.objects.get(pk=case.pk)
    assert erased.story == ERASED
    assert history.first_fault(erased.stream) is None
    assert [event.kind for event in Event.objects.filter(stream=erased.stream)] == ["raised", "record-talk"]


def test_a_sealed_text_cannot_be_looked_for(case):
    with pytest.raises(TypeError):
        Grievance.objects.filter(story="anything").exists()


def test_stepping_out_removes_access_at_once(case, clerk):
    client = client_of(clerk)
    assert client.get(case.get_absolute_url()).status_code == 200
    services.end_part(parts(case, clerk)[0])
    assert client.get(case.get_absolute_url()).status_code == 404


def test_every_look_is_on_record(case, officer, clerk):
    client_of(clerk).get(case.get_absolute_url())
    assert [event.by for event in Event.objects.filter(stream=case.looks_stream)] == [clerk]
    client_of(officer).get(case.get_absolute_url())
    page = client_of(clerk).get(f"{case.get_absolute_url()}looks/").content.decode()
    assert "Rhoda Pike, Complainant" in page
    assert "the page of the case" in page


def test_a_part_outlives_the_membership(case, officer):
    officer.memberships.all().delete()
    assert client_of(officer).get(case.get_absolute_url()).status_code == 200
