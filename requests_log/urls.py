from django.urls import path

from requests_log.views import (
    acts,
    authorities,
    clock,
    drafts,
    duties,
    duty_acts,
    export,
    interests,
    logging,
    meetings,
    mine,
    old_register,
    recheck,
    register,
    replies,
    reports,
    switches,
)

app_name = "requests_log"


def half(address, kept):
    """The pages of one half of the authority register."""
    name, options = kept.name, {"half": kept}
    return [
        path(address, authorities.rows, options, name=f"{name}-list"),
        path(f"{address}add/", authorities.add, options, name=f"{name}-add"),
        path(f"{address}<int:pk>/", authorities.row, options, name=name),
        path(f"{address}<int:pk>/end/", authorities.end, options, name=f"{name}-end"),
        path(f"{address}<int:pk>/correct/", authorities.correct, options, name=f"{name}-correct"),
    ]


def report(address, view, name):
    """A report as a page, and as a file of each kind."""
    return [path(address, view, name=name), path(f"{address}<slug:kind>/", view, name=f"{name}-file")]


urlpatterns = [
    path("", register.entry_list, name="list"),
    path("new/", logging.new, name="new"),
    path("new/from-email/", logging.from_email, name="new-from-email"),
    path("new/note/", drafts.note, name="note"),
    path("waiting/", drafts.waiting, name="drafts"),
    path("waiting/<int:pk>/", drafts.draft, name="draft"),
    path("waiting/<int:pk>/answer/", drafts.answer, name="draft-answer"),
    path("waiting/<int:pk>/discard/", drafts.discard, name="draft-discard"),
    path("mine/", mine.mine, name="mine"),
    path("mine/<int:pk>/", mine.own, name="own"),
    path("mine/<int:pk>/follow-up/", mine.follow_up, name="follow-up"),
    path("mine/<int:pk>/interest/", interests.declare, name="interest-declare"),
    path("duties/", duties.duties, name="duties"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/add/", meetings.add, name="meeting-add"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>/move/", meetings.move, name="meeting-move"),
    path("meetings/<int:pk>/call-off/", meetings.call_off, name="meeting-call-off"),
    path("recheck/", recheck.recheck_all, name="recheck-all"),
    path("export.csv", export.export, {"kind": "csv"}, name="export-csv"),
    path("export.xlsx", export.export, {"kind": "xlsx"}, name="export-xlsx"),
    path("old-register/", old_register.choose_file, name="old-register-file"),
    path("old-register/<uuid:pk>/", old_register.columns, name="old-register"),
    path("old-register/<uuid:pk>/people/", old_register.people, name="old-register-people"),
    path("old-register/<uuid:pk>/check/", old_register.check, name="old-register-check"),
    path("old-register/<uuid:pk>/bad-rows.csv", old_register.bad_rows, name="old-register-bad-rows"),
    path("old-register/<uuid:pk>/give-up/", old_register.give_up, name="old-register-give-up"),
    path("wording/", replies.wordings, name="wordings"),
    path("wording/<slug:outcome>/", replies.wording, name="wording"),
    path("rules/", switches.rules, name="rules"),
    path("rules/<slug:rule>/", switches.rule, name="rule"),
    path("reports/", reports.reports, name="reports"),
    path("reports/small-numbers/", reports.small_numbers, name="small-numbers"),
    *report("reports/monthly/", reports.monthly, "report-monthly"),
    *report("reports/equal-treatment/", reports.equal_treatment, "report-equal"),
    *report("reports/equal-treatment-by-councillor/", reports.equal_treatment_office, "report-equal-office"),
    *half("authorities/", authorities.AUTHORITIES),
    *half("direct-contact/", authorities.CONTACTS),
    path("<int:pk>/authority/<int:authority>/", authorities.use, name="use-authority"),
    path("<int:pk>/", register.detail, name="detail"),
    path("<int:pk>/interests/record/", interests.record, name="interest-record"),
    path("<int:pk>/interests/<int:interest>/withdraw/", interests.withdraw, name="interest-withdraw"),
    path("<int:pk>/duties/parity/given/", duty_acts.given, name="duty-given"),
    path("<int:pk>/duties/parity/tell/", duty_acts.tell, name="duty-tell"),
    path("<int:pk>/duties/parity/same/", duty_acts.same, name="duty-same"),
    path("<int:pk>/duties/documents/decide/", duty_acts.documents, name="duty-documents"),
    path("<int:pk>/duties/agenda/meeting/", duty_acts.meeting, name="duty-meeting"),
    path("<int:pk>/duties/agenda/papers/", duty_acts.papers, name="duty-papers"),
    path("<int:pk>/duties/agenda/take/", duty_acts.take, name="duty-take"),
    path("<int:pk>/duties/agenda/refuse/", duty_acts.refuse, name="duty-refuse"),
    path("<int:pk>/duties/<slug:kind>/", duties.duty, name="duty"),
    path("<int:pk>/duties/<slug:kind>/open/", duties.open_duty, name="duty-open"),
    path("<int:pk>/duties/<slug:kind>/drop/", duties.drop, name="duty-drop"),
    path("<int:pk>/duties/<slug:kind>/reopen/", duties.reopen, name="duty-reopen"),
    path("<int:pk>/correct/", acts.correct, name="correct"),
    path("<int:pk>/recheck/", acts.recheck, name="recheck"),
    path("<int:pk>/decide/", acts.decide, name="decide"),
    path("<int:pk>/answer/", acts.answer, name="answer"),
    path("<int:pk>/answer/from-email/", acts.answer_from_email, name="answer-from-email"),
    path("<int:pk>/acknowledge/", clock.acknowledge, name="acknowledge"),
    path("<int:pk>/extend/", clock.extend, name="extend"),
    path("<int:pk>/pause/", clock.pause, name="pause"),
    path("<int:pk>/resume/", clock.resume, name="resume"),
    path("<int:pk>/reopen/", clock.reopen, name="reopen"),
    path("<int:pk>/time-spent/", clock.time_spent, name="time-spent"),
]
