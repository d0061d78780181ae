"""Who may open the pages of notices and jobs."""

from councils import mail
from councils.models import Job, OutboxMail
from tests.access_table import FOR_CLERKS, FOR_EVERY_ACCOUNT, NOWHERE, Page
from tests.makers import make_person

ADDRESS = "nora.quill@example.org"


def refused_notice(world):
    nora = make_person(world.council, "Nora Quill", contact_email=ADDRESS)
    notice = mail.post("extension", person=nora, council=world.council, context={"by": world.clerk})
    OutboxMail.objects.filter(pk=notice.pk).update(state=OutboxMail.State.REFUSED)
    return {"pk": notice.pk}


def listed(world):
    refused_notice(world)
    return {}


def again(world):
    return refused_notice(world) | {"name": "again"}


def long_work(world):
    return {"pk": Job.objects.create(council=world.council, kind="requests_log.recheck", total=7).pk}


ROWS = [
    Page("outbox", FOR_CLERKS, listed, secret=ADDRESS),
    Page("notice", FOR_CLERKS, refused_notice, secret=ADDRESS),
    Page("notice-act", FOR_CLERKS, again, secret="Send this notice again"),
    Page("jobs", FOR_CLERKS, secret="Send the daily digests"),
    Page("seals", FOR_CLERKS, secret="Seals of the history"),
    Page("job", FOR_CLERKS, long_work, secret="0 of 7"),
    Page("notice-choice", FOR_EVERY_ACCOUNT, of_council=False),
    Page("demo-mails", NOWHERE, of_council=False),
    Page("tour-start", NOWHERE, lambda world: {"name": "clerk"}, method="post", of_council=False),
    Page("tour-next", NOWHERE, method="post", of_council=False),
    Page("tour-stop", NOWHERE, method="post", of_council=False),
]
