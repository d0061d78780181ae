from django.urls import path

from councils import site_views

urlpatterns = [
    path("", site_views.council, name="council"),
]
