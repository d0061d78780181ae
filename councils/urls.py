from django.urls import path

from councils.views import bodies, deadlines, groups, jobs, notices, people, roles, settings, site

urlpatterns = [
    path("", site.council, name="council"),
    path("settings/", settings.details, name="council-settings"),
    path("deadlines/<int:pk>/", deadlines.deadline, name="deadline"),
    path("people/", people.people, name="people"),
    path("people/add/", people.add, name="person-add"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/change/", people.change, name="person-change"),
    path("people/<int:pk>/invite/", people.invite, name="person-invite"),
    path("people/<int:pk>/withdraw/", people.withdraw, name="person-withdraw"),
    path("people/<int:pk>/group/", roles.change_group, name="person-group"),
    path("people/<int:pk>/roles/give/", roles.give, name="role-give"),
    path("people/<int:pk>/roles/<int:membership>/end/", roles.end, name="role-end"),
    path("committees/", bodies.committees, name="committees"),
    path("committees/add/", bodies.add, name="committee-add"),
    path("committees/<int:pk>/", bodies.committee, name="committee"),
    path("committees/<int:pk>/rename/", bodies.rename, name="committee-rename"),
    path("committees/<int:pk>/seats/give/", bodies.give_seat, name="seat-give"),
    path("committees/<int:pk>/seats/<int:seat>/end/", bodies.end_seat, name="seat-end"),
    path("groups/", groups.groups, name="groups"),
    path("groups/add/", groups.add, name="group-add"),
    path("groups/<int:pk>/rename/", groups.rename, name="group-rename"),
    path("notices/", notices.outbox, name="outbox"),
    path("notices/<uuid:pk>/", notices.notice, name="notice"),
    path("notices/<uuid:pk>/<slug:name>/", notices.act, name="notice-act"),
    path("jobs/", jobs.overview, name="jobs"),
    path("jobs/<uuid:pk>/", jobs.job, name="job"),
]
