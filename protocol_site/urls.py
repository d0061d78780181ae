from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import include, path, register_converter

from councils.month_address import MonthConverter
from councils.views import beginning, demo, factor_resets, feeds, health, help, notices, sessions, site
from protocol_site.demo import tours

# One sign-in for all pages, with its limits on attempts.
admin.site.login = secure_admin_login(admin.site.login)
# An address is changed by its owner alone, who has to confirm it; permission groups are not used.
admin.site.unregister([EmailAddress, Group])

register_converter(MonthConverter, "month")

handler500 = "councils.errors.server_error"

urlpatterns = [
    path("", site.start, name="start"),
    path("help/words/", help.glossary, name="words"),
    path("help/cookies/", help.cookies, name="cookies"),
    path("accessibility/", help.accessibility, name="accessibility"),
    path("set-up/", beginning.set_up, name="set-up"),
    path("councils/", site.councils, name="councils"),
    path("invitations/<int:pk>/accept/", site.accept_invitation, name="accept-invitation"),
    path("accounts/notices/", notices.choice, name="notice-choice"),
    path("accounts/calendar/", feeds.links, name="calendar-links"),
    path("accounts/calendar/<month:first>/", site.month, name="due-month"),
    path("accounts/calendar/make/", feeds.make, name="calendar-link-make"),
    path("accounts/calendar/<int:pk>/revoke/", feeds.revoke, name="calendar-link-revoke"),
    path("accounts/sessions/", sessions.mine, name="sessions"),
    path("accounts/sessions/end-others/", sessions.end_others, name="sessions-end-others"),
    path("accounts/sessions/<uuid:handle>/end/", sessions.end, name="session-end"),
    path("accounts/second-step/lost/", factor_resets.lost, name="factor-lost"),
    path("accounts/second-step/lost/<str:token>/", factor_resets.lost_link, name="factor-lost-link"),
    path("accounts/stay/", sessions.stay, name="stay-signed-in"),
    path("health/live/", health.live, name="health-live"),
    path("health/ready/", health.ready, name="health-ready"),
    path("feeds/<str:secret>.ics", feeds.calendar, name="calendar-feed"),
    path("demo/tours/<slug:name>/start/", tours.start, name="tour-start"),
    path("demo/tours/next/", tours.onwards, name="tour-next"),
    path("demo/tours/stop/", tours.stop, name="tour-stop"),
    path("demo/mails/", demo.mails, name="demo-mails"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("<slug:council>/", include("councils.urls")),
    path("<slug:council>/protocols/", include("protocols.urls")),
    path("<slug:council>/requests/", include("requests_log.urls")),
    path("<slug:council>/grievances/", include("grievances.urls")),
]
