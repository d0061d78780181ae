from django.urls import path

from grievances import after_urls, paper_urls
from grievances.views import cases, door, on_paper, procedure, raising

app_name = "grievances"

urlpatterns = [
    path("", cases.case_list, name="list"),
    path("start/", raising.triage, name="start"),
    path("new/", raising.new, name="new"),
    path("door/leave/", door.leave, name="door-leave"),
    path("door/<uuid:link>/", door.door, name="door"),
    path("door/<uuid:link>/code/", door.code, name="door-code"),
    path("on-paper/", on_paper.log, name="on-paper"),
    path("notes/add/", on_paper.note_add, name="note-add"),
    path("notes/<int:number>/", on_paper.note, name="note"),
    *after_urls.urlpatterns,
    path("procedure/", procedure.procedure, name="procedure"),
    path("procedure/change/", procedure.change, name="procedure-change"),
    path("<uuid:pk>/draft/", raising.draft, name="draft"),
    path("<uuid:pk>/raise/", raising.raise_it, name="raise"),
    path("<uuid:pk>/discard/", raising.discard, name="discard"),
    path("<uuid:pk>/", cases.detail, name="case"),
    path("<uuid:pk>/looks/", cases.looks, name="looks"),
    *paper_urls.urlpatterns,
    path("<uuid:pk>/<slug:step>/", cases.step, name="step"),
]
