"""The outbox: posted with the act, sent after it, never twice, and honest about what is not known."""

from datetime import timedelta

import pytest
from django.core import mail as post
from django.db import transaction
from django.utils import timezone

from councils import mail, post_room, services
from councils.models import OutboxMail
from tests.councils.post_offices import Stopped
from tests.makers import make_person
from tests.requests_log.makers import make_entry

State = OutboxMail.State


@pytest.fixture
def post_office(settings):
    """post_office("Closed") puts one of tests/councils/post_offices.py in charge."""

    def choose(name):
        settings.EMAIL_BACKEND = f"tests.councils.post_offices.{name}"

    return choose


def let_time_pass(notice, **time):
    """As if the notice had been waiting, or being sent, for that much longer."""
    notice.refresh_from_db()
    past = {
        field: getattr(notice, field) and getattr(notice, field) - timedelta(**time)
        for field in ("next_attempt_at", "claimed_at")
    }
    OutboxMail.objects.filter(pk=notice.pk).update(**past)


def send(notice):
    post_room.send(notice.pk)
    notice.refresh_from_db()
    return notice


@pytest.mark.django_db(transaction=True)
def test_notice_is_sent_once_the_act_is_committed(nora, clerk):
    with transaction.atomic():
        services.invite(nora, by=clerk)
        assert OutboxMail.objects.get().state == State.QUEUED
        assert not post.outbox
    notice = OutboxMail.objects.get()
    assert notice.state == State.SENT
    assert notice.sent_at
    assert [message.to for message in post.outbox] == [["nora@example.org"]]


@pytest.mark.django_db(transaction=True)
def test_act_that_is_taken_back_sends_nothing(nora, clerk):
    def fail():
        with transaction.atomic():
            services.invite(nora, by=clerk)
            raise RuntimeError("something else went wrong")

    with pytest.raises(RuntimeError):
        fail()
    assert not OutboxMail.objects.exists()
    assert not post.outbox


def test_somebody_without_an_address_gets_no_notice(council, clerk):
    silent = make_person(council, "Ned Marsh")
    assert mail.post("invitation", person=silent, council=council, context={"by": clerk}) is None
    assert not OutboxMail.objects.exists()


def test_notice_says_what_it_is_about_in_text_and_in_html(notice):
    send(notice)
    message = post.outbox[0]
    html, kind = message.alternatives[0]
    assert message.subject == "Your account with Thornby Parish Council"
    assert kind == "text/html"
    assert "Maya Osei has invited you" in message.body
    assert "Maya Osei has invited you" in html
    assert "Subject:" not in message.body + html
    assert str(notice.pk) in message.extra_headers["Message-ID"]


def test_notice_is_never_sent_twice(notice):
    send(notice)
    send(notice)
    assert len(post.outbox) == 1


def test_sweep_run_twice_sends_once_and_catches_up_on_what_was_skipped(notice):
    let_time_pass(notice, days=1)
    post_room.sweep()
    post_room.sweep()
    assert len(post.outbox) == 1


def test_closed_post_office_is_tried_again_later_and_not_before(notice, post_office, settings):
    post_office("Closed")
    assert send(notice).state == State.QUEUED
    assert notice.attempts == 1
    assert notice.next_attempt_at > timezone.now()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert post_room.sweep() == 0
    let_time_pass(notice, minutes=2)
    assert post_room.sweep() == 1
    assert len(post.outbox) == 1


def test_waiting_grows_from_attempt_to_attempt(notice, post_office):
    post_office("Closed")
    waits = []
    for _ in range(4):
        before = timezone.now()
        waits.append(send(notice).next_attempt_at - before)
        let_time_pass(notice, days=1)
    assert waits == sorted(waits)
    assert waits[0] < timedelta(minutes=2) < timedelta(minutes=59) < waits[3]


def test_after_many_attempts_a_server_that_asks_to_come_back_is_given_up(notice, post_office):
    post_office("Busy")
    for _ in range(post_room.GIVE_UP_AFTER):
        send(notice)
        let_time_pass(notice, days=1)
    assert notice.state == State.REFUSED
    assert "try again later" in notice.error


def test_server_out_of_reach_is_never_the_notices_fault(notice, post_office):
    post_office("Closed")
    for _ in range(post_room.GIVE_UP_AFTER + 1):
        send(notice)
        let_time_pass(notice, days=1)
    assert notice.state == State.QUEUED
    assert "closed today" in notice.error


def test_refused_address_is_not_tried_again(notice, post_office):
    post_office("Refusing")
    assert send(notice).state == State.REFUSED
    assert "no such mailbox" in notice.error


def test_busy_post_office_is_tried_again(notice, post_office):
    post_office("Busy")
    assert send(notice).state == State.QUEUED


def test_broken_conversation_is_not_known_and_not_repeated(notice, post_office):
    post_office("HangingUp")
    assert send(notice).state == State.UNKNOWN
    let_time_pass(notice, days=1)
    assert post_room.sweep() == 0


def test_sender_that_falls_over_leaves_the_notice_unknown(notice, post_office):
    post_office("FallingOver")
    with pytest.raises(Stopped):
        send(notice)
    post_room.sweep()
    notice.refresh_from_db()
    assert notice.state == State.SENDING
    let_time_pass(notice, minutes=16)
    post_room.sweep()
    notice.refresh_from_db()
    assert notice.state == State.UNKNOWN


def test_sender_that_falls_over_before_handing_over_gives_the_notice_back(notice, post_office, settings):
    post_office("FallingOverAtTheDoor")
    with pytest.raises(Stopped):
        send(notice)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert post_room.sweep() == 0
    let_time_pass(notice, minutes=16)
    assert post_room.sweep() == 1
    notice.refresh_from_db()
    assert notice.state == State.SENT
    assert len(post.outbox) == 1


def test_notice_at_which_every_sender_falls_over_is_shown_as_refused(notice, post_office):
    post_office("FallingOverAtTheDoor")
    for _ in range(post_room.GIVE_UP_AFTER):
        with pytest.raises(Stopped):
            send(notice)
        let_time_pass(notice, minutes=16)
        post_room.recover()
    notice.refresh_from_db()
    assert notice.state == State.REFUSED


def test_sender_that_was_overtaken_sends_nothing(notice, post_office):
    post_office("Dawdling")
    assert send(notice).state == State.QUEUED
    assert not post.outbox


def test_late_word_that_it_was_sent_is_still_recorded(notice, post_office):
    post_office("FallingOver")
    with pytest.raises(Stopped):
        send(notice)
    let_time_pass(notice, minutes=16)
    post_room.recover()
    notice.refresh_from_db()
    post_room._settle(notice, State.SENT, sent_at=timezone.now(), error="")
    notice.refresh_from_db()
    assert notice.state == State.SENT


def test_subject_of_any_length_fits(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk, subject="Verge " * 25)
    context = {"entry": entry, "subject_line": "Verge " * 50, "answer": "In hand.", "by": clerk}
    long = mail.post("answer", person=councillor, council=council, context=context)
    long.refresh_from_db()
    assert len(long.subject) == 200
    assert long.subject.endswith("…")


def test_link_to_confirm_an_address_that_was_taken_back_is_not_sent(clerk):
    lost = mail.post("confirm_address", user=clerk.user, address="gone@example.org", link=mail.Link.CONFIRM_ADDRESS)
    assert send(lost).state == State.REFUSED
    assert not post.outbox


def test_link_is_not_sent_to_an_address_that_the_account_has_left(notice, post_office):
    user = notice.user
    user.email = "elsewhere@example.org"
    user.save(update_fields=["email"])
    assert send(notice).state == State.REFUSED
    assert not post.outbox
