from requests_log.forms.acts import (
    AnswerForm,
    DecideForm,
    ExtendForm,
    FollowUpForm,
    ReasonForm,
    ReopenForm,
    TimeSpentForm,
)
from requests_log.forms.emails import EmailForm
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
    "ReasonForm",
    "ReopenForm",
    "TimeSpentForm",
]
