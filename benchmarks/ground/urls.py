from django.urls import include, path

from benchmarks.ground import limits

urlpatterns = [path("limit/<slug:name>/", limits.page), path("", include("protocol_site.urls"))]
