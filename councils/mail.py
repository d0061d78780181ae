"""The one door for mail: a notice is a row, written in the act's own transaction and sent after it is committed."""

from functools import partial

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string

from councils import mail_links, titles, workers
from councils.models import OutboxMail

State = OutboxMail.State
Link = OutboxMail.Link
LONGEST_SUBJECT = OutboxMail._meta.get_field("subject").max_length


def post(template, **facts):
    """Queue one notice, of the facts that `written` takes; None for somebody without an address."""
    notice = written(template, **facts)
    if notice is not None:
        queue([notice])
    return notice


def queue(notices, at_a_time=1):
    """Keep notices that were written, and hand on those that go out at once."""
    OutboxMail.objects.bulk_create(notices, at_a_time)
    for notice in notices:
        if notice.state == State.QUEUED:
            send_after_commit(notice.pk)


def written(template, *, person=None, user=None, address="", context=None, urgent=True, **fields):
    """One notice from templates/emails/<template>.txt and .html, not kept yet; somebody without an address gets none.

    What is not urgent waits for the daily digest of those who chose one. `fields` are further fields of the row:
    council; link, a Link; confidential, for a notice that is in no outbox which clerks can look at.
    """
    account = user or (person and person.user)
    address = address or (person.email if person else user.email)
    if not address:
        return None
    held = not urgent and not fields.get("link") and account is not None and account.daily_digest
    council = fields.get("council")
    with titles.spoken_for(council):
        words = _in_words(template, {"person": person, "council": council} | (context or {}))
    return OutboxMail(
        person=person,
        user=account,
        address=address,
        template=template,
        state=State.HELD if held else State.QUEUED,
        **fields | words,
    )


def send_after_commit(pk):
    transaction.on_commit(partial(_hand_on, str(pk)))


def _hand_on(pk):
    from councils.tasks import send_mail, sweep_outbox

    # Where no worker sweeps, whoever sends also looks after what an earlier process left behind.
    workers.hand_on(send_mail, pk, alone=sweep_outbox)


def _in_words(template, context):
    """Subject, text and HTML; the first line of the text's template is the subject."""
    facts = {"site_url": settings.SITE_URL, "link": mail_links.MARK, "titles": titles.current()} | context
    first_line, text = render_to_string(f"emails/{template}.txt", facts).strip().split("\n", 1)
    # On one line, whatever somebody typed into what it is about: a header has no other.
    subject = " ".join(first_line.removeprefix("Subject: ").split())
    if len(subject) > LONGEST_SUBJECT:
        subject = subject[: LONGEST_SUBJECT - 1] + "…"
    html = render_to_string(f"emails/{template}.html", facts | {"subject": subject})
    return {"subject": subject, "text": text.strip() + "\n", "html": html}
