from django.urls import path

from requests_log.views import acts, register

app_name = "requests_log"

urlpatterns = [
    path("", register.entry_list, name="list"),
    path("new/", register.new, name="new"),
    path("<int:pk>/", register.detail, name="detail"),
    path("<int:pk>/correct/", acts.correct, name="correct"),
    path("<int:pk>/recheck/", acts.recheck, name="recheck"),
    path("<int:pk>/decide/", acts.decide, name="decide"),
    path("<int:pk>/answer/", acts.answer, name="answer"),
]
