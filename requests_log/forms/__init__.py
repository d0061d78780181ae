from requests_log.forms.acts import (
    AnswerForm,
    DecideForm,
    ExtendForm,
    FollowUpForm,
    ReasonForm,
    ReopenForm,
    TimeSpentForm,
)
from requests_log.forms.emails import EmailForm, PlainAnswerForm
from requests_log.forms.notes import NoteForm
from requests_log.forms.requests import CorrectForm, FilterForm, LogForm

__all__ = [
    "AnswerForm",
    "CorrectForm",
    "DecideForm",
    "EmailForm",
    "ExtendForm",
    "FilterForm",
    "FollowUpForm",
    "LogForm",
    "NoteForm",
    "PlainAnswerForm",
    "ReasonForm",
    "ReopenForm",
    "TimeSpentForm",
]
