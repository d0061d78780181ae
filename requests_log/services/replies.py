"""The council words its answers itself."""

from django.db import transaction

from councils import history
from councils.errors import Refused
from requests_log.models import ReplyWording
from requests_log.replies import usual_wording, wordings_of
from requests_log.reply_wordings import fault_of


@transaction.atomic
def word_reply(*, council, outcome, text, by):
    """Keep the council's wording for an outcome; without text, or with the usual one, the usual one applies again.

    Raises Refused with the fault where a field is not known or a brace is open.
    """
    if fault := fault_of(text):
        raise Refused(fault)
    if text.strip() == wordings_of(council)[outcome].strip():
        return
    own = "" if text.strip() == usual_wording(outcome).strip() else text.strip()
    row = ReplyWording.objects.create(council=council, outcome=outcome, text=own, by=by)
    data = {"outcome": outcome.value, "usual": not own}
    stream = f"requests_log.replies:{council.pk}"
    history.record(stream, "reply_worded", council=council, by=by, data=data, words=own, at=row.at)
