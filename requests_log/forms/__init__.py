from requests_log.forms.acts import AnswerForm, DecideForm, ReasonForm
from requests_log.forms.requests import CorrectForm, FilterForm, RequestForm

__all__ = ["AnswerForm", "CorrectForm", "DecideForm", "FilterForm", "ReasonForm", "RequestForm"]
