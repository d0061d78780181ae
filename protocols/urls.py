from django.urls import path

from protocols.views import adoption, imports, reading

app_name = "protocols"

VERSION = "<slug:protocol>/versions/<int:number>/"

urlpatterns = [
    path("", reading.protocol_list, name="list"),
    path("import/", imports.import_version, name="import"),
    path("import/keep/", imports.keep, name="keep"),
    path("<slug:protocol>/", reading.protocol, name="protocol"),
    path(VERSION, reading.version, name="version"),
    path(VERSION + "adopt/", adoption.adopt, name="adopt"),
    path(VERSION + "discard/", adoption.discard, name="discard"),
    path(VERSION + "review/", adoption.review, name="review"),
    path(VERSION + "rules/", adoption.rules, name="rules"),
    path(VERSION + "rules/<slug:rule>/", adoption.rule, name="rule"),
]
