from django.urls import include, path

from councils import site_views

urlpatterns = [
    path("", site_views.start, name="start"),
    path("invitations/<int:pk>/accept/", site_views.accept_invitation, name="accept-invitation"),
    path("accounts/", include("allauth.urls")),
    path("<slug:council>/", include("councils.urls")),
    path("<slug:council>/protocols/", include("protocols.urls")),
    path("<slug:council>/requests/", include("requests_log.urls")),
]
