from django.urls import path

from protocols.views import (
    acknowledging,
    adoption,
    amending,
    clauses,
    comparing,
    drafts,
    imports,
    output,
    reading,
    saying,
    searching,
)

app_name = "protocols"

VERSION = "<slug:protocol>/versions/<int:number>/"

urlpatterns = [
    path("", reading.protocol_list, name="list"),
    path("import/", imports.import_version, name="import"),
    path("import/keep/", imports.keep, name="keep"),
    path("amend/", amending.amend, name="amend"),
    path("search/", searching.search, name="search"),
    path("<slug:protocol>/", reading.protocol, name="protocol"),
    path("<slug:protocol>/compare/", comparing.compare, name="compare"),
    path("<slug:protocol>/compare/document/", comparing.compare_document, name="compare-document"),
    path("<slug:protocol>/as-at/", comparing.as_at, name="as-at"),
    path("<slug:protocol>/register/", acknowledging.register, name="register"),
    path("<slug:protocol>/register/remind/", acknowledging.remind, name="remind"),
    path("<slug:protocol>/register.csv", acknowledging.register_csv, name="register-csv"),
    path(VERSION, reading.version, name="version"),
    path(VERSION + "download/<slug:kind>/", output.download, name="download"),
    path(VERSION + "confirm/", acknowledging.confirm, name="confirm"),
    path(VERSION + "original/", drafts.original, name="original"),
    path(VERSION + "draft/", drafts.mend, name="mend"),
    path(VERSION + "draft/warnings/<int:index>/", drafts.tick, name="tick"),
    path(VERSION + "draft/taken-out/<int:pk>/", drafts.put_back, name="put-back"),
    path(VERSION + "draft/sections/<int:pk>/", drafts.section, name="section"),
    path(VERSION + "draft/sections/<int:pk>/join/", drafts.join_section, name="join-section"),
    path(VERSION + "draft/clauses/<int:pk>/", clauses.clause, name="clause"),
    path(VERSION + "draft/clauses/<int:pk>/split/", clauses.split, name="split-clause"),
    path(VERSION + "draft/clauses/<int:pk>/place/", clauses.place, name="place-clause"),
    path(VERSION + "draft/clauses/<int:pk>/<slug:act>/", clauses.act, name="mend-clause"),
    path(VERSION + "adopt/", adoption.adopt, name="adopt"),
    path(VERSION + "discard/", adoption.discard, name="discard"),
    path(VERSION + "review/", adoption.review, name="review"),
    path(VERSION + "rules/", saying.rules, name="rules"),
    path(VERSION + "rules/<slug:rule>/", saying.rule, name="rule"),
    path(VERSION + "read-again/", saying.read_again, name="read-again"),
    path(VERSION + "gaps/", saying.gaps, name="gaps"),
    path(VERSION + "answers/", saying.answers, name="answers"),
    path(VERSION + "answers/use/", saying.use_answers, name="use-answers"),
    path(VERSION + "answers/<slug:question>/", saying.answer, name="answer"),
]
