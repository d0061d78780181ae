"""What the Clerk sees and settles in the outbox, how people choose, and the mails of the demo."""

import pytest
from django.core import mail as post
from django.urls import reverse
from django.utils import timezone

from councils import history, mail, services
from councils.models import OutboxMail, User
from councils.services.people import stream_of
from tests.makers import client_of, make_person

State = OutboxMail.State


@pytest.fixture
def nora(council):
    return make_person(council, "Nora Quill", contact_email="nora@example.org")


@pytest.fixture
def make_notice(council, clerk, nora):
    def make(state=State.QUEUED, **fields):
        notice = mail.post("extension", person=nora, council=council, context={"by": clerk})
        moments = {"sent_at": timezone.now()} if state == State.SENT else {}
        OutboxMail.objects.filter(pk=notice.pk).update(state=state, **moments | fields)
        notice.refresh_from_db()
        return notice

    return make


def page(somebody, council, address="notices/", **query):
    return client_of(somebody).get(f"/{council.slug}/{address}", query)


def do(clerk, notice, act):
    return client_of(clerk).post(reverse("notice-act", args=[notice.council.slug, notice.pk, act]))


def test_the_outbox_shows_what_to_whom_and_how_it_stands(council, clerk, nora, make_notice):
    make_notice(State.REFUSED, error="550 No such mailbox")
    text = page(clerk, council).content.decode()
    assert "nora@example.org" in text
    assert reverse("person", args=[council.slug, nora.pk]) in text
    assert "Refused" in text
    assert "1 notice may not have arrived" in text


def test_the_outbox_is_filtered_by_how_notices_stand(council, clerk, make_notice):
    unknown, sent = make_notice(State.UNKNOWN), make_notice(State.SENT)
    for standing, shown in (("unsettled", unknown), ("unknown", unknown), ("sent", sent)):
        response = page(clerk, council, standing=standing)
        assert list(response.context["page"]) == [shown]


def test_a_confidential_notice_is_in_no_outbox(council, clerk, make_notice):
    notice = make_notice(State.UNKNOWN, confidential=True)
    assert not page(clerk, council).context["page"].object_list
    assert page(clerk, council, f"notices/{notice.pk}/").status_code == 404
    assert do(clerk, notice, "again").status_code == 404


def test_the_outbox_needs_the_same_queries_for_one_notice_and_for_thirty(
    council, clerk, make_notice, django_assert_num_queries
):
    make_notice()
    client = client_of(clerk)
    client.get(f"/{council.slug}/notices/")
    with django_assert_num_queries(6):
        client.get(f"/{council.slug}/notices/")
    for _ in range(29):
        make_notice(State.REFUSED)
    with django_assert_num_queries(6):
        client.get(f"/{council.slug}/notices/")


def test_what_is_not_known_is_settled_as_sent(clerk, make_notice):
    notice = make_notice(State.UNKNOWN, handed_over_at=timezone.now())
    assert do(clerk, notice, "sent").status_code == 302
    notice.refresh_from_db()
    assert notice.state == State.SENT
    assert notice.sent_at == notice.handed_over_at
    assert history.timeline(stream_of(notice)).get().by == clerk


def test_a_refused_notice_goes_out_again_to_the_new_address(
    clerk, nora, make_notice, django_capture_on_commit_callbacks
):
    notice = make_notice(State.REFUSED, attempts=12)
    nora.contact_email = "nora.quill@example.org"
    nora.save()
    with django_capture_on_commit_callbacks(execute=True):
        do(clerk, notice, "again")
    notice.refresh_from_db()
    assert (notice.state, notice.attempts) == (State.SENT, 1)
    assert post.outbox[0].to == ["nora.quill@example.org"]


@pytest.fixture
def refused_invitation(clerk, nora):
    invitation = services.invite(nora, by=clerk)
    OutboxMail.objects.update(state=State.REFUSED)
    return invitation


def test_a_secret_link_goes_to_the_address_that_the_account_has_now(clerk, refused_invitation):
    User.objects.filter(pk=refused_invitation.user_id).update(email="nora@quill.example")
    do(clerk, OutboxMail.objects.get(), "again")
    assert OutboxMail.objects.get().address == "nora@quill.example"


def test_an_invitation_that_was_accepted_is_not_sent_again(clerk, refused_invitation):
    services.accept_invitation(refused_invitation, user=refused_invitation.user)
    assert "no longer open" in do(clerk, OutboxMail.objects.get(), "again").content.decode()
    assert OutboxMail.objects.get().state == State.REFUSED


def test_an_invitation_to_a_wrong_address_is_not_sent_again_once_it_was_put_right(clerk, nora, refused_invitation):
    services.change_person(nora, contact_email="nora@quill.example", by=clerk)
    assert "invite Nora Quill again" in do(clerk, OutboxMail.objects.get(), "again").content.decode()
    assert OutboxMail.objects.get().state == State.REFUSED


def test_a_notice_to_somebody_without_an_address_is_not_sent_again(clerk, nora, make_notice):
    notice = make_notice(State.BOUNCED)
    nora.contact_email = ""
    nora.save()
    assert "no email address" in do(clerk, notice, "again").content.decode()
    notice.refresh_from_db()
    assert notice.state == State.BOUNCED


def test_a_mail_that_was_returned_is_recorded_as_come_back(clerk, make_notice):
    notice = make_notice(State.SENT)
    do(clerk, notice, "came-back")
    notice.refresh_from_db()
    assert notice.state == State.BOUNCED


@pytest.mark.parametrize(("state", "act"), [("sent", "again"), ("queued", "sent"), ("refused", "sent")])
def test_what_no_longer_stands_so_is_not_settled(state, act, clerk, make_notice):
    notice = make_notice(state)
    assert do(clerk, notice, act).status_code == 409
    notice.refresh_from_db()
    assert notice.state == state


def test_a_notice_in_a_digest_stands_as_the_digest_does_and_is_settled_alone(council, clerk, make_notice):
    digest = mail.post("digest", user=clerk.user, context={"notices": []})
    one, other = (make_notice(State.BUNDLED, bundle=digest) for _ in range(2))
    OutboxMail.objects.filter(pk=digest.pk).update(state=State.UNKNOWN)
    assert {notice.stands for notice in page(clerk, council).context["page"]} == {State.UNKNOWN}
    do(clerk, one, "again")
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.state, one.bundle, other.state) == (State.QUEUED, None, State.BUNDLED)


@pytest.mark.parametrize("state", State.values)
def test_the_page_of_a_notice_offers_what_can_be_done(state, council, clerk, make_notice):
    bundle = {"bundle": mail.post("digest", user=clerk.user, context={"notices": []})} if state == "bundled" else {}
    notice = make_notice(state, **bundle)
    response = page(clerk, council, f"notices/{notice.pk}/")
    assert response.status_code == 200
    for act in response.context["acts"]:
        assert page(clerk, council, f"notices/{notice.pk}/{act}/").status_code == 200


def test_somebody_chooses_a_daily_digest_on_the_pages_of_the_account(councillor):
    client = client_of(councillor)
    assert "At once" in client.get("/accounts/email/").content.decode()
    client.post(reverse("notice-choice"), {"daily": "True"})
    councillor.user.refresh_from_db()
    assert councillor.user.daily_digest
    assert "Once a day" in client.get("/accounts/email/").content.decode()


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    return tmp_path


def demo_page(somebody=None):
    return client_of(somebody).get(reverse("demo-mails"))


def test_mails_of_the_demo_are_shown_to_anybody_as_plain_words(settings, folder, council, clerk):
    settings.DEMO = True
    post.send_mail(
        "Your <b>request</b>", "See http://localhost:8000/x <script>alert(1)</script>", None, ["a@b.example"]
    )
    text = demo_page().content.decode()
    assert "Your &lt;b&gt;request&lt;/b&gt;" in text
    assert "<script>alert" not in text
    assert 'href="http://localhost:8000/x"' in text


def test_what_is_no_mail_spoils_nothing(settings, folder, council):
    settings.DEMO = True
    (folder / "1.log").write_bytes(b"\xff\x00 nothing\nContent-Type: text/plain; charset=nonesuch\n\n\xff")
    (folder / "2.log").write_bytes(b"To: a@b.example\nContent-Type: text/plain; charset=nonesuch\n\n\xff")
    assert demo_page().status_code == 200


def test_without_the_demo_there_is_no_such_page(settings, folder, clerk):
    settings.DEMO = False
    assert demo_page(clerk).status_code == 404
