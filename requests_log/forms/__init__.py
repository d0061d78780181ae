from requests_log.forms.requests import AnswerForm, CorrectForm, DecideForm, FilterForm, ReasonForm, RequestForm

__all__ = ["AnswerForm", "CorrectForm", "DecideForm", "FilterForm", "ReasonForm", "RequestForm"]
