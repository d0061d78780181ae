from requests_log.forms.acts import (
    AnswerForm,
    DecideForm,
    ExtendForm,
    FollowUpForm,
    ReasonForm,
    ReopenForm,
    TimeSpentForm,
)
from requests_log.forms.requests import CorrectForm, FilterForm, RequestForm

__all__ = [
    "AnswerForm",
    "CorrectForm",
    "DecideForm",
    "ExtendForm",
    "FilterForm",
    "FollowUpForm",
    "ReasonForm",
    "ReopenForm",
    "RequestForm",
    "TimeSpentForm",
]
