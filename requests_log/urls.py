from django.urls import path

from requests_log.views import acts, clock, recheck, register, switches

app_name = "requests_log"

urlpatterns = [
    path("", register.entry_list, name="list"),
    path("new/", register.new, name="new"),
    path("recheck/", recheck.recheck_all, name="recheck-all"),
    path("rules/", switches.rules, name="rules"),
    path("rules/<slug:rule>/", switches.rule, name="rule"),
    path("<int:pk>/", register.detail, name="detail"),
    path("<int:pk>/correct/", acts.correct, name="correct"),
    path("<int:pk>/recheck/", acts.recheck, name="recheck"),
    path("<int:pk>/decide/", acts.decide, name="decide"),
    path("<int:pk>/answer/", acts.answer, name="answer"),
    path("<int:pk>/acknowledge/", clock.acknowledge, name="acknowledge"),
    path("<int:pk>/extend/", clock.extend, name="extend"),
    path("<int:pk>/pause/", clock.pause, name="pause"),
    path("<int:pk>/resume/", clock.resume, name="resume"),
]
