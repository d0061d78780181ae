"""Addresses of what comes after a case, and of what its handler leaves behind."""

from django.urls import path

from grievances.views import actions, keeping, numbers, rescue

urlpatterns = [
    path("another-handler/", rescue.ask, name="rescue-ask"),
    path("another-handler/<uuid:rescue>/", rescue.rescue, name="rescue"),
    path("numbers/", numbers.numbers, name="numbers"),
    path("numbers/<slug:kind>/", numbers.numbers_file, name="numbers-file"),
    path("keeping/", keeping.keeping, name="keeping"),
    path("keeping/<uuid:case>/", keeping.certificate, name="certificate"),
    path("<uuid:pk>/actions/<int:action>/", actions.action, name="action"),
]
